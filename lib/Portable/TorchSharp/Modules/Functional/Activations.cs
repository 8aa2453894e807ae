namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Layers and losses as plain functions.</summary>
        public static partial class functional
        {
            /// <summary>max(0, x).</summary>
            /// <param name="x">The input.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static Tensor relu(Tensor x, bool inplace = false) => Activations.Relu(x, inplace);

            /// <summary>min(max(0, x), 6).</summary>
            /// <param name="x">The input.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static Tensor relu6(Tensor x, bool inplace = false) => Activations.Relu6(x, inplace);

            /// <summary>x where positive, negative_slope · x elsewhere.</summary>
            /// <param name="input">The input.</param>
            /// <param name="negative_slope">The slope below zero.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) => Activations.LeakyRelu(input, negative_slope, inplace);

            /// <summary>x · Φ(x), Φ the normal distribution function.</summary>
            /// <param name="x">The input.</param>
            public static Tensor gelu(Tensor x) => Activations.Gelu(x, false);

            /// <summary>x · Φ(x), Φ the normal distribution function.</summary>
            /// <param name="x">The input.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static Tensor gelu(Tensor x, bool inplace) => Activations.Gelu(x, inplace);

            /// <summary>x · sigmoid(x).</summary>
            /// <param name="x">The input.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static Tensor silu(Tensor x, bool inplace = false) => Activations.Silu(x, inplace);

            /// <summary>1 / (1 + exp(-x)).</summary>
            /// <param name="x">The input.</param>
            public static Tensor sigmoid(Tensor x) => x.sigmoid();

            /// <summary>1 / (1 + exp(-x)).</summary>
            /// <param name="x">The input.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static Tensor sigmoid(Tensor x, bool inplace) => inplace ? x.sigmoid_().alias() : x.sigmoid();

            /// <summary>The hyperbolic tangent.</summary>
            /// <param name="x">The input.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static Tensor tanh(Tensor x, bool inplace = false) => inplace ? x.tanh_().alias() : x.tanh();

            /// <summary>x · min(max(0, x + 3), 6) / 6.</summary>
            /// <param name="input">The input.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static Tensor hardswish(Tensor input, bool inplace = false) => Activations.Hardswish(input, inplace);

            /// <summary>exp(x) divided by its sum along a dimension.</summary>
            /// <param name="input">The input.</param>
            /// <param name="dim">The dimension along which values add up to 1.</param>
            /// <param name="dtype">The type to convert the input to first.</param>
            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

            /// <summary>The logarithm of the softmax.</summary>
            /// <param name="x">The input.</param>
            /// <param name="dim">The dimension along which values add up to 1.</param>
            public static Tensor log_softmax(Tensor x, long dim) => x.log_softmax(dim);

            /// <summary>log(1 + exp(beta · x)) / beta; x itself where beta · x exceeds the threshold.</summary>
            /// <param name="x">The input.</param>
            /// <param name="beta">The steepness.</param>
            /// <param name="threshold">Where it turns into a straight line.</param>
            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => Activations.Softplus(x, beta, threshold);
        }
    }
}
