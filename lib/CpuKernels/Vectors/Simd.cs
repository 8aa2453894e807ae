using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

/// <summary>A kernel over a range of elements: its fields are its arguments.</summary>
internal interface IRangeKernel
{
    void Run<V>(long from, long to) where V : struct, IVector<V>;
}

/// <summary>A kernel made of numbered tasks: its fields are its arguments.</summary>
internal interface ITaskKernel
{
    void Run<V>(int task) where V : struct, IVector<V>;
}

/// <summary>
/// Picks the widest vectors that the processor has, once, and runs kernels with them.
/// `DOTNET_EnableAVX512=0` and `DOTNET_EnableAVX2=0` take widths away, as everywhere in .NET; `DOTNET_EnableAVX512F=0`, the
/// name before .NET 10, which the runtime no longer reads, does so here.
/// </summary>
internal static class Simd
{
    private static readonly int Widest =
        Vector512.IsHardwareAccelerated && Environment.GetEnvironmentVariable("DOTNET_EnableAVX512F") != "0" ? 512
        : Vector256.IsHardwareAccelerated ? 256 : 128;

    [ThreadStatic] private static int forced;

    /// <summary>Bits in a vector for kernels that this thread starts.</summary>
    internal static int Width => forced == 0 ? Widest : forced;

    /// <summary>Floats in a vector.</summary>
    internal static int Floats => Width / 32;

    /// <summary>As <see cref="IVector{TSelf}.ManyRegisters"/>, for the width in use.</summary>
    internal static bool ManyRegisters => Width == 512 || Width == 128 && Float4.ManyRegisters;

    /// <summary>Makes this thread's kernels use one width (tests); 0 goes back to the widest.</summary>
    internal static void Force(int width)
    {
        if (width is not (0 or 128 or 256 or 512)) throw new ArgumentOutOfRangeException(nameof(width), width, "0, 128, 256 or 512.");
        forced = width;
    }

    /// <summary>Makes this thread's kernels use one width until the result is disposed: for kernels that a task starts.</summary>
    internal static Scope Use(int width)
    {
        var scope = new Scope(forced);
        forced = width;
        return scope;
    }

    /// <summary>Goes back to the width that was in force.</summary>
    internal readonly ref struct Scope(int before)
    {
        public void Dispose() => forced = before;
    }

    /// <summary>Runs the kernel over [0, count) in fixed chunks of <paramref name="grain"/>, on all workers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Range<K>(in K kernel, long count, long grain) where K : struct, IRangeKernel
    {
        if (count <= grain) Run(kernel, Width, 0, count);
        else ParallelRange(kernel, count, grain);
    }

    /// <summary>Runs tasks 0 … tasks-1 on all workers.</summary>
    internal static void For<K>(in K kernel, int tasks) where K : struct, ITaskKernel
    {
        if (tasks == 1) Run(kernel, Width, 0);
        else ParallelFor(kernel, tasks);
    }

    private static void ParallelRange<K>(K kernel, long count, long grain) where K : struct, IRangeKernel
    {
        int width = Width;
        Workers.Range(count, grain, (from, to) => Run(kernel, width, from, to));
    }

    private static void ParallelFor<K>(K kernel, int tasks) where K : struct, ITaskKernel
    {
        int width = Width;
        Workers.For(tasks, task => Run(kernel, width, task));
    }

    private static void Run<K>(in K kernel, int width, long from, long to) where K : struct, IRangeKernel
    {
        if (width == 512) kernel.Run<Float16>(from, to);
        else if (width == 256) kernel.Run<Float8>(from, to);
        else kernel.Run<Float4>(from, to);
    }

    private static void Run<K>(in K kernel, int width, int task) where K : struct, ITaskKernel
    {
        if (width == 512) kernel.Run<Float16>(task);
        else if (width == 256) kernel.Run<Float8>(task);
        else kernel.Run<Float4>(task);
    }

    /// <summary>Asks for the cache line at an address; a hint, never a fault.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe void Prefetch(float* address)
    {
        if (Sse.IsSupported) Sse.Prefetch0(address);
    }

    /// <summary>
    /// Asks for some floats, to read or to overwrite them. On its own the processor sees a stream of memory only where it is read
    /// in its order; where a kernel reads or writes many rows at once, waiting for each line costs more than the arithmetic.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe void Prefetch(float* from, long count)
    {
        const int Line = 16;
        for (float* line = from; line < from + count; line += Line) Prefetch(line);
    }
}
