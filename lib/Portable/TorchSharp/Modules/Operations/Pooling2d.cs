using System.Runtime.InteropServices;
using TorchSharp.Engine;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>2-d pooling with its gradients.</summary>
internal static unsafe class Pooling2d
{
    /// <summary>The sizes of a pooling.</summary>
    /// <exception cref="ExternalException">Kernel, stride or padding do not fit.</exception>
    internal static PoolShape Shape(long n, long c, long h, long w, long[] kernel, long[]? stride, long[]? padding, long[]? dilation, bool ceil)
    {
        var (kernelH, kernelW) = Operands.Pair(kernel, "kernel_size");
        var (strideH, strideW) = Operands.Pair(stride is { Length: > 0 } ? stride : kernel, "stride");
        var (padH, padW) = Operands.Pair(padding ?? [0], "padding");
        var (dilationH, dilationW) = Operands.Pair(dilation ?? [1], "dilation");
        if (kernelH <= 0 || kernelW <= 0) throw new ExternalException("kernel size should be greater than zero");
        if (strideH <= 0 || strideW <= 0) throw new ExternalException("stride should not be zero");
        if (padH < 0 || padW < 0 || padH * 2 > kernelH || padW * 2 > kernelW)
            throw new ExternalException("pad should be at most half of effective kernel size, " +
                $"but got padH = {padH}, padW = {padW}, kH = {kernelH}, kW = {kernelW}");
        var shape = new PoolShape((int)n, (int)h, (int)w, (int)c, kernelH, kernelW, strideH, strideW, padH, padW, dilationH, dilationW, ceil);
        if (shape.OH < 1 || shape.OW < 1)
            throw new ExternalException($"Given input size: ({c}x{h}x{w}). Calculated output size: ({c}x{shape.OH}x{shape.OW}). Output size is too small");
        return shape;
    }

    internal static PoolShape Shape(Tensor batch, long[] kernel, long[]? stride, long[]? padding, long[]? dilation, bool ceil) =>
        Shape(batch.Sizes[0], batch.Sizes[1], batch.Sizes[2], batch.Sizes[3], kernel, stride, padding, dilation, ceil);

    /// <summary>The largest value of each window and, if asked for, its index h·W + w in the plane.</summary>
    internal static (Tensor Values, Tensor? Indices) Max(Tensor input, PoolShape shape, bool indices = false)
    {
        using var scope = NewDisposeScope();
        bool record = Autograd.Needed(input);
        var x = input.Interleaved();
        var y = Tensor.NewInterleaved(shape.N, shape.C, shape.OH, shape.OW);
        var taps = record || indices ? Tensor.NewPlanar([y.Count * shape.TapBytes], ScalarType.Byte) : null;
        Pool2d.MaxForward(shape, x.Floats, y.Floats, taps is null ? null : taps.Data);
        if (record)
            Autograd.Record("MaxPool2DBackward", y, [input], [taps!], (gradient, saved, _) =>
            {
                var dx = Tensor.NewInterleaved(shape.N, shape.C, shape.H, shape.W);
                Pool2d.MaxBackward(shape, gradient.Interleaved().Floats, saved[0].Data, dx.Floats);
                return [dx];
            });
        Tensor? winners = null;
        if (indices)
        {
            using var order = Tensor.NewPlanar([shape.N, shape.OH, shape.OW, shape.C], ScalarType.Int64);
            Pool2d.MaxIndices(shape, taps!.Data, (long*)order.Data);
            winners = order.permute(0, 3, 1, 2).contiguous().MoveToOuterDisposeScope();
        }
        return (y.MoveToOuterDisposeScope(), winners);
    }

    /// <summary>The mean of each window.</summary>
    internal static Tensor Average(Tensor input, PoolShape shape, bool countIncludePad, long? divisor)
    {
        if (divisor == 0) throw new ExternalException("divisor must be not zero");
        int divide = (int)(divisor ?? 0);
        return Run("AvgPool2DBackward", input, shape.OH, shape.OW,
            (x, y) => Pool2d.AverageForward(shape, (float*)x, (float*)y, countIncludePad, divide),
            (dy, dx) => Pool2d.AverageBackward(shape, (float*)dy, (float*)dx, countIncludePad, divide));
    }

    /// <summary>Means over windows that divide the image into a given number of rows and columns; null or negative keeps a size.</summary>
    internal static Tensor AdaptiveAverage(Tensor input, long[] size)
    {
        var (outH, outW) = Operands.Pair(size, "output_size");
        var (n, c, h, w) = ((int)input.Sizes[0], (int)input.Sizes[1], (int)input.Sizes[2], (int)input.Sizes[3]);
        if (outH < 0 || outW < 0) throw new ExternalException($"elements of output_size must be greater than or equal to 0 but received {{{outH}, {outW}}}");
        return Run("AdaptiveAvgPool2DBackward", input, outH, outW,
            (x, y) => Pool2d.AdaptiveAverageForward(n, h, w, c, outH, outW, (float*)x, (float*)y),
            (dy, dx) => Pool2d.AdaptiveAverageBackward(n, h, w, c, outH, outW, (float*)dy, (float*)dx));
    }

    private static Tensor Run(string name, Tensor input, int outH, int outW, Action<nint, nint> forward, Action<nint, nint> backward)
    {
        using var scope = NewDisposeScope();
        var (n, c, h, w) = (input.Sizes[0], input.Sizes[1], input.Sizes[2], input.Sizes[3]);
        var y = Tensor.NewInterleaved(n, c, outH, outW);
        forward((nint)input.Interleaved().Floats, (nint)y.Floats);
        Autograd.Record(name, y, [input], [], (gradient, _, _) =>
        {
            var dx = Tensor.NewInterleaved(n, c, h, w);
            backward((nint)gradient.Interleaved().Floats, (nint)dx.Floats);
            return [dx];
        });
        return y.MoveToOuterDisposeScope();
    }
}
