using System.Globalization;
using Spectre.Console;

namespace Benchmarks.Engine;

/// <summary>
/// TorchSharp as installed, at its best, and with CpuKernels: each in a process of its own, in turn, in one call. Medians,
/// ratios, and the share of what the processor can do at all.
/// </summary>
internal static class EngineBenchmark
{
    // How each library is told to do without AVX-512.
    private static readonly (string Name, string Value)[] Avx2 = [("DOTNET_EnableAVX512F", "0"), ("ATEN_CPU_CAPABILITY", "avx2"), ("ONEDNN_MAX_CPU_ISA", "AVX2"), ("MKL_ENABLE_INSTRUCTIONS", "AVX2")];

    public static int Run(int threads, int rounds, int repeats, bool avx2, IReadOnlyCollection<string> only)
    {
        Workload[] work = [.. Workloads.All.Where(workload => only.Count == 0 || only.Contains(workload.Name))];
        if (work.Length == 0)
        {
            Console.Error.WriteLine($"No workload of that name. There are: {string.Join(", ", Workloads.All.Select(workload => workload.Name))}.");
            return 1;
        }

        foreach ((string name, string value) in avx2 ? Avx2 : []) Environment.SetEnvironmentVariable(name, value);
        double peak = PeakProbe.Measure(threads, avx2 ? 256 : 512);
        string report = "";
        var table = new Table().AddColumns("work", "installed ms", "best ms", "kernels ms", "vs installed", "vs best", "GFLOP/s", "of peak");
        foreach (Workload workload in work)
        {
            (double[] medians, report) = Medians(workload, threads, rounds, repeats);
            var (installed, best, kernels) = (medians[0], medians[1], medians[2]);
            double gigaflops = workload.Flops / kernels / 1e6;
            table.AddRow(
                workload.Title, Number(installed), Number(best), Number(kernels), Ratio(installed / kernels), Ratio(best / kernels),
                workload.Flops > 0 ? Number(gigaflops) : "", workload.Flops > 0 ? (gigaflops / peak).ToString("P0", CultureInfo.InvariantCulture) : "");
        }

        Console.WriteLine(report);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{threads} threads · FMA peak {peak:0} GFLOP/s (registers only) · medians of {rounds * repeats}");
        AnsiConsole.Write(table);
        return 0;
    }

    // Milliseconds on each side, and what the side with kernels says of itself.
    private static (double[] Medians, string Report) Medians(Workload workload, int threads, int rounds, int repeats)
    {
        LinePeer[] sides = [.. Enum.GetValues<Side>().Select(side => LinePeer.Self("engine-side", "--side", $"{side}", "--work", workload.Name, "--threads", $"{threads}"))];
        try
        {
            List<double>[] times = [.. sides.Select(_ => new List<double>())];
            for (int round = 0; round < rounds; round++)
            {
                foreach ((int i, LinePeer side) in sides.Index()) times[i].AddRange(side.Ask($"{repeats}"));
            }

            return ([.. times.Select(Median)], sides[^1].Versions);
        }
        finally
        {
            foreach (LinePeer side in sides) side.Dispose();
        }
    }

    internal static double Median(IReadOnlyCollection<double> times) => times.Count == 0 ? double.NaN : times.Order().ElementAt(times.Count / 2);

    private static string Number(double value) => value.ToString(value < 10 ? "0.00" : "0.0", CultureInfo.InvariantCulture);

    private static string Ratio(double value) => string.Create(CultureInfo.InvariantCulture, $"×{value:0.00}");
}
