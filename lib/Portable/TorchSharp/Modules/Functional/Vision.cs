namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The points of each output pixel in the input, in -1 … 1, under a 2×3 matrix for each image.</summary>
            /// <param name="theta">Matrices [N, 2, 3].</param>
            /// <param name="size">The output's size [N, C, H, W].</param>
            /// <param name="align_corners">Whether -1 and 1 are the centres of the corner pixels rather than their outer edges.</param>
            public static Tensor affine_grid(Tensor theta, long[]? size = null, bool align_corners = false) =>
                ImageSampling.AffineGrid(theta, size ?? [], align_corners);

            /// <summary>Reads images at the points of a grid.</summary>
            /// <param name="input">Images [N, C, H, W].</param>
            /// <param name="grid">Points [N, OH, OW, 2], x before y.</param>
            /// <param name="mode">How to read between pixels.</param>
            /// <param name="padding_mode">What lies beyond the border.</param>
            /// <param name="align_corners">As in affine_grid; false by default.</param>
            public static Tensor grid_sample(Tensor input, Tensor grid, GridSampleMode mode = GridSampleMode.Bilinear,
                GridSamplePaddingMode padding_mode = GridSamplePaddingMode.Zeros, bool? align_corners = null) =>
                ImageSampling.Sample(input, grid, mode, padding_mode, align_corners ?? false);

            /// <summary>Pads the last dimensions.</summary>
            /// <param name="input">The tensor.</param>
            /// <param name="pad">Sizes before and after, the last dimension first: left, right, top, bottom …; negative ones crop (Constant only).</param>
            /// <param name="mode">What lies beyond the border.</param>
            /// <param name="value">The value of mode Constant.</param>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                Padded.Run(input, pad, mode, value);

            /// <summary>Pads the last dimensions.</summary>
            /// <param name="input">The tensor.</param>
            /// <param name="pad">Sizes before and after, the last dimension first.</param>
            /// <param name="mode">What lies beyond the border.</param>
            /// <param name="value">The value of mode Constant.</param>
            public static Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                Padded.Run(input, pad, mode, value);

            /// <summary>Pads the last dimension.</summary>
            /// <param name="input">The tensor.</param>
            /// <param name="pad">Left and right.</param>
            /// <param name="mode">What lies beyond the border.</param>
            /// <param name="value">The value of mode Constant.</param>
            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                Padded.Run(input, [pad.Item1, pad.Item2], mode, value);

            /// <summary>Pads the last two dimensions.</summary>
            /// <param name="input">The tensor.</param>
            /// <param name="pad">Left, right, top and bottom.</param>
            /// <param name="mode">What lies beyond the border.</param>
            /// <param name="value">The value of mode Constant.</param>
            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                Padded.Run(input, [pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value);

            /// <summary>Pads both sides of the last dimension.</summary>
            /// <param name="input">The tensor.</param>
            /// <param name="pad">The size on each side.</param>
            /// <param name="mode">What lies beyond the border.</param>
            /// <param name="value">The value of mode Constant.</param>
            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                Padded.Run(input, [pad, pad], mode, value);

            /// <summary>A row of zeros with a single one for each class index.</summary>
            /// <param name="x">Class indices (Int64).</param>
            /// <param name="num_classes">The length of a row; -1 for the largest index plus 1.</param>
            /// <exception cref="ArgumentException">Another element type.</exception>
            public static Tensor one_hot(Tensor x, long num_classes = -1)
            {
                if (x.dtype != ScalarType.Int64) throw new ArgumentException("OneHot input tensor must have elements of type Int64");
                using var scope = NewDisposeScope();
                long largest = x.NumberOfElements > 0 ? x.max().ToInt64() : -1;
                if (x.NumberOfElements > 0 && x.min().ToInt64() < 0) throw Dims.Error("Class values must be non-negative.");
                if (num_classes == -1) num_classes = largest + 1;
                if (num_classes <= largest) throw Dims.Error("Class values must be smaller than num_classes.");
                var classes = arange(num_classes, dtype: ScalarType.Int64);
                return x.unsqueeze(-1).eq(classes).to(ScalarType.Int64).MoveToOuterDisposeScope();
            }

            /// <summary>Divides by the norm along a dimension.</summary>
            /// <param name="input">The tensor.</param>
            /// <param name="p">The norm's power.</param>
            /// <param name="dim">The dimension.</param>
            /// <param name="eps">The smallest divisor.</param>
            public static Tensor normalize(Tensor input, double p = 2.0, long dim = 1L, double eps = 1e-12)
            {
                using var scope = NewDisposeScope();
                var norm = input.abs().pow(p).sum(dim, keepdim: true).pow(1 / p);
                return input.div(norm.clamp_min(eps)).MoveToOuterDisposeScope();
            }
        }
    }
}
