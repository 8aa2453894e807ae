namespace TorchSharp.Engine;

/// <summary>Pooling of channels-last images.</summary>
internal static unsafe class Pool2d
{
    /// <summary>y[N][OH][OW][C] = largest of each window; NaN wins. <paramref name="taps"/>, where not null, takes
    /// <see cref="PoolShape.TapBytes"/> bytes an output for <see cref="MaxBackward"/> (which tap kh·KW + kw won; the first of equals).</summary>
    internal static void MaxForward(in PoolShape shape, float* x, float* y, void* taps) => throw new NotImplementedException();

    /// <summary>dx from dy. Where <paramref name="reluOutput"/> (the pool's own output y) is given, the gradient of a ReLU
    /// that came just before the pool is applied too: dy counts only where y &gt; 0.</summary>
    internal static void MaxBackward(in PoolShape shape, float* dy, void* taps, float* dx, float* reluOutput = null) => throw new NotImplementedException();

    /// <summary>The winners as PyTorch's indices h·W + w into each plane, in channels-last order.</summary>
    internal static void MaxIndices(in PoolShape shape, void* taps, long* indices) => throw new NotImplementedException();

    /// <summary>Mean of each window, as PyTorch's avg_pool2d; divisorOverride 0: none.</summary>
    internal static void AverageForward(in PoolShape shape, float* x, float* y, bool countIncludePad = true, int divisorOverride = 0) => throw new NotImplementedException();

    internal static void AverageBackward(in PoolShape shape, float* dy, float* dx, bool countIncludePad = true, int divisorOverride = 0) => throw new NotImplementedException();

    /// <summary>y[n][oh][ow][c]: means over PyTorch's adaptive windows.</summary>
    internal static void AdaptiveAverageForward(int n, int h, int w, int c, int oh, int ow, float* x, float* y) => throw new NotImplementedException();

    internal static void AdaptiveAverageBackward(int n, int h, int w, int c, int oh, int ow, float* dy, float* dx) => throw new NotImplementedException();
}
