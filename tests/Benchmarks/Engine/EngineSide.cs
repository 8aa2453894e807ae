using System.Diagnostics;
using System.Globalization;
using TorchSharp;
using TorchSharp.Kernels;

namespace Benchmarks.Engine;

/// <summary>How TorchSharp is set up in a process of the benchmark.</summary>
internal enum Side
{
    /// <summary>As it comes.</summary>
    Installed,

    /// <summary>At its best without kernels: the allocator keeps memory, weights and images are channels-last.</summary>
    Best,

    /// <summary>CpuKernels.Install(), nothing else.</summary>
    Kernels,
}

/// <summary>A process of the benchmark: it does one workload on one side, as often as it is asked by a line.</summary>
internal static class EngineSide
{
    public static int Run(Side side, string name, int threads)
    {
        Action action = SetUp(side, name, threads);
        WarmUp(action);
        Console.WriteLine($"ready {CpuKernels.Report}");
        while (Console.ReadLine() is { } line)
        {
            Console.WriteLine(string.Join(' ', Time(action, int.Parse(line, CultureInfo.InvariantCulture)).Select(time => time.ToString("R", CultureInfo.InvariantCulture))));
        }

        return 0;
    }

    internal static Action SetUp(Side side, string name, int threads)
    {
        if (side == Side.Kernels && !CpuKernels.Install()) throw new InvalidOperationException(CpuKernels.Report);
        if (side == Side.Best) Allocator.Tune();
        torch.set_num_threads(threads);
        torch.manual_seed(0);
        return Workloads.All.Single(workload => workload.Name == name).Make(side == Side.Best);
    }

    /// <summary>Two seconds of work first, and at least four runs: code is compiled to its best, memory has been touched.</summary>
    internal static void WarmUp(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        for (int runs = 0; runs < 4 || Stopwatch.GetElapsedTime(start).TotalSeconds < 2; runs++) action();
    }

    /// <summary>Milliseconds of each of some runs.</summary>
    internal static IEnumerable<double> Time(Action action, int repeats)
    {
        for (int repeat = 0; repeat < repeats; repeat++)
        {
            long start = Stopwatch.GetTimestamp();
            action();
            yield return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
    }
}
