using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using TorchSharp;

namespace Benchmarks.Engine;

/// <summary>Both sides in turn, in one run: medians, ratios, and the share of what the machine can do at all.</summary>
internal static class EngineBenchmark
{
    public static int Run(int threads, int rounds, int repeats, IReadOnlyCollection<string> only)
    {
        Workload[] work = [.. Workloads.All.Where(workload => only.Count == 0 || only.Contains(workload.Name))];
        if (work.Length == 0)
        {
            Console.Error.WriteLine($"No workload of that name. There are: {string.Join(", ", Workloads.All.Select(workload => workload.Name))}.");
            return 1;
        }

        torch.set_num_threads(threads);
        torch.manual_seed(0);
        using PyTorchPeer? best = PyTorchPeer.Start(threads, best: true), installed = PyTorchPeer.Start(threads, best: false);
        if (best is null)
        {
            Console.WriteLine("PyTorch is not installed (Debian: python3-torch, libopenblas0-pthread); only our side runs.");
        }

        double peak = PeakProbe.Measure(threads);
        var table = new Table().AddColumns("work", "ours ms", "best ms", "plain ms", "vs best", "vs plain", "GFLOP/s", "peak");
        foreach (Workload workload in work)
        {
            (double mine, double theirs, double plain) = Medians(workload, best, installed, rounds, repeats);
            double gigaflops = workload.Flops / mine / 1e6;
            table.AddRow(
                workload.Title, Number(mine), Number(theirs), Number(plain), Ratio(theirs / mine), Ratio(plain / mine),
                workload.Flops > 0 ? Number(gigaflops) : "", workload.Flops > 0 ? (gigaflops / peak).ToString("P0", CultureInfo.InvariantCulture) : "");
        }

        string versions = best is null ? "" : $" · PyTorch {best.Version}";
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"{threads} threads · FMA peak {peak:0} GFLOP/s (registers only) · medians of {rounds * repeats}{versions} (best: tuned, plain: as installed)");
        AnsiConsole.Write(table);
        return 0;
    }

    /// <summary>Median milliseconds of a workload on each side, taken in turn; NaN for a side that is absent.</summary>
    internal static (double Ours, double Best, double Plain) Medians(Workload workload, PyTorchPeer? best, PyTorchPeer? installed, int rounds, int repeats)
    {
        var (ours, theirs, plain) = (new List<double>(), new List<double>(), new List<double>());
        Action action = workload.Make();
        WarmUp(action);
        for (int round = 0; round < rounds; round++)
        {
            ours.AddRange(Time(action, repeats));
            theirs.AddRange(best?.Time(workload.Name, repeats) ?? []);
            plain.AddRange(installed?.Time(workload.Name, repeats) ?? []);
        }

        GC.Collect();
        return (Median(ours), Median(theirs), Median(plain));
    }

    /// <summary>A second of work first, on either side: code is compiled to its best, buffers are pooled.</summary>
    internal static void WarmUp(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        do
        {
            action();
        }
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < 1);
    }

    internal static IEnumerable<double> Time(Action action, int repeats)
    {
        for (int repeat = 0; repeat < repeats; repeat++)
        {
            long start = Stopwatch.GetTimestamp();
            action();
            yield return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
    }

    internal static double Median(IReadOnlyCollection<double> times) => times.Count == 0 ? double.NaN : times.Order().ElementAt(times.Count / 2);

    private static string Number(double value) => double.IsNaN(value) ? "" : value.ToString(value < 10 ? "0.00" : "0.0", CultureInfo.InvariantCulture);

    internal static string Ratio(double value) => double.IsNaN(value) ? "" : string.Create(CultureInfo.InvariantCulture, $"×{value:0.00}");
}
