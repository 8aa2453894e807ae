namespace TorchSharp.Engine;

internal enum SampleMode
{
    Bilinear,
    Nearest,
}

/// <summary>What lies beyond the border of an image.</summary>
internal enum SamplePadding
{
    Zeros,
    Border,
    Reflection,
}

/// <summary>Sampling planar images x[N][C][H][W] at the points of a grid, as PyTorch's grid_sample; all buffers planar.</summary>
internal static unsafe class GridSample
{
    /// <summary>y[N][C][OH][OW] at grid[N][OH][OW][2] = (x, y) in -1 … 1.</summary>
    internal static void Forward(int n, int c, int h, int w, int oh, int ow, float* x, float* grid, float* y, SampleMode mode, SamplePadding padding, bool alignCorners) => throw new NotImplementedException();

    /// <summary>dx from dy; dx is overwritten.</summary>
    internal static void BackwardInput(int n, int c, int h, int w, int oh, int ow, float* dy, float* grid, float* dx, SampleMode mode, SamplePadding padding, bool alignCorners) => throw new NotImplementedException();

    /// <summary>grid[N][OH][OW][2] of theta[N][2][3], as PyTorch's affine_grid.</summary>
    internal static void AffineGrid(int n, int oh, int ow, float* theta, float* grid, bool alignCorners) => throw new NotImplementedException();

    /// <summary>AffineGrid and Forward in one pass, without the grid.</summary>
    internal static void AffineForward(int n, int c, int h, int w, int oh, int ow, float* x, float* theta, float* y, SampleMode mode, SamplePadding padding, bool alignCorners) => throw new NotImplementedException();
}
