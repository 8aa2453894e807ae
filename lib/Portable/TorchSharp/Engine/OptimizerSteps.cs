namespace TorchSharp.Engine;

/// <summary>One step of an optimizer over n parameters, in one pass; PyTorch's formulas.</summary>
internal static unsafe class OptimizerSteps
{
    /// <summary>Momentum buffer null: plain SGD. <paramref name="firstStep"/>: the buffer is set to the gradient. maximize flips the gradient.</summary>
    internal static void Sgd(long n, float* parameter, float* gradient, float* momentumBuffer, bool firstStep,
        float learningRate, float momentum, float dampening, float weightDecay, bool nesterov, bool maximize) => throw new NotImplementedException();

    /// <summary>step counts from 1. decoupled: AdamW's weight decay. maxSecond: amsgrad's buffer or null.</summary>
    internal static void Adam(long n, float* parameter, float* gradient, float* first, float* second, float* maxSecond, long step,
        double learningRate, double beta1, double beta2, double eps, double weightDecay, bool decoupled, bool maximize) => throw new NotImplementedException();

    /// <summary>momentumBuffer null: momentum 0. meanGradient null: not centered.</summary>
    internal static void RmsProp(long n, float* parameter, float* gradient, float* square, float* momentumBuffer, float* meanGradient,
        double learningRate, double alpha, double eps, double weightDecay, double momentum, bool maximize) => throw new NotImplementedException();

    internal static void Adagrad(long n, float* parameter, float* gradient, float* sum, double rate, double eps, double weightDecay, bool maximize) => throw new NotImplementedException();
}
