namespace TorchSharp.Engine;

/// <summary>2-d convolution of channels-last images with PyTorch's weights [OC][C/groups][KH][KW].</summary>
internal static unsafe class Conv2d
{
    /// <summary>y[N][OH][OW][OC] = activation(x ∗ w + bias); <paramref name="bias"/> may be null.</summary>
    internal static void Forward(in ConvShape shape, float* x, float* w, float* bias, float* y, Activation activation = Activation.None) => throw new NotImplementedException();

    /// <summary>The same with weights packed before by <see cref="PackedWeights.ForForward"/>.</summary>
    internal static void Forward(in ConvShape shape, float* x, PackedWeights w, float* bias, float* y, Activation activation = Activation.None) => throw new NotImplementedException();

    /// <summary>dx[N][H][W][C]: the gradient of the input.</summary>
    internal static void BackwardInput(in ConvShape shape, float* dy, float* w, float* dx) => throw new NotImplementedException();

    /// <summary>The same with weights packed before by <see cref="PackedWeights.ForBackwardInput"/>.</summary>
    internal static void BackwardInput(in ConvShape shape, float* dy, PackedWeights w, float* dx) => throw new NotImplementedException();

    /// <summary>dw[OC][C/groups][KH][KW] and, where not null, dbias[OC]; both are overwritten.</summary>
    internal static void BackwardWeight(in ConvShape shape, float* x, float* dy, float* dw, float* dbias) => throw new NotImplementedException();
}

/// <summary>
/// Weights of one convolution in the order that a kernel reads them. Pack once and reuse while the weights stay
/// unchanged: the caller compares versions. Bound to the vector width that it was packed with.
/// </summary>
internal sealed unsafe class PackedWeights : IDisposable
{
    internal static PackedWeights ForForward(in ConvShape shape, float* w) => throw new NotImplementedException();

    internal static PackedWeights ForBackwardInput(in ConvShape shape, float* w) => throw new NotImplementedException();

    public void Dispose() => throw new NotImplementedException();
}
