using System.Runtime.InteropServices;

namespace TorchSharp.Kernels;

/// <summary>
/// mkldnn_convolution(Tensor self, Tensor weight, Tensor? bias, SymInt[] padding, SymInt[] stride, SymInt[] dilation, SymInt groups) -> Tensor:
/// what aten::convolution calls on a CPU for float32, once it has checked shapes and types.
/// </summary>
internal sealed unsafe class ConvolutionForward : IOperator
{
    public static string Name => "mkldnn_convolution";
    public static bool IsGradient => false;
    public static delegate* unmanaged<ulong*, ulong, ulong, void> Entry => &Enter;

    public static bool Run(ref Arguments arguments, scoped Span<nint> results)
    {
        TensorView x = arguments.Tensor(0), w = arguments.Tensor(1), bias = arguments.OptionalTensor(2);
        long[] padding = arguments.Integers(3), stride = arguments.Integers(4), dilation = arguments.Integers(5);
        long groups = arguments.Integer(6);
        if (ConvArguments.Shape(x, w, stride, padding, dilation, groups) is not { } shape || bias.IsDefined && !bias.IsFloat32)
        {
            results[0] = Libtorchs(x, w, bias, padding, stride, dilation, groups);
            return false;
        }
        var y = TensorView.ChannelsLast(shape.N, shape.OC, shape.OH, shape.OW);
        results[0] = y.Handle;
        using var pixels = new Interleaved(x);
        using var offsets = new Planar(bias);
        using var fused = new Fused(y, offsets.Floats);
        var along = shape.AlongRow();
        if (WholeMaps.Suits(along) && (w.IsContiguous || w.IsChannelsLast))
        {
            WholeMapPass.Forward(along, pixels.Floats, w.Floats, w.IsContiguous, fused.Factors, fused.Offsets, y.Floats, fused.Finish);
        }
        else if (KeptWeights.Find(along, w, fused.Factors) is { } kept)
        {
            Conv2d.Forward(along, pixels.Floats, kept, fused.Offsets, y.Floats, fused.Finish);
            GC.KeepAlive(kept);
        }
        else
        {
            using var weights = new Planar(w, fused.Factors);
            Conv2d.Forward(along, pixels.Floats, weights.Floats, fused.Offsets, y.Floats, fused.Finish);
        }
        return true;
    }

    private static nint Libtorchs(TensorView x, TensorView w, TensorView bias, long[] padding, long[] stride, long[] dilation, long groups)
    {
        nint b = bias.Handle, y;
        fixed (long* p = padding, s = stride, d = dilation)
        fixed (byte* none = "none"u8)
        {
            Libtorch.Check(Libtorch.aoti_torch_cpu_mkldnn__convolution_pointwise(x.Handle, w.Handle, bias.IsDefined ? &b : null, p, padding.Length, s, stride.Length,
                d, dilation.Length, groups, none, null, 0, null, out y));
        }
        return y;
    }

    [UnmanagedCallersOnly]
    private static void Enter(ulong* stack, ulong arguments, ulong results) => Operator.Run<ConvolutionForward>(stack, results);
}
