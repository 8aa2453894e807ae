using System.Diagnostics;
using System.Globalization;
using Benchmarks.Engine;
using Spectre.Console;
using TorchSharp;

namespace Benchmarks.Memory;

/// <summary>Many training steps on either side: does resident memory stay where it was, and how high does it go?</summary>
internal static class MemoryBenchmark
{
    private const int WarmUp = 50, Interval = 10;
    private const double Allowed = 5;

    public static int Run(string net, int steps, int threads)
    {
        if (net is not ("a" or "b") || steps <= WarmUp)
        {
            Console.Error.WriteLine($"--net must be a or b, and --steps more than {WarmUp}.");
            return 1;
        }

        string name = "net-" + net;
        Workload workload = Workloads.All.Single(workload => workload.Name == name);
        torch.set_num_threads(threads);
        torch.manual_seed(0);
        Growth ours = Ours(workload.Make(), steps);
        Growth? theirs = Theirs(name, steps, threads);

        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{workload.Title} · {steps} steps · {threads} threads · resident MB");
        var table = new Table().AddColumns("", "at step 50", "lowest after", "highest after", "at the end", "peak of the process");
        AddRow(table, "ours", ours);
        if (theirs is not null) AddRow(table, "PyTorch", theirs);
        AnsiConsole.Write(table);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Managed memory: {ours.ManagedKilobytesPerStep:0.0} kB a step, {GC.CollectionCount(0)} collections, heap {GC.GetGCMemoryInfo().TotalCommittedBytes / 1048576.0:0.0} MB."));
        bool flat = ours.Highest - ours.AfterWarmUp <= Allowed, low = theirs is null || ours.Peak <= theirs.Peak;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(flat && low ? "PASS" : "FAIL")}: grew {ours.Highest - ours.AfterWarmUp:0.0} MB after step {WarmUp} (at most {Allowed:0}); peak {ours.Peak:0} MB, {(theirs is null ? "PyTorch is not installed (Debian: python3-torch)" : $"PyTorch {theirs.Peak:0} MB")}."));
        return flat && low ? 0 : 1;
    }

    private static Growth Ours(Action step, int steps)
    {
        var samples = new List<double>(steps / Interval);
        long allocated = 0;
        for (int done = 1; done <= steps; done++)
        {
            step();
            if (done == WarmUp) allocated = GC.GetTotalAllocatedBytes();
            if (done >= WarmUp && done % Interval == 0) samples.Add(ResidentMemory.Now);
        }

        double kilobytes = (GC.GetTotalAllocatedBytes() - allocated) / 1024.0 / (steps - WarmUp);
        return Growth.Of(samples, ResidentMemory.Peak, kilobytes);
    }

    private static Growth? Theirs(string net, int steps, int threads)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "peers", "memory.py");
        string[] arguments = [script, net, .. new[] { steps, WarmUp, Interval, threads }.Select(number => number.ToString(CultureInfo.InvariantCulture))];
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("/usr/bin/python3", arguments) { RedirectStandardOutput = true })!;
            string? line = process.StandardOutput.ReadLine();
            process.WaitForExit();
            if (line is null) return null;
            double[] numbers = [.. line.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
            return Growth.Of(numbers[..^1], numbers[^1], double.NaN);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static void AddRow(Table table, string side, Growth growth) => table.AddRow(
        [side, .. new[] { growth.AfterWarmUp, growth.Lowest, growth.Highest, growth.End, growth.Peak }.Select(value => value.ToString("0.0", CultureInfo.InvariantCulture))]);

    /// <summary>Resident MB, sampled from the end of the warm-up on.</summary>
    private sealed record Growth(double AfterWarmUp, double Lowest, double Highest, double End, double Peak, double ManagedKilobytesPerStep)
    {
        public static Growth Of(IReadOnlyList<double> samples, double peak, double kilobytes) =>
            new(samples[0], samples.Min(), samples.Max(), samples[^1], peak, kilobytes);
    }
}
