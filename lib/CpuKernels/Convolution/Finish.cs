using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>What becomes of a convolution's outputs while they are in the cache: an addend, then limits. The default leaves them as they are.</summary>
/// <param name="addend">Floats from an output to what is added to it; 0: nothing.</param>
/// <param name="least">The lowest output there may be.</param>
/// <param name="most">The highest.</param>
internal readonly unsafe struct Finish(nint addend, float least, float most)
{
    /// <summary>Floats of a task.</summary>
    private const int Grain = 32 * 1024;

    /// <summary>True where outputs do change.</summary>
    internal bool Any => addend != 0 || least != most;

    /// <summary>What becomes of the value that belongs at y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal V Of<V>(V value, float* y) where V : struct, IVector<V>
    {
        if (addend != 0) value += V.Load(y + addend);
        return V.AtMost(V.Broadcast(most), V.AtLeast(V.Broadcast(least), value));
    }

    /// <summary>Changes some neighbouring outputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Apply<V>(float* y, long count) where V : struct, IVector<V>
    {
        long i = 0;
        for (; i <= count - V.Count; i += V.Count) V.Store(Of(V.Load(y + i), y + i), y + i);
        for (; i < count; i++) y[i] = Math.Min(most, Math.Max(least, addend != 0 ? y[i] + y[i + addend] : y[i]));
    }

    /// <summary>Changes all outputs, where they could not be changed as they came.</summary>
    internal void ApplyToAll(float* y, long count)
    {
        if (Any) Simd.Range(new Kernel(this, y), count, Grain);
    }

    private readonly struct Kernel(Finish finish, float* y) : IRangeKernel
    {
        public void Run<V>(long from, long to) where V : struct, IVector<V> => finish.Apply<V>(y + from, to - from);
    }
}
