using System.Runtime.InteropServices;
using TorchSharp.Engine;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Zero padding of the four sides of an image, in pixels.</summary>
internal readonly record struct Sides(int Top, int Bottom, int Left, int Right);

/// <summary>2-d convolution with its gradients, and the chains convolution → ReLU → max pooling that run as one.</summary>
internal static unsafe class Convolution2d
{
    /// <summary>Convolution of a batch [N, C, H, W], optionally followed by a ReLU.</summary>
    internal static Tensor Run(Tensor input, Tensor weight, Tensor? bias, in ConvShape shape, bool relu = false)
    {
        using var scope = NewDisposeScope();
        var x = input.Interleaved();
        var w = Operands.Contiguous(weight);
        var y = Tensor.NewInterleaved(shape.N, shape.OC, shape.OH, shape.OW);
        Forward(shape, x.Floats, w, bias, y.Floats, relu);
        if (Autograd.Needed(input, weight, bias))
        {
            var copy = shape;
            Tensor[] saved = relu ? [x, w, y] : [x, w];
            Autograd.Record(relu ? "ConvolutionReluBackward" : "ConvolutionBackward", y, [input, weight, bias], saved,
                (gradient, kept, needed) =>
                {
                    var dy = relu ? Masked(gradient, kept[2]) : gradient.Interleaved();
                    return Gradients(copy, dy, kept[0], kept[1], needed);
                });
        }
        return y.MoveToOuterDisposeScope();
    }

