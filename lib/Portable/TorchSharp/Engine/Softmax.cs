namespace TorchSharp.Engine;

/// <summary>Softmax and its logarithm along the rows of x[rows][columns]. Outputs may be the inputs.</summary>
internal static unsafe class Softmax
{
    internal static void Forward(long rows, int columns, float* x, float* y) => throw new NotImplementedException();

    /// <summary>dx from the output y and dy.</summary>
    internal static void Backward(long rows, int columns, float* y, float* dy, float* dx) => throw new NotImplementedException();
    internal static void LogForward(long rows, int columns, float* x, float* y) => throw new NotImplementedException();

    /// <summary>dx from the log-probabilities y and dy.</summary>
    internal static void LogBackward(long rows, int columns, float* y, float* dy, float* dx) => throw new NotImplementedException();
}
