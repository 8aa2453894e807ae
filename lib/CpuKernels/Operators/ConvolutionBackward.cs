using System.Runtime.InteropServices;

namespace TorchSharp.Kernels;

/// <summary>
/// convolution_backward(Tensor grad_output, Tensor input, Tensor weight, SymInt[]? bias_sizes, SymInt[] stride, SymInt[] padding, SymInt[] dilation,
/// bool transposed, SymInt[] output_padding, SymInt groups, bool[3] output_mask) -> (Tensor, Tensor, Tensor)
/// </summary>
internal sealed unsafe class ConvolutionBackward : IOperator
{
    public static string Name => "convolution_backward";
    public static bool IsGradient => true;
    public static delegate* unmanaged<ulong*, ulong, ulong, void> Entry => &Enter;

    public static bool Run(ref Arguments arguments, scoped Span<nint> results)
    {
        TensorView dy = arguments.Tensor(0), x = arguments.Tensor(1), w = arguments.Tensor(2);
        arguments.OptionalIntegers(3);
        long[] stride = arguments.Integers(4), padding = arguments.Integers(5), dilation = arguments.Integers(6), outputPadding = arguments.Integers(8);
        bool transposed = arguments.Flag(7);
        long groups = arguments.Integer(9);
        bool[] mask = arguments.Flags(10);
        if (x.Count == 0 || w.Count == 0)
        {
            if (mask[0]) results[0] = x.NewZeros(new(x.Sizes, x.Dimensions));
            if (mask[1]) results[1] = x.NewZeros(new(w.Sizes, w.Dimensions));
            if (mask[2]) results[2] = x.NewZeros([dy.Sizes[1]]);
            return false;
        }
        if (transposed || !dy.IsImages || ConvArguments.Shape(x, w, stride, padding, dilation, groups) is not { } shape || !ConvArguments.IsOutput(dy, shape))
        {
            Libtorchs(dy, x, w, stride, padding, dilation, transposed, outputPadding, groups, mask, results);
            return false;
        }
        var along = shape.AlongRow();
        using var gradient = new Interleaved(dy);
        if (mask[0])
        {
            var dx = TensorView.ChannelsLast(shape.N, shape.C, shape.H, shape.W);
            results[0] = dx.Handle;
            using var weights = new Planar(w);
            Conv2d.BackwardInput(along, gradient.Floats, weights.Floats, dx.Floats);
        }
        if (mask[1])
        {
            var dw = TensorView.Contiguous(w.Dimensions, w.Sizes);
            results[1] = dw.Handle;
            var db = mask[2] ? TensorView.Vector(shape.OC) : default;
            results[2] = db.Handle;
            using var pixels = new Interleaved(x);
            Conv2d.BackwardWeight(along, pixels.Floats, gradient.Floats, dw.Floats, db.Floats);
        }
        else if (mask[2])
        {
            var db = TensorView.Vector(shape.OC);
            results[2] = db.Handle;
            Reduce.ColumnSums((long)shape.N * shape.OH * shape.OW, shape.OC, gradient.Floats, db.Floats);
        }
        return true;
    }

    private static void Libtorchs(TensorView dy, TensorView x, TensorView w, long[] stride, long[] padding, long[] dilation, bool transposed, long[] outputPadding, long groups,
        bool[] mask, Span<nint> results)
    {
        int* wanted = stackalloc int[3] { mask[0] ? 1 : 0, mask[1] ? 1 : 0, mask[2] ? 1 : 0 };
        fixed (long* s = stride, p = padding, d = dilation, o = outputPadding)
        {
            // The bias's sizes count in empty batches only, and libtorch 2.10 frees its copy of them before it reads it.
            Libtorch.Check(Libtorch.aoti_torch_cpu_convolution_backward(dy.Handle, x.Handle, w.Handle, null, 0, s, stride.Length, p, padding.Length,
                d, dilation.Length, transposed ? 1 : 0, o, outputPadding.Length, groups, wanted, 3, out results[0], out results[1], out results[2]));
        }
    }

    [UnmanagedCallersOnly]
    private static void Enter(ulong* stack, ulong arguments, ulong results) => Operator.Run<ConvolutionBackward>(stack, results);
}
