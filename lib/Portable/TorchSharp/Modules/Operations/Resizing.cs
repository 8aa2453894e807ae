using TorchSharp.Engine;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Resizing of images by nearest pixels, bilinearly or by area means.</summary>
internal static unsafe class Resizing
{
    internal static Tensor Run(Tensor input, long[]? size, double[]? scale, InterpolationMode mode, bool? alignCorners, bool antialias)
    {
        Operands.RequireFloat32(input, "interpolate");
        if (input.ndim != 4) throw new NotImplementedException($"interpolate takes images [N, C, H, W], but got size {Dims.Text(input.Sizes)}");
        if (antialias) throw new NotImplementedException("interpolate: antialias is not supported");
        if (size is null == scale is null) throw Dims.Error("only one of size or scale_factor should be defined");
        if (mode != InterpolationMode.Bilinear && alignCorners is not null)
            throw Dims.Error("align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear");
        var (h, w) = ((int)input.Sizes[2], (int)input.Sizes[3]);
        var (outH, outW) = size is not null
            ? Operands.Pair(size, "size")
            : ((int)Math.Floor(h * scale![0]), (int)Math.Floor(w * scale[^1]));
        if (outH < 1 || outW < 1)
            throw Dims.Error($"Input and output sizes should be greater than 0, but got input (H: {h}, W: {w}) output (H: {outH}, W: {outW})");
        return mode switch
        {
            InterpolationMode.Nearest => Nearest(input, h, w, outH, outW),
            InterpolationMode.Bilinear => Bilinear(input, h, w, outH, outW, alignCorners ?? false),
            InterpolationMode.Area => Pooling2d.AdaptiveAverage(input, [outH, outW]),
            _ => throw new NotImplementedException($"interpolate: mode {mode} is not supported; use Nearest, Bilinear or Area"),
        };
    }

    private static Tensor Nearest(Tensor input, int h, int w, int outH, int outW)
    {
        using var scope = NewDisposeScope();
        var (x, planes) = (Operands.Contiguous(input), input.Sizes[0] * input.Sizes[1]);
        var y = Tensor.NewPlanar([input.Sizes[0], input.Sizes[1], outH, outW], ScalarType.Float32);
        Interpolate.NearestForward(planes, h, w, outH, outW, x.Floats, y.Floats);
        Autograd.Record("UpsampleNearest2DBackward", y, [input], [], (gradient, _, _) =>
        {
            var dx = Tensor.NewPlanar([gradient.Sizes[0], gradient.Sizes[1], h, w], ScalarType.Float32);
            Interpolate.NearestBackward(planes, h, w, outH, outW, Operands.Contiguous(gradient).Floats, dx.Floats);
            return [dx];
        });
        return y.MoveToOuterDisposeScope();
    }

    private static Tensor Bilinear(Tensor input, int h, int w, int outH, int outW, bool alignCorners)
    {
        using var scope = NewDisposeScope();
        var (x, planes) = (Operands.Contiguous(input), input.Sizes[0] * input.Sizes[1]);
        var y = Tensor.NewPlanar([input.Sizes[0], input.Sizes[1], outH, outW], ScalarType.Float32);
        Interpolate.BilinearForward(planes, h, w, outH, outW, x.Floats, y.Floats, alignCorners);
        Autograd.Record("UpsampleBilinear2DBackward", y, [input], [], (gradient, _, _) =>
        {
            var dx = Tensor.NewPlanar([gradient.Sizes[0], gradient.Sizes[1], h, w], ScalarType.Float32);
            Interpolate.BilinearBackward(planes, h, w, outH, outW, Operands.Contiguous(gradient).Floats, dx.Floats, alignCorners);
            return [dx];
        });
        return y.MoveToOuterDisposeScope();
    }
}
