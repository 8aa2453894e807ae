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
            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? x.relu_().alias() : x.relu();

            /// <summary>min(max(0, x), 6).</summary>
            /// <param name="x">The input.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static Tensor relu6(Tensor x, bool inplace = false) => inplace ? x.relu6_().alias() : x.relu6();

            /// <summary>x where positive, negative_slope · x elsewhere.</summary>
            /// <param name="input">The input.</param>
            /// <param name="negative_slope">The slope below zero.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) => inplace ? input.leaky_relu_(negative_slope).alias() : input.leaky_relu(negative_slope);

            /// <summary>x · Φ(x), Φ the normal distribution function.</summary>
            /// <param name="x">The input.</param>
            public static Tensor gelu(Tensor x) => x.gelu();

            /// <summary>x · Φ(x), Φ the normal distribution function.</summary>
            /// <param name="x">The input.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static Tensor gelu(Tensor x, bool inplace) => inplace ? x.gelu_().alias() : x.gelu();

            /// <summary>x · sigmoid(x).</summary>
            /// <param name="x">The input.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static Tensor silu(Tensor x, bool inplace = false) => inplace ? x.silu_().alias() : x.silu();

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
            public static Tensor hardswish(Tensor input, bool inplace = false) => inplace ? input.hardswish_().alias() : input.hardswish();

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
            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => x.softplus(beta, threshold);
        }
    }
}
