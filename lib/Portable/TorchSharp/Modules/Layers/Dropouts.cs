using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Zeroes random elements while training and scales up the rest (Srivastava et al. 2014).</summary>
        public sealed class Dropout : ParameterLessModule<Tensor, Tensor>
        {
            internal Dropout(double p, bool inplace) : base(nameof(Dropout)) => (this.p, this.inplace) = (p, inplace);

            /// <summary>Whether the input is overwritten.</summary>
            public bool inplace { get; set; }

            /// <summary>The probability of an element to be zeroed.</summary>
            public double p { get; set; }

            /// <inheritdoc/>
            public override Tensor forward(Tensor tensor) => nn.functional.dropout(tensor, p, training, inplace);
        }

        /// <summary>Zeroes random channels of each image while training and scales up the rest.</summary>
        public sealed class Dropout2d : ParameterLessModule<Tensor, Tensor>
        {
            internal Dropout2d(double p, bool inplace) : base(nameof(Dropout2d)) => (this.p, this.inplace) = (p, inplace);

            /// <summary>Whether the input is overwritten.</summary>
            public bool inplace { get; set; }

            /// <summary>The probability of a channel to be zeroed.</summary>
            public double p { get; set; }

            /// <inheritdoc/>
            public override Tensor forward(Tensor input) => nn.functional.dropout2d(input, p, training, inplace);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Zeroes random elements while training and scales up the rest.</summary>
            /// <param name="p">The probability of an element to be zeroed.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static Dropout Dropout(double p = 0.5, bool inplace = false) => new(p, inplace);

            /// <summary>Zeroes random channels of each image while training and scales up the rest.</summary>
            /// <param name="p">The probability of a channel to be zeroed.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static Dropout2d Dropout2d(double p = 0.5, bool inplace = false) => new(p, inplace);

            public static partial class functional
            {
                /// <summary>Zeroes random elements while training and scales up the rest.</summary>
                /// <param name="input">The input.</param>
                /// <param name="p">The probability of an element to be zeroed.</param>
                /// <param name="training">False returns the input as it is.</param>
                /// <param name="inplace">Whether the input is overwritten.</param>
                public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                    Dropping.Run(input, input.shape, p, training, inplace);

                /// <summary>Zeroes random channels of each image while training and scales up the rest.</summary>
                /// <param name="input">Images [N, C, …].</param>
                /// <param name="p">The probability of a channel to be zeroed.</param>
                /// <param name="training">False returns the input as it is.</param>
                /// <param name="inplace">Whether the input is overwritten.</param>
                public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
                {
                    if (input.ndim < 2) throw Dims.Error("Feature dropout requires at least 2 dimensions in the input");
                    var shape = input.shape;
                    shape.AsSpan(2).Fill(1);
                    return Dropping.Run(input, shape, p, training, inplace);
                }
            }
        }
    }
}
