using System.Runtime.InteropServices;

namespace TorchSharp.Kernels;

/// <summary>
/// convolution_backward(Tensor grad_output, Tensor input, Tensor weight, SymInt[]? bias_sizes, SymInt[] stride, SymInt[] padding, SymInt[] dilation,
/// bool transposed, SymInt[] output_padding, SymInt groups, bool[3] output_mask) -> (Tensor, Tensor, Tensor)
/// </summary>
internal sealed unsafe class ConvolutionBackward : IOperator
{
    public static string Name => "convolution_backward";
    public static delegate* unmanaged<ulong*, ulong, ulong, void> Entry => &Enter;

    public static void Run(ref Arguments arguments, scoped Span<nint> results)
    {
        Tensor dy = arguments.Tensor(0), x = arguments.Tensor(1), w = arguments.Tensor(2);
        long[]? biasSizes = arguments.OptionalIntegers(3);
        long[] stride = arguments.Integers(4), padding = arguments.Integers(5), dilation = arguments.Integers(6), outputPadding = arguments.Integers(8);
        bool transposed = arguments.Flag(7);
        long groups = arguments.Integer(9);
        bool[] mask = arguments.Flags(10);
        if (transposed || !dy.IsImages || ConvArguments.Shape(x, w, stride, padding, dilation, groups) is not { } shape || !ConvArguments.IsOutput(dy, shape))
        {
            Libtorchs(dy, x, w, biasSizes, stride, padding, dilation, transposed, outputPadding, groups, mask, results);
            return;
        }
        using var gradient = new Interleaved(dy);
        if (mask[0])
        {
            var dx = Tensor.ChannelsLast(shape.N, shape.C, shape.H, shape.W);
            results[0] = dx.Handle;
            using var weights = new Planar(w);
            Conv2d.BackwardInput(shape, gradient.Floats, weights.Floats, dx.Floats);
        }
        if (mask[1])
        {
            var dw = Tensor.Contiguous(w.Dimensions, w.Sizes);
            results[1] = dw.Handle;
            var db = mask[2] ? Tensor.Vector(shape.OC) : default;
            results[2] = db.Handle;
            using var pixels = new Interleaved(x);
            Conv2d.BackwardWeight(shape, pixels.Floats, gradient.Floats, dw.Floats, db.Floats);
        }
        else if (mask[2])
        {
            var db = Tensor.Vector(shape.OC);
            results[2] = db.Handle;
            Reduce.ColumnSums((long)shape.N * shape.OH * shape.OW, shape.OC, gradient.Floats, db.Floats);
        }
    }

    private static void Libtorchs(Tensor dy, Tensor x, Tensor w, long[]? biasSizes, long[] stride, long[] padding, long[] dilation, bool transposed, long[] outputPadding, long groups,
        bool[] mask, Span<nint> results)
    {
        int* wanted = stackalloc int[3] { mask[0] ? 1 : 0, mask[1] ? 1 : 0, mask[2] ? 1 : 0 };
        fixed (long* b = biasSizes, s = stride, p = padding, d = dilation, o = outputPadding)
        {
            long* sizes = b;
            Libtorch.Check(Libtorch.aoti_torch_cpu_convolution_backward(dy.Handle, x.Handle, w.Handle, biasSizes is null ? null : &sizes, biasSizes?.Length ?? 0, s, stride.Length, p, padding.Length,
                d, dilation.Length, transposed ? 1 : 0, o, outputPadding.Length, groups, wanted, 3, out results[0], out results[1], out results[2]));
        }
    }

    [UnmanagedCallersOnly]
    private static void Enter(ulong* stack, ulong arguments, ulong results) => Operator.Run<ConvolutionBackward>(stack, results);
}
