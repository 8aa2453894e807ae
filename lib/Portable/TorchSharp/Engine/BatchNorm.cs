namespace TorchSharp.Engine;

/// <summary>Batch normalisation (Ioffe and Szegedy 2015) per channel over the pixels of channels-last images.</summary>
internal static unsafe class BatchNorm
{
    /// <summary>Mean and biased variance of each of <paramref name="c"/> channels over all pixels (N·H·W).</summary>
    internal static void Statistics(long pixels, int c, float* x, float* mean, float* variance) => throw new NotImplementedException();

    /// <summary>y = activation((x - mean) / sqrt(variance + eps) · gamma + beta); gamma and beta may be null.</summary>
    internal static void Forward(long pixels, int c, float* x, float* mean, float* variance, float eps, float* gamma, float* beta, float* y, Activation activation = Activation.None) => throw new NotImplementedException();

    /// <summary>
    /// Gradients. <paramref name="training"/>: mean and variance came from this batch; else they are constants.
    /// dx, dgamma, dbeta may be null where not wanted; gamma may be null. dx may be dy.
    /// </summary>
    internal static void Backward(long pixels, int c, float* x, float* dy, float* mean, float* variance, float eps, float* gamma, bool training, float* dx, float* dgamma, float* dbeta) => throw new NotImplementedException();
}
