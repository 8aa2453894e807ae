using System.Globalization;
using Spectre.Console;
using TorchSharp;

namespace Benchmarks.Engine;

/// <summary>Seconds that an epoch of chapter 00's nets takes, beside PyTorch's in the same run: a median step times the steps of an epoch.</summary>
internal static class EpochBenchmark
{
    public static int Run(int threads, int rounds, int repeats)
    {
        torch.set_num_threads(threads);
        torch.manual_seed(0);
        using PyTorchPeer? best = PyTorchPeer.Start(threads, best: true), installed = PyTorchPeer.Start(threads, best: false);
        var table = new Table().AddColumns("epoch of 45,000 pictures", "steps", "ours", "PyTorch, best", "as installed", "vs best", "vs plain");
        foreach ((Workload step, int steps) in FashionNets.Epochs)
        {
            (double ours, double theirs, double plain) = EngineBenchmark.Medians(step, best, installed, rounds, repeats);
            string Seconds(double milliseconds) => double.IsNaN(milliseconds) ? "" : string.Create(CultureInfo.InvariantCulture, $"{milliseconds * steps / 1000:0.0} s");
            table.AddRow(step.Title, steps.ToString(CultureInfo.InvariantCulture), Seconds(ours), Seconds(theirs), Seconds(plain),
                EngineBenchmark.Ratio(theirs / ours), EngineBenchmark.Ratio(plain / ours));
        }

        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{threads} threads · medians of {rounds * repeats} steps · PyTorch {best?.Version ?? "absent"}");
        AnsiConsole.Write(table);
        return 0;
    }
}
