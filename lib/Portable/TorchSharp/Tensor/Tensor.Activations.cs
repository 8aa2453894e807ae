namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>Positive part, element by element.</summary>
        public Tensor relu() => dtype == ScalarType.Float32
            ? Activations.Relu(this, inplace: false)
            : Unary<ReluOp>("ReluBackward0", true, static (g, s, _) => [g * (s[0] > 0)]);

        /// <summary>Positive part, element by element, in place.</summary>
        public Tensor relu_() => UnaryInPlace<ReluOp>("ReluBackward0", true, static (g, s, _) => [g * (s[0] > 0)]);

        /// <summary>Each element limited to 0 … 6.</summary>
        public Tensor relu6() => Activations.Relu6(this, inplace: false);

        /// <summary>The element where positive, else the element times a slope.</summary>
        public Tensor leaky_relu(Scalar negative_slope) => Activations.LeakyRelu(this, negative_slope.AsDouble, inplace: false);

        /// <summary>The element times the chance that a standard normal number is smaller (Hendrycks and Gimpel 2016).</summary>
        public Tensor gelu() => Activations.Gelu(this, inplace: false);

        /// <summary>The element times its sigmoid.</summary>
        public Tensor silu() => Activations.Silu(this, inplace: false);

        /// <summary>The element times relu6 of it plus 3, over 6 (Howard et al. 2019).</summary>
        public Tensor hardswish() => Activations.Hardswish(this, inplace: false);

        /// <summary>log(1 + e^(beta·x)) / beta, and x itself where beta·x is above the threshold.</summary>
        public Tensor softplus(double beta = 1, double threshold = 20) => Activations.Softplus(this, beta, threshold);
    }
}
