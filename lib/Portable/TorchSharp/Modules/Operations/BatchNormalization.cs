using System.Runtime.InteropServices;
using TorchSharp.Engine;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Batch normalisation of [N, C], [N, C, L] or [N, C, H, W] over everything but the channels (Ioffe and Szegedy 2015).</summary>
internal static unsafe class BatchNormalization
{
    internal static Tensor Run(Tensor input, Tensor? runningMean, Tensor? runningVariance, Tensor? weight, Tensor? bias,
        bool training, double momentum, double eps, Activation activation = Activation.None)
    {
        Operands.RequireFloat32(input, "batch_norm");
        Check(input, runningMean, runningVariance, weight, bias, training);
        int channels = (int)input.Sizes[1];
        long pixels = input.Count / Math.Max(channels, 1);
        if (training && pixels <= 1)
            throw new ExternalException($"Expected more than 1 value per channel when training, got input size torch.Size({Dims.Text(input.Sizes)})");

        using var scope = NewDisposeScope();
        var image = AsImage(input);
        var x = image.Interleaved();
        var y = Tensor.NewInterleaved(image.Sizes[0], channels, image.Sizes[2], image.Sizes[3]);
        Tensor mean, variance;
        if (training)
        {
            mean = Tensor.NewPlanar([channels], ScalarType.Float32);
            variance = Tensor.NewPlanar([channels], ScalarType.Float32);
            BatchNorm.Statistics(pixels, channels, x.Floats, mean.Floats, variance.Floats);
            Update(runningMean, mean, momentum, 1);
            Update(runningVariance, variance, momentum, pixels / (pixels - 1.0));
        }
        else (mean, variance) = (Operands.Contiguous(runningMean!), Operands.Contiguous(runningVariance!));
        var gamma = weight is null ? null : Operands.Contiguous(weight);
        var beta = bias is null ? null : Operands.Contiguous(bias);
        BatchNorm.Forward(pixels, channels, x.Floats, mean.Floats, variance.Floats, (float)eps,
            gamma is null ? null : gamma.Floats, beta is null ? null : beta.Floats, y.Floats, activation);

        if (Autograd.Needed(image, weight, bias))
        {
            Tensor[] saved = gamma is null ? [x, mean, variance] : [x, mean, variance, gamma];
            Autograd.Record("NativeBatchNormBackward", y, [image, weight, bias], saved, (gradient, kept, needed) =>
            {
                var dy = gradient.Interleaved();
                var dx = needed[0] ? Tensor.NewInterleaved(dy.Sizes[0], dy.Sizes[1], dy.Sizes[2], dy.Sizes[3]) : null;
                var dgamma = needed[1] ? Tensor.NewPlanar([channels], ScalarType.Float32) : null;
                var dbeta = needed[2] ? Tensor.NewPlanar([channels], ScalarType.Float32) : null;
                BatchNorm.Backward(pixels, channels, kept[0].Interleaved().Floats, dy.Floats, kept[1].Floats, kept[2].Floats, (float)eps,
                    kept.Length > 3 ? kept[3].Floats : null, training,
                    dx is null ? null : dx.Floats, dgamma is null ? null : dgamma.Floats, dbeta is null ? null : dbeta.Floats);
                return [dx, dgamma, dbeta];
            });
        }
        var result = input.ndim == 4 ? y : y.reshape(input.Sizes);
        return result.MoveToOuterDisposeScope();
    }

    /// <summary>running = (1 - momentum) · running + momentum · correction · batch</summary>
    private static void Update(Tensor? running, Tensor batch, double momentum, double correction)
    {
        if (running is null) return;
        float* target = Operands.Contiguous(running).Floats, source = batch.Floats;
        for (long c = 0; c < batch.Count; c++)
            target[c] = (float)((1 - momentum) * target[c] + momentum * correction * source[c]);
        running.BumpVersion();
    }

    private static Tensor AsImage(Tensor input) => input.ndim switch
    {
        4 => input,
        2 => input.reshape(input.Sizes[0], input.Sizes[1], 1, 1),
        3 => input.reshape(input.Sizes[0], input.Sizes[1], input.Sizes[2], 1),
        _ => throw new ExternalException($"batch_norm expects 2 to 4 dimensions, but got input of size {Dims.Text(input.Sizes)}"),
    };

    private static void Check(Tensor input, Tensor? mean, Tensor? variance, Tensor? weight, Tensor? bias, bool training)
    {
        if (!training && (mean is null || variance is null))
            throw new ExternalException("running_mean and running_var must be defined in evaluation mode");
        foreach (var (tensor, name) in new[] { (mean, "running_mean"), (variance, "running_var"), (weight, "weight"), (bias, "bias") })
            if (tensor is not null && tensor.Count != input.Sizes[1])
                throw new ExternalException($"{name} should contain {input.Sizes[1]} elements not {tensor.Count}");
    }
}
