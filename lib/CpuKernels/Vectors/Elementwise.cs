using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>Filling, copying and scaling of floats.</summary>
internal static unsafe class Elementwise
{
    /// <summary>Elements of a task: large enough to be worth a thread.</summary>
    private const long Grain = 128 * 1024;

    /// <summary>y[i] = value</summary>
    internal static void Fill(long n, float value, float* y) => Simd.Range(new FillKernel(value, y), n, Grain);

    /// <summary>y[i] = x[i]</summary>
    internal static void Copy(long n, float* x, float* y) => Simd.Range(new CopyKernel(x, y), n, Grain);

    /// <summary>y[i] = factor · x[i], on the calling thread.</summary>
    internal static void Scale(long n, float factor, float* x, float* y)
    {
        long i = 0;
        for (; i <= n - Vector<float>.Count; i += Vector<float>.Count) (Vector.Load(x + i) * factor).Store(y + i);
        for (; i < n; i++) y[i] = x[i] * factor;
    }

    private readonly struct FillKernel(float value, float* y) : IRangeKernel
    {
        public void Run<V>(long from, long to) where V : struct, IVector<V>
        {
            for (long i = from; i < to; i += int.MaxValue) new Span<float>(y + i, (int)Math.Min(int.MaxValue, to - i)).Fill(value);
        }
    }

    private readonly struct CopyKernel(float* x, float* y) : IRangeKernel
    {
        public void Run<V>(long from, long to) where V : struct, IVector<V> =>
            Buffer.MemoryCopy(x + from, y + from, (to - from) * sizeof(float), (to - from) * sizeof(float));
    }

    /// <summary>Copies a few floats; source and target do not overlap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Move(float* source, float* target, long count)
    {
        if (count < 4)
        {
            for (long i = 0; i < count; i++) target[i] = source[i];
            return;
        }
        // The last four may overlap those before.
        for (long i = 0; i < count - 4; i += 4) Vector128.Load(source + i).Store(target + i);
        Vector128.Load(source + count - 4).Store(target + count - 4);
    }
}
