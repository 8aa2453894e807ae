using System.Runtime.InteropServices;

namespace TorchSharp.Kernels;

/// <summary>affine_grid_generator(Tensor theta, SymInt[] size, bool align_corners) -> Tensor</summary>
/// <remarks>libtorch checks the arguments inside its kernel, so what is not covered here, wrong shapes among it, goes there.</remarks>
internal sealed unsafe class AffineGridGenerator : IOperator
{
    /// <summary>at::compositeexplicitautograd::affine_grid_generator(const Tensor&amp;, ArrayRef&lt;long&gt;, bool) in libtorch 2.10 for Linux.</summary>
    private const string Original = "_ZN2at25compositeexplicitautograd21affine_grid_generatorERKNS_6TensorEN3c108ArrayRefIlEEb";

    private const int MostDimensions = 8;
    private static nint original;

    // This thread's sizes, where libtorch's function can read them after this one has returned.
    [ThreadStatic] private static long* sizes;
    [ThreadStatic] private static int dimensions;

    public static string Name => "affine_grid_generator";
    public static bool IsGradient => false;
    public static delegate* unmanaged<ulong*, ulong, ulong, void> Entry => Libtorch.TryGetExport(Original, out original) ? NativeCall.Around(&Enter) : null;

    public static bool Run(ref Arguments arguments, scoped Span<nint> results)
    {
        var theta = arguments.Tensor(0);
        if (!CpuKernels.Enabled || !theta.IsFloat32 || theta.Dimensions != 3 || dimensions != 4) return false;
        long n = sizes[0], h = sizes[2], w = sizes[3], limit = int.MaxValue;
        if (n < 1 || h < 1 || w < 1 || n > limit || h > limit || w > limit || h * w > limit || n * h * w > limit / 2) return false;
        if (theta.Sizes[0] != n || theta.Sizes[1] != 2 || theta.Sizes[2] != 3) return false;
        long* shape = stackalloc long[4] { n, h, w, 2 };
        var grid = TensorView.Contiguous(4, shape);
        results[0] = grid.Handle;
        using var maps = new Planar(theta);
        AffineGrid.Run((int)n, (int)h, (int)w, maps.Floats, grid.Floats, arguments.Flag(2));
        return true;
    }

    [UnmanagedCallersOnly]
    private static ulong* Enter(ulong* stack, ulong arguments, ulong results)
    {
        if (sizes == null) sizes = (long*)NativeMemory.Alloc(MostDimensions, sizeof(long));
        long[] given = Arguments.TakeList((nint)stack[1]);
        dimensions = Math.Min(given.Length, MostDimensions);
        given.AsSpan(0, dimensions).CopyTo(new Span<long>(sizes, MostDimensions));
        ulong theta = stack[0], align = stack[2] & 1;
        if (Operator.TryRun<AffineGridGenerator>(stack, results)) return null;
        return NativeCall.To(stack, original, [(nint)theta], theta, (ulong)sizes, (ulong)dimensions, align);
    }
}
