using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Benchmarks.Engine;

/// <summary>Measures how many multiply-adds this machine can do at all: registers only, no memory.</summary>
internal static class PeakProbe
{
    private const long Steps = 4_000_000;
    private const int Chains = 16;   // enough independent chains to hide the latency of a multiply-add

    /// <summary>GFLOP/s of so many threads together, the best of a few tries, with vectors of at most so many bits.</summary>
    public static double Measure(int threads, int most = 512)
    {
        int width = Math.Min(most, Widest);
        Func<float> work = width == 512 ? Run512 : width == 256 ? Run256 : Run128;
        double best = 0;
        for (int attempt = 0; attempt < 6; attempt++)
        {
            long start = Stopwatch.GetTimestamp();
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, _ => Sink(work));
            double flops = 2.0 * Steps * Chains * (width / 32) * threads;
            best = Math.Max(best, flops / Stopwatch.GetElapsedTime(start).TotalSeconds / 1e9);
        }

        return best;
    }

    private static int Widest => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    private static float sink;

    private static void Sink(Func<float> work) => sink = work();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run512()
    {
        var x = Vector512.Create(0.999f);
        var y = Vector512.Create(1e-6f);
        Vector512<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = y, j = y, k = y, l = y, m = y, n = y, o = y, p = y;
        for (long step = 0; step < Steps; step++)
        {
            a = Vector512.FusedMultiplyAdd(a, x, y); b = Vector512.FusedMultiplyAdd(b, x, y); c = Vector512.FusedMultiplyAdd(c, x, y); d = Vector512.FusedMultiplyAdd(d, x, y);
            e = Vector512.FusedMultiplyAdd(e, x, y); f = Vector512.FusedMultiplyAdd(f, x, y); g = Vector512.FusedMultiplyAdd(g, x, y); h = Vector512.FusedMultiplyAdd(h, x, y);
            i = Vector512.FusedMultiplyAdd(i, x, y); j = Vector512.FusedMultiplyAdd(j, x, y); k = Vector512.FusedMultiplyAdd(k, x, y); l = Vector512.FusedMultiplyAdd(l, x, y);
            m = Vector512.FusedMultiplyAdd(m, x, y); n = Vector512.FusedMultiplyAdd(n, x, y); o = Vector512.FusedMultiplyAdd(o, x, y); p = Vector512.FusedMultiplyAdd(p, x, y);
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run256()
    {
        var x = Vector256.Create(0.999f);
        var y = Vector256.Create(1e-6f);
        Vector256<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = y, j = y, k = y, l = y, m = y, n = y;
        for (long step = 0; step < Steps * Chains / 14; step++)
        {
            a = Vector256.FusedMultiplyAdd(a, x, y); b = Vector256.FusedMultiplyAdd(b, x, y); c = Vector256.FusedMultiplyAdd(c, x, y); d = Vector256.FusedMultiplyAdd(d, x, y);
            e = Vector256.FusedMultiplyAdd(e, x, y); f = Vector256.FusedMultiplyAdd(f, x, y); g = Vector256.FusedMultiplyAdd(g, x, y); h = Vector256.FusedMultiplyAdd(h, x, y);
            i = Vector256.FusedMultiplyAdd(i, x, y); j = Vector256.FusedMultiplyAdd(j, x, y); k = Vector256.FusedMultiplyAdd(k, x, y); l = Vector256.FusedMultiplyAdd(l, x, y);
            m = Vector256.FusedMultiplyAdd(m, x, y); n = Vector256.FusedMultiplyAdd(n, x, y);
        }

        return Vector256.Sum(a + b + c + d + e + f + g + h + i + j + k + l + m + n);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run128()
    {
        var x = Vector128.Create(0.999f);
        var y = Vector128.Create(1e-6f);
        Vector128<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = y, j = y, k = y, l = y, m = y, n = y, o = y, p = y;
        for (long step = 0; step < Steps; step++)
        {
            a = Vector128.MultiplyAddEstimate(a, x, y); b = Vector128.MultiplyAddEstimate(b, x, y); c = Vector128.MultiplyAddEstimate(c, x, y); d = Vector128.MultiplyAddEstimate(d, x, y);
            e = Vector128.MultiplyAddEstimate(e, x, y); f = Vector128.MultiplyAddEstimate(f, x, y); g = Vector128.MultiplyAddEstimate(g, x, y); h = Vector128.MultiplyAddEstimate(h, x, y);
            i = Vector128.MultiplyAddEstimate(i, x, y); j = Vector128.MultiplyAddEstimate(j, x, y); k = Vector128.MultiplyAddEstimate(k, x, y); l = Vector128.MultiplyAddEstimate(l, x, y);
            m = Vector128.MultiplyAddEstimate(m, x, y); n = Vector128.MultiplyAddEstimate(n, x, y); o = Vector128.MultiplyAddEstimate(o, x, y); p = Vector128.MultiplyAddEstimate(p, x, y);
        }

        return Vector128.Sum(a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p);
    }
}
