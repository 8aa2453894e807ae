using System.Runtime.InteropServices;

namespace TorchSharp.Kernels;

/// <summary>grid_sampler_2d(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor</summary>
/// <remarks>libtorch checks the arguments inside its kernel, so what is not covered here, wrong shapes among it, goes there.</remarks>
internal sealed unsafe class GridSampler : IOperator
{
    /// <summary>at::cpu::grid_sampler_2d(const Tensor&amp;, const Tensor&amp;, long, long, bool) in libtorch 2.10 for Linux.</summary>
    private const string Original = "_ZN2at3cpu15grid_sampler_2dERKNS_6TensorES3_llb";

    private static nint original;

    public static string Name => "grid_sampler_2d";
    public static bool IsGradient => false;
    public static delegate* unmanaged<ulong*, ulong, ulong, void> Entry => Libtorch.TryGetExport(Original, out original) ? NativeCall.Around(&Enter) : null;

    public static bool Run(ref Arguments arguments, scoped Span<nint> results)
    {
        TensorView x = arguments.Tensor(0), grid = arguments.Tensor(1);
        if (!Covers(x, grid) || arguments.Integer(2) > (long)SampleMode.Nearest) return false;
        long* s = x.Sizes, g = grid.Sizes;
        long* sizes = stackalloc long[4] { s[0], s[1], g[1], g[2] };
        var y = TensorView.Contiguous(4, sizes);
        results[0] = y.Handle;
        using var images = new Planar(x);
        using var points = new Planar(grid);
        GridSample.Forward((int)s[0], (int)s[1], (int)s[2], (int)s[3], (int)g[1], (int)g[2], images.Floats, points.Floats, y.Floats,
            (SampleMode)arguments.Integer(2), (SamplePadding)arguments.Integer(3), arguments.Flag(4));
        return true;
    }

    private static bool Covers(TensorView x, TensorView grid)
    {
        if (!CpuKernels.Enabled || !x.IsImages || !grid.IsImages || x.Count == 0 || grid.Count == 0) return false;
        return grid.Sizes[0] == x.Sizes[0] && grid.Sizes[3] == 2 && x.Sizes[0] * x.Sizes[1] * grid.Sizes[1] * grid.Sizes[2] < int.MaxValue;
    }

    [UnmanagedCallersOnly]
    private static ulong* Enter(ulong* stack, ulong arguments, ulong results)
    {
        ulong input = stack[0], grid = stack[1], mode = stack[2], padding = stack[3], align = stack[4] & 1;
        if (Operator.TryRun<GridSampler>(stack, results)) return null;
        return NativeCall.To(stack, original, [(nint)input, (nint)grid], input, grid, mode, padding, align);
    }
}
