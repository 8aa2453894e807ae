namespace TorchSharp.Kernels;

/// <summary>Which convolutions the kernels take.</summary>
internal static unsafe class ConvArguments
{
    /// <summary>The sizes of a convolution of float32 images; null where it is libtorch's own to do, or to refuse.</summary>
    internal static ConvShape? Shape(TensorView x, TensorView w, long[] stride, long[] padding, long[] dilation, long groups)
    {
        if (!CpuKernels.Enabled || !x.IsImages || !w.IsImages || x.Count == 0 || w.Count == 0) return null;
        // A single number stands for both directions.
        if (stride.Length is not (1 or 2) || padding.Length is not (1 or 2) || dilation.Length is not (1 or 2)) return null;
        // Far more than any image needs, and no product below overflows.
        foreach (long value in (ReadOnlySpan<long>)[.. stride, .. padding, .. dilation])
        {
            if (value is < 0 or > 1 << 20) return null;
        }
        if (groups < 1 || x.Sizes[1] != w.Sizes[1] * groups || w.Sizes[0] % groups != 0) return null;
        var shape = new ConvShape((int)x.Sizes[0], (int)x.Sizes[2], (int)x.Sizes[3], (int)x.Sizes[1], (int)w.Sizes[0], (int)w.Sizes[2], (int)w.Sizes[3],
            (int)stride[0], (int)stride[^1], (int)padding[0], (int)padding[0], (int)padding[^1], (int)padding[^1], (int)dilation[0], (int)dilation[^1], (int)groups);
        bool fits = shape.IsValid && (long)shape.N * shape.OC * shape.OH * shape.OW < int.MaxValue;
        return fits ? shape : null;
    }

    /// <summary>True for a tensor of the sizes of the convolution's output.</summary>
    internal static bool IsOutput(TensorView y, in ConvShape s) => y.Sizes[0] == s.N && y.Sizes[1] == s.OC && y.Sizes[2] == s.OH && y.Sizes[3] == s.OW;
}
