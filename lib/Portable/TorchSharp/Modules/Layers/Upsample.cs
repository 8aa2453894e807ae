using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Resizes images.</summary>
        public sealed class Upsample : ParameterLessModule<Tensor, Tensor>
        {
            private readonly long[]? _size;
            private readonly double[]? _scale;

            internal Upsample(long[]? size, double[]? scale, UpsampleMode mode, bool? alignCorners, bool? recompute) : base(nameof(Upsample))
            {
                (_size, _scale) = (size, scale);
                (this.mode, align_corners, recompute_scale_factor) = (mode, alignCorners, recompute);
            }

            /// <summary>Whether the scale is computed anew from the sizes.</summary>
            public bool? recompute_scale_factor { get; set; }

            /// <summary>How it is resized.</summary>
            public UpsampleMode mode { get; private set; }

            /// <summary>Whether the corner pixels' centres are kept.</summary>
            public bool? align_corners { get; private set; }

            /// <summary>Output height and width; empty where the scale is given.</summary>
            public ReadOnlySpan<long> size => _size;

            /// <summary>Factors for height and width; empty where the size is given.</summary>
            public ReadOnlySpan<double> scale_factor => _scale;

            /// <inheritdoc/>
            public override Tensor forward(Tensor input) =>
                nn.functional.interpolate(input, _size, _scale, (InterpolationMode)mode, align_corners, recompute_scale_factor ?? false);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Resizes images.</summary>
            /// <param name="size">Output height and width, or null.</param>
            /// <param name="scale_factor">Factors for height and width, or null.</param>
            /// <param name="mode">Nearest or Bilinear.</param>
            /// <param name="align_corners">Whether the corner pixels' centres are kept.</param>
            /// <param name="recompute_scale_factor">Whether the scale is computed anew from the sizes.</param>
            public static Upsample Upsample(long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest,
                bool? align_corners = null, bool? recompute_scale_factor = null) => new(size, scale_factor, mode, align_corners, recompute_scale_factor);

            public static partial class functional
            {
                /// <summary>Resizes images.</summary>
                /// <param name="x">Images [N, C, H, W].</param>
                /// <param name="size">Output height and width, or null.</param>
                /// <param name="scale_factor">Factors for height and width, or null.</param>
                /// <param name="mode">Nearest, Bilinear, or Area where that is a whole factor smaller or any mean.</param>
                /// <param name="align_corners">Whether the corner pixels' centres are kept (Bilinear).</param>
                /// <param name="recompute_scale_factor">Whether the scale is computed anew from the sizes.</param>
                /// <param name="antialias">Not supported here.</param>
                /// <exception cref="NotImplementedException">Another mode, or antialias.</exception>
                public static Tensor interpolate(Tensor x, long[]? size = null, double[]? scale_factor = null,
                    InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false) =>
                    Resizing.Run(x, size, scale_factor, mode, align_corners, antialias);
            }
        }
    }
}
