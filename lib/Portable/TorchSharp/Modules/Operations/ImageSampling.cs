using TorchSharp.Engine;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Affine grids and sampling of images at them (spatial transformers, Jaderberg et al. 2015).</summary>
internal static unsafe class ImageSampling
{
    internal static Tensor AffineGrid(Tensor theta, long[] size, bool alignCorners)
    {
        Operands.RequireFloat32(theta, "affine_grid");
        if (size.Length != 4) throw new NotImplementedException("affine_grid takes a size [N, C, H, W]");
        if (theta.ndim != 3 || theta.Sizes[1] != 2 || theta.Sizes[2] != 3 || theta.Sizes[0] != size[0])
            throw Dims.Error($"Expected a batch of 2D affine matrices of shape Nx2x3 for size {Dims.Text(size)}. Got {Dims.Text(theta.Sizes)}.");
        if (Autograd.Needed(theta)) throw new NotImplementedException("affine_grid has no gradient here; call it under no_grad() or detach theta");
        using var scope = NewDisposeScope();
        var (n, h, w) = ((int)size[0], (int)size[2], (int)size[3]);
        var grid = Tensor.NewPlanar([n, h, w, 2], ScalarType.Float32);
        Engine.AffineGrid.Run(n, h, w, Operands.Contiguous(theta).Floats, grid.Floats, alignCorners);
        return grid.MoveToOuterDisposeScope();
    }

    internal static Tensor Sample(Tensor input, Tensor grid, GridSampleMode mode, GridSamplePaddingMode padding, bool alignCorners)
    {
        Operands.RequireFloat32(input, "grid_sample");
        Operands.RequireFloat32(grid, "grid_sample");
        var (s, g) = (input.Sizes, grid.Sizes);
        if (s.Length != 4 || g.Length != 4 || g[3] != 2 || g[0] != s[0])
            throw Dims.Error("grid_sampler(): expected input [N, C, H, W] and grid [N, OH, OW, 2] with the same batch size, " +
                $"but got input with sizes {Dims.Text(s)} and grid with sizes {Dims.Text(g)}");
        if (Autograd.Needed(grid)) throw new NotImplementedException("grid_sample has no gradient by the grid here; detach the grid");
        var kernel = mode == GridSampleMode.Nearest ? SampleMode.Nearest : SampleMode.Bilinear;
        var border = padding switch
        {
            GridSamplePaddingMode.Border => SamplePadding.Border,
            GridSamplePaddingMode.Reflection => SamplePadding.Reflection,
            _ => SamplePadding.Zeros,
        };
        using var scope = NewDisposeScope();
        var (n, c, h, w, outH, outW) = ((int)s[0], (int)s[1], (int)s[2], (int)s[3], (int)g[1], (int)g[2]);
        var (x, points) = (Operands.Contiguous(input), Operands.Contiguous(grid));
        var y = Tensor.NewPlanar([n, c, outH, outW], ScalarType.Float32);
        GridSample.Forward(n, c, h, w, outH, outW, x.Floats, points.Floats, y.Floats, kernel, border, alignCorners);
        if (Autograd.Needed(input))
            Autograd.Record("GridSampler2DBackward", y, [input], [points], (gradient, saved, _) =>
            {
                var dx = Tensor.NewPlanar([n, c, h, w], ScalarType.Float32);
                GridSample.BackwardInput(n, c, h, w, outH, outW, Operands.Contiguous(gradient).Floats, saved[0].Floats, dx.Floats, kernel, border, alignCorners);
                return [dx];
            });
        return y.MoveToOuterDisposeScope();
    }
}