    /// <summary>Convolution with a batch norm folded in, then an activation; never recorded.</summary>
    internal static Tensor RunFolded(Tensor input, FoldedBatchNorm folded, in ConvShape shape, Activation activation)
    {
        using var scope = NewDisposeScope();
        var x = input.Interleaved();
        var y = Tensor.NewInterleaved(shape.N, shape.OC, shape.OH, shape.OW);
        fixed (float* bias = folded.Bias) Conv2d.Forward(shape, x.Floats, folded.Weights, bias, y.Floats, activation);
        GC.KeepAlive(folded);
        return y.MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Convolution, possibly a ReLU, and max pooling of a batch. The convolution's output, the largest tensor of a small net, is never
    /// kept: the winners' positions and the pooled values are all that the gradient needs.
    /// </summary>
    internal static Tensor RunPooled(Tensor input, Tensor weight, Tensor? bias, in ConvShape shape, in PoolShape pool, bool relu)
    {
        using var scope = NewDisposeScope();
        bool record = Autograd.Needed(input, weight, bias);
        var x = input.Interleaved();
        var w = Operands.Contiguous(weight);
        var y = Tensor.NewInterleaved(pool.N, pool.C, pool.OH, pool.OW);
        using var taps = record ? Tensor.NewPlanar([y.Count * pool.TapBytes], ScalarType.Byte) : null;
        byte* winners = taps is null ? null : (byte*)taps.Data;
        if (ConvPool.Suits(shape, pool))
        {
            Forward(shape, pool, x.Floats, w, bias, y.Floats, winners, relu);
        }
        else
        {
            using var full = Tensor.NewInterleaved(shape.N, shape.OC, shape.OH, shape.OW);
            Forward(shape, x.Floats, w, bias, full.Floats, relu);
            Pool2d.MaxForward(pool, full.Floats, y.Floats, winners);
        }
        if (record)
        {
            var (convolution, pooling) = (shape, pool);
            Tensor[] kept = relu ? [x, w, taps!, y] : [x, w, taps!];
            Autograd.Record(relu ? "ConvolutionReluPoolBackward" : "ConvolutionPoolBackward", y, [input, weight, bias], kept,
                (gradient, saved, needed) => PooledGradients(convolution, pooling, gradient, saved, needed));
        }
        return y.MoveToOuterDisposeScope();
    }

    // Saved: input, weights, winners and, after a ReLU, the pooled output.
    private static Tensor?[] PooledGradients(in ConvShape shape, in PoolShape pool, Tensor gradient, Tensor[] saved, bool[] needed)
    {
        var dpool = gradient.Interleaved();
        float* reluOutput = saved.Length > 3 ? saved[3].Interleaved().Floats : null;
        if (needed[0] || !ConvPool.SuitsBackward(shape, pool))
        {
            var dy = Tensor.NewInterleaved(shape.N, shape.OC, shape.OH, shape.OW);
            Pool2d.MaxBackward(pool, dpool.Floats, saved[2].Data, dy.Floats, reluOutput);
            return Gradients(shape, dy, saved[0], saved[1], needed);
        }
        var dw = Tensor.NewPlanar(saved[1].Sizes, ScalarType.Float32);
        var db = needed[2] ? Tensor.NewPlanar([shape.OC], ScalarType.Float32) : null;
        var pooled = new PooledGradient(pool, (nint)dpool.Floats, (nint)saved[2].Data, (nint)reluOutput);
        ConvPool.BackwardWeight(shape, saved[0].Interleaved().Floats, pooled, dw.Floats, db is null ? null : db.Floats);
        return [null, needed[1] ? dw : null, db];
    }

    /// <summary>The sizes of a convolution.</summary>
    /// <exception cref="ExternalException">Channels, groups or kernel do not fit the input.</exception>
    internal static ConvShape Shape(Tensor input, Tensor weight, Tensor? bias, long[] stride, Sides pad, long[] dilation, long groups)
    {
        var (x, w) = (input.Sizes, weight.Sizes);
        if (w.Length != 4) throw new ExternalException($"expected a 4-dimensional weight for conv2d, but got weight of size {Dims.Text(w)}");
        if (groups <= 0) throw new ExternalException("non-positive groups is not supported");
        if (x[1] != w[1] * groups)
            throw new ExternalException($"Given groups={groups}, weight of size {Dims.Text(w)}, expected input{Dims.Text(x)} to have " +
                $"{w[1] * groups} channels, but got {x[1]} channels instead");
        if (w[0] % groups != 0)
            throw new ExternalException($"Given groups={groups}, expected weight to be divisible by {groups} at dimension 0, " +
                $"but got weight of size {Dims.Text(w)} instead");
        if (bias is not null && (bias.Sizes.Length != 1 || bias.Sizes[0] != w[0]))
            throw new ExternalException($"Given weight of size {Dims.Text(w)}, expected bias to be 1-dimensional with {w[0]} elements, " +
                $"but got bias of size {Dims.Text(bias.Sizes)} instead");
        if (weight.dtype != input.dtype)
            throw new ExternalException($"Input type ({Dtypes.Name(input.dtype)}) and weight type ({Dtypes.Name(weight.dtype)}) should be the same");
        var (strideH, strideW) = Operands.Pair(stride, "stride");
        var (dilationH, dilationW) = Operands.Pair(dilation, "dilation");
        if (strideH <= 0 || strideW <= 0) throw new ExternalException("non-positive stride is not supported");
        if (pad.Top < 0 || pad.Left < 0) throw new ExternalException("negative padding is not supported");
        long paddedH = x[2] + pad.Top + pad.Bottom, paddedW = x[3] + pad.Left + pad.Right;
        long spanH = dilationH * (w[2] - 1) + 1, spanW = dilationW * (w[3] - 1) + 1;
        if (paddedH < spanH || paddedW < spanW)
            throw new ExternalException($"Calculated padded input size per channel: ({paddedH} x {paddedW}). Kernel size: ({spanH} x {spanW}). " +
                "Kernel size can't be greater than actual input size");
        return new ConvShape((int)x[0], (int)x[2], (int)x[3], (int)x[1], (int)w[0], (int)w[2], (int)w[3], strideH, strideW,
            pad.Top, pad.Bottom, pad.Left, pad.Right, dilationH, dilationW, (int)groups);
    }

    /// <summary>The same padding on opposite sides.</summary>
    internal static Sides Symmetric(long[] padding)
    {
        var (height, width) = Operands.Pair(padding, "padding");
        return new Sides(height, height, width, width);
    }

    /// <summary>The padding that keeps the size at stride 1; an odd pixel goes to the bottom and right.</summary>
    internal static Sides SamePadding(Tensor weight, long[] stride, long[] dilation)
    {
        if (stride.Any(step => step != 1)) throw new ExternalException("padding='same' is not supported for strided convolutions");
        var (dilationH, dilationW) = Operands.Pair(dilation, "dilation");
        int height = dilationH * ((int)weight.Sizes[2] - 1), width = dilationW * ((int)weight.Sizes[3] - 1);
        return new Sides(height / 2, height - height / 2, width / 2, width - width / 2);
    }

    private static void Forward(in ConvShape shape, float* x, Tensor w, Tensor? bias, float* y, bool relu)
    {
        var along = shape.AlongRow();
        var (packed, once) = Packed(along, w);
        Conv2d.Forward(along, x, packed, Shift(bias), y, relu ? Activation.Relu : Activation.None);
        if (once) packed.Dispose();
        GC.KeepAlive(packed);
    }

    private static void Forward(in ConvShape shape, in PoolShape pool, float* x, Tensor w, Tensor? bias, float* y, byte* winners, bool relu)
    {
        var (packed, once) = Packed(shape, w);
        ConvPool.Forward(shape, pool, x, packed, Shift(bias), y, winners, relu ? Activation.Relu : Activation.None);
        if (once) packed.Dispose();
        GC.KeepAlive(packed);
    }

    private static float* Shift(Tensor? bias) => bias is null ? null : Operands.Contiguous(bias).Floats;

    // Weights that are being trained change before they are used again: keeping them packed would be waste.
    private static (PackedWeights Weights, bool Once) Packed(in ConvShape shape, Tensor w) =>
        Autograd.Needed(w) ? (Conv2d.PackOnce(shape, w.Floats), true) : (PackedWeightCache.Forward(shape, w), false);

    private static Tensor?[] Gradients(in ConvShape shape, Tensor dy, Tensor x, Tensor w, bool[] needed)
    {
        var gradients = new Tensor?[3];
        var along = shape.AlongRow();
        if (needed[1] || needed[2])
        {
            var dw = Tensor.NewPlanar(w.Sizes, ScalarType.Float32);
            var db = needed[2] ? Tensor.NewPlanar([shape.OC], ScalarType.Float32) : null;
            Conv2d.BackwardWeight(along, x.Interleaved().Floats, dy.Floats, dw.Floats, db is null ? null : db.Floats);
            (gradients[1], gradients[2]) = (needed[1] ? dw : null, db);
        }
        if (needed[0])
        {
            var dx = Tensor.NewInterleaved(shape.N, shape.C, shape.H, shape.W);
            var packed = needed[1] ? null : PackedWeightCache.InputGradient(along, w);
            if (packed is null) Conv2d.BackwardInput(along, dy.Floats, w.Floats, dx.Floats);
            else Conv2d.BackwardInput(along, dy.Floats, packed, dx.Floats);
            GC.KeepAlive(packed);
            gradients[0] = dx;
        }
        return gradients;
    }

    /// <summary>The gradient where the ReLU's output is positive, written over the gradient where nobody else holds that.</summary>
    private static Tensor Masked(Tensor gradient, Tensor output)
    {
        var (dy, y) = (gradient.Interleaved(), output.Interleaved());
        bool own = !ReferenceEquals(dy, gradient) || gradient.Storage.IsUnique;
        var masked = own ? dy : Tensor.NewInterleaved(dy.Sizes[0], dy.Sizes[1], dy.Sizes[2], dy.Sizes[3]);
        Engine.Elementwise.Zip(dy.Count, new ReluGradient(), y.Floats, dy.Floats, masked.Floats);
        return masked;
    }
}
