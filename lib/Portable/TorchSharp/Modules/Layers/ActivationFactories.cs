using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>max(0, x).</summary>
        /// <param name="inplace">Whether the input is overwritten.</param>
        public static ReLU ReLU(bool inplace = false) => new(inplace);

        /// <summary>min(max(0, x), 6).</summary>
        /// <param name="inplace">Whether the input is overwritten.</param>
        public static ReLU6 ReLU6(bool inplace = false) => new(inplace);

        /// <summary>x where positive, negative_slope · x elsewhere.</summary>
        /// <param name="negative_slope">The slope below zero.</param>
        /// <param name="inplace">Whether the input is overwritten.</param>
        public static LeakyReLU LeakyReLU(double negative_slope = 0.01, bool inplace = false) => new(negative_slope, inplace);

        /// <summary>x · Φ(x), Φ the normal distribution function (Hendrycks and Gimpel 2016).</summary>
        public static GELU GELU() => new(false);

        /// <summary>x · Φ(x), Φ the normal distribution function (Hendrycks and Gimpel 2016).</summary>
        /// <param name="inplace">Whether the input is overwritten.</param>
        public static GELU GELU(bool inplace) => new(inplace);

        /// <summary>x · sigmoid(x).</summary>
        public static SiLU SiLU() => new(false);

        /// <summary>x · sigmoid(x).</summary>
        /// <param name="inplace">Whether the input is overwritten.</param>
        public static SiLU SiLU(bool inplace) => new(inplace);

        /// <summary>1 / (1 + exp(-x)).</summary>
        public static Sigmoid Sigmoid() => new(false);

        /// <summary>1 / (1 + exp(-x)).</summary>
        /// <param name="inplace">Whether the input is overwritten.</param>
        public static Sigmoid Sigmoid(bool inplace) => new(inplace);

        /// <summary>The hyperbolic tangent.</summary>
        public static Tanh Tanh() => new(false);

        /// <summary>The hyperbolic tangent.</summary>
        /// <param name="inplace">Whether the input is overwritten.</param>
        public static Tanh Tanh(bool inplace = false) => new(inplace);

        /// <summary>x · min(max(0, x + 3), 6) / 6.</summary>
        /// <param name="inplace">Whether the input is overwritten.</param>
        public static Hardswish Hardswish(bool inplace = false) => new(inplace);

        /// <summary>exp(x) divided by its sum along a dimension.</summary>
        /// <param name="dim">The dimension along which values add up to 1.</param>
        public static Softmax Softmax(long dim) => new(dim);

        /// <summary>The logarithm of the softmax.</summary>
        /// <param name="dim">The dimension along which values add up to 1.</param>
        public static LogSoftmax LogSoftmax(long dim) => new(dim);
    }
}
