using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using TorchSharp;
using static TorchSharp.torch;

namespace Benchmarks.Engine;

/// <summary>
/// Convolutions whose sizes do not suit vectors, and some that do for comparison: the forward pass and the
/// two gradients, each alone.
/// </summary>
internal static class OddShapes
{
    /// <param name="Name">Its name, without spaces.</param>
    /// <param name="KernelW">Width of the kernel; its height is <paramref name="Kernel"/>.</param>
    private sealed record Shape(string Name, int N, int H, int W, int Inputs, int Outputs, int Kernel, int KernelW, int Stride = 1, int Dilation = 1, int Groups = 1)
    {
        public (long, long) Padding => ((Kernel - 1) / 2 * Dilation, (KernelW - 1) / 2 * Dilation);
    }

    private static readonly Shape[] All =
    [
        new("32-channels", 16, 56, 56, 32, 32, 3, 3),
        new("16-channels", 16, 56, 56, 16, 16, 3, 3),
        new("17-channels", 16, 56, 56, 17, 17, 3, 3),
        new("33-to-49", 16, 56, 56, 33, 49, 3, 3),
        new("5x5-stride-2", 16, 75, 75, 32, 32, 5, 5, Stride: 2),
        new("the-same-of-17", 16, 75, 75, 17, 17, 5, 5, Stride: 2),
        new("3-groups-of-17", 16, 40, 40, 51, 51, 3, 3, Groups: 3),
        new("3-groups-of-32", 16, 40, 40, 96, 96, 3, 3, Groups: 3),
        new("dilation-2-of-17", 16, 56, 56, 17, 17, 3, 3, Dilation: 2),
        new("width-1", 16, 3000, 1, 32, 32, 3, 1),
        new("width-1-of-17", 16, 3000, 1, 17, 17, 3, 1),
        new("1x1-of-51", 16, 56, 56, 51, 51, 1, 1),
    ];

    private const double WarmUpSeconds = 0.5;

    /// <summary>Work of a timed run: some milliseconds.</summary>
    private const double RunFlops = 2e9;

    public static int Run(int threads, int rounds, int repeats, IReadOnlyCollection<string> only)
    {
        Shape[] shapes = [.. All.Where(shape => only.Count == 0 || only.Contains(shape.Name))];
        if (shapes.Length == 0)
        {
            Console.Error.WriteLine($"No shape of that name. There are: {string.Join(", ", All.Select(shape => shape.Name))}.");
            return 1;
        }

        set_num_threads(threads);
        manual_seed(0);
        PeakProbe.Measure(threads);
        var table = new Table().AddColumns("shape", "forward", "peak", "d input", "peak", "d weight", "peak");

        // Every shape once a round, right after the peak, so that a burst of other work on the machine spoils one round of both.
        (double Peak, double[] Rates)[][] measured =
            [.. Enumerable.Range(0, rounds).Select(_ => shapes.Select(shape => (PeakProbe.Measure(threads), Rates(shape, repeats))).ToArray())];
        foreach ((int i, Shape shape) in shapes.Index())
        {
            double Median(Func<(double Peak, double[] Rates), double> value) => EngineBenchmark.Median([.. measured.Select(round => value(round[i]))]);
            table.AddRow([shape.Name, .. Enumerable.Range(0, 3).SelectMany(pass => new[]
            {
                Median(one => one.Rates[pass]).ToString("0", CultureInfo.InvariantCulture),
                Median(one => one.Rates[pass] / one.Peak).ToString("P0", CultureInfo.InvariantCulture),
            })]);
        }

        double peak = EngineBenchmark.Median([.. measured.SelectMany(round => round.Select(one => one.Peak))]);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{threads} threads · FMA peak {peak:0} GFLOP/s · GFLOP/s, median of {rounds} rounds of {repeats} runs");
        AnsiConsole.Write(table);
        return 0;
    }

    // Forward, gradient of the input, gradient of the weights.
    private static double[] Rates(Shape shape, int repeats)
    {
        using var scope = NewDisposeScope();
        // Through a pool of one pixel, so that the photos lie in memory as every layer but a net's first gets them.
        Tensor images = nn.functional.max_pool2d(rand(shape.N, shape.Inputs, shape.H, shape.W), kernel_size: 1);
        Tensor weights = rand(shape.Outputs, shape.Inputs / shape.Groups, shape.Kernel, shape.KernelW);
        Tensor Forward() => nn.functional.conv2d(images, weights, strides: [shape.Stride, shape.Stride],
            padding: [shape.Padding.Item1, shape.Padding.Item2], dilation: [shape.Dilation, shape.Dilation], groups: shape.Groups);

        Tensor gradient = Forward();
        double flops = 2.0 * gradient.numel() * weights.numel() / shape.Outputs;
        return [Rate(() => () => Forward().Dispose()), Backward(images), Backward(weights)];

        double Backward(Tensor of)
        {
            of.requires_grad = true;
            double rate = Rate(() =>
            {
                Tensor output = Forward();
                return () =>
                {
                    of.grad = null;
                    output.backward([gradient]);
                };
            });
            of.requires_grad = false;
            return rate;
        }

        // GFLOP/s of what `prepare` returns: the median over runs of several passes, since one takes a millisecond or two.
        double Rate(Func<Action> prepare)
        {
            int passes = (int)Math.Clamp(RunFlops / flops, 1, 16);
            var times = new List<double>();
            long start = Stopwatch.GetTimestamp();
            while (times.Count < repeats)
            {
                using var step = NewDisposeScope();
                Action[] work = [.. Enumerable.Range(0, passes).Select(_ => prepare())];
                double time = EngineBenchmark.Time(() => Array.ForEach(work, pass => pass()), 1).Single() / passes;
                if (Stopwatch.GetElapsedTime(start).TotalSeconds > WarmUpSeconds)
                {
                    times.Add(time);
                }
            }

            return flops / EngineBenchmark.Median(times) / 1e6;
        }
    }
}
