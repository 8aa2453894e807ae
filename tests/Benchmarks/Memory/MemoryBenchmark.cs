using System.Globalization;
using Benchmarks.Engine;
using Spectre.Console;

namespace Benchmarks.Memory;

/// <summary>Many training steps with kernels and without: does resident memory stay where it was, and how high does it go?</summary>
internal static class MemoryBenchmark
{
    private const int WarmUp = 50, Interval = 10;

    /// <summary>MB by which memory may grow after the warm-up.</summary>
    private const double Growth = 20;

    /// <summary>Peak with kernels, as a multiple of that without.</summary>
    private const double PeakRatio = 1.5;

    /// <summary>
    /// Bounds the youngest generation of .NET's own heap to half a MiB, so that it is collected every few steps. It else grows to the size of the processor's last cache,
    /// 20 to 70 MB, and tensors whose C# objects wait for that collection take a block of 54 MB more, sooner or later, with kernels and without: both would hide a leak.
    /// </summary>
    private static readonly (string, string) YoungestGeneration = ("DOTNET_GCgen0size", "0x80000");

    public static int Run(int steps, int threads)
    {
        if (steps <= WarmUp)
        {
            Console.Error.WriteLine($"--steps must be more than {WarmUp}.");
            return 1;
        }

        bool passed = true;
        var table = new Table().AddColumns("resident MB", "", "at step 50", "highest after", "at the end", "peak of the process");
        foreach (string net in new[] { "net-a", "net-b" })
        {
            double[] without = Ask(Side.Installed), with = Ask(Side.Kernels);
            AddRow("as installed", without);
            AddRow("with kernels", with);
            bool flat = with[1] - with[0] <= Growth, low = with[3] <= PeakRatio * without[3];
            passed &= flat && low;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{(flat && low ? "PASS" : "FAIL")} {net}: grew {with[1] - with[0]:0.0} MB after step {WarmUp} (at most {Growth:0}); peak ×{with[3] / without[3]:0.00} (at most ×{PeakRatio:0.0})."));

            double[] Ask(Side side)
            {
                using LinePeer peer = LinePeer.With(YoungestGeneration, "memory-side", "--side", $"{side}", "--work", net, "--threads", $"{threads}");
                return peer.Ask($"{steps}");
            }

            void AddRow(string title, double[] values) => table.AddRow([net, title, .. values.Select(value => value.ToString("0.0", CultureInfo.InvariantCulture))]);
        }

        Console.WriteLine($"{steps} steps, {threads} threads");
        AnsiConsole.Write(table);
        return passed ? 0 : 1;
    }

    /// <summary>The process of one side: answers with MB at step 50, the highest after, at the end, and the peak.</summary>
    public static int RunSide(Side side, string name, int threads)
    {
        Action step = EngineSide.SetUp(side, name, threads);
        Console.WriteLine("ready");
        int steps = int.Parse(Console.ReadLine()!, CultureInfo.InvariantCulture);
        var samples = new List<double>(steps / Interval);
        for (int done = 1; done <= steps; done++)
        {
            step();
            if (done >= WarmUp && done % Interval == 0) samples.Add(ResidentMemory.Now);
        }

        double[] answer = [samples[0], samples.Max(), samples[^1], ResidentMemory.Peak];
        Console.WriteLine(string.Join(' ', answer.Select(value => value.ToString("R", CultureInfo.InvariantCulture))));
        return 0;
    }
}
