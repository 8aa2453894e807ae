namespace TorchSharp.Engine;

/// <summary>Resizing of planar images x[planes][H][W], as PyTorch's interpolate.</summary>
internal static unsafe class Interpolate
{
    internal static void NearestForward(long planes, int h, int w, int oh, int ow, float* x, float* y) => throw new NotImplementedException();
    internal static void NearestBackward(long planes, int h, int w, int oh, int ow, float* dy, float* dx) => throw new NotImplementedException();
    internal static void BilinearForward(long planes, int h, int w, int oh, int ow, float* x, float* y, bool alignCorners) => throw new NotImplementedException();
    internal static void BilinearBackward(long planes, int h, int w, int oh, int ow, float* dy, float* dx, bool alignCorners) => throw new NotImplementedException();
}
