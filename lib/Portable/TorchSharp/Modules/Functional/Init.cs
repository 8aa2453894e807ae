namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Initialisation of parameters, in place, with PyTorch's random streams.</summary>
        public static class init
        {
            /// <summary>What follows a layer, which decides how large its weights should be.</summary>
            public enum NonlinearityType
            {
                /// <summary>Nothing.</summary>
                Linear = 0,
                /// <summary>A convolution.</summary>
                Conv1D = 1,
                /// <summary>A convolution.</summary>
                Conv2D = 2,
                /// <summary>A convolution.</summary>
                Conv3D = 3,
                /// <summary>A transposed convolution.</summary>
                ConvTranspose1D = 4,
                /// <summary>A transposed convolution.</summary>
                ConvTranspose2D = 5,
                /// <summary>A transposed convolution.</summary>
                ConvTranspose3D = 6,
                /// <summary>A sigmoid.</summary>
                Sigmoid = 7,
                /// <summary>A hyperbolic tangent.</summary>
                Tanh = 8,
                /// <summary>A ReLU.</summary>
                ReLU = 9,
                /// <summary>A leaky ReLU.</summary>
                LeakyReLU = 10,
            }

            /// <summary>Which side of a layer keeps its variance.</summary>
            public enum FanInOut
            {
                /// <summary>The forward pass.</summary>
                FanIn = 0,
                /// <summary>The backward pass.</summary>
                FanOut = 1,
            }

            /// <summary>The recommended factor for weights before a nonlinearity.</summary>
            /// <param name="nonlinearity">The nonlinearity.</param>
            /// <param name="param">A leaky ReLU's slope.</param>
            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0.0) => nonlinearity switch
            {
                NonlinearityType.Tanh => 5.0 / 3,
                NonlinearityType.ReLU => Math.Sqrt(2),
                NonlinearityType.LeakyReLU => Math.Sqrt(2 / (1 + param * param)),
                _ => 1,
            };

            /// <summary>Inputs that one output sees, and outputs that one input reaches.</summary>
            /// <param name="tensor">Weights [out, in, …].</param>
            /// <exception cref="ArgumentException">Fewer than two dimensions.</exception>
            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                var shape = tensor.shape;
                if (shape.Length < 2)
                    throw new ArgumentException("Fan in and fan out can not be computed for tensor with fewer than 2 dimensions");
                long field = 1;
                foreach (long size in shape.AsSpan(2)) field *= size;
                return (shape[1] * field, shape[0] * field);
            }

            /// <summary>Fills with ones.</summary>
            /// <param name="tensor">The tensor.</param>
            public static Tensor ones_(Tensor tensor) => Unrecorded(tensor, t => t.fill_(1));

            /// <summary>Fills with zeros.</summary>
            /// <param name="tensor">The tensor.</param>
            public static Tensor zeros_(Tensor tensor) => Unrecorded(tensor, t => t.zero_());

            /// <summary>Fills with a value.</summary>
            /// <param name="tensor">The tensor.</param>
            /// <param name="val">The value.</param>
            public static Tensor constant_(Tensor tensor, Scalar val) => Unrecorded(tensor, t => t.fill_(val));

            /// <summary>Makes an identity matrix.</summary>
            /// <param name="tensor">A matrix.</param>
            public static Tensor eye_(Tensor tensor)
            {
                if (tensor.ndim != 2) throw Dims.Error("Only tensors with 2 dimensions are supported");
                return Unrecorded(tensor, t =>
                {
                    using var identity = eye(t.shape[0], t.shape[1], dtype: t.dtype);
                    t.copy_(identity);
                });
            }

            /// <summary>Uniform in [low, high).</summary>
            /// <param name="tensor">The tensor.</param>
            /// <param name="low">The lower bound.</param>
            /// <param name="high">The upper bound.</param>
            /// <param name="generator">Not used: the default generator draws, as in the native library.</param>
            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null) =>
                Unrecorded(tensor, t => t.uniform_(low, high));

            /// <summary>Normally distributed.</summary>
            /// <param name="tensor">The tensor.</param>
            /// <param name="mean">The mean.</param>
            /// <param name="std">The standard deviation.</param>
            /// <param name="generator">Not used: the default generator draws, as in the native library.</param>
            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null) =>
                Unrecorded(tensor, t => t.normal_(mean, std));

            /// <summary>Uniform, keeping the variance through rectifiers (He et al. 2015).</summary>
            /// <param name="tensor">Weights [out, in, …].</param>
            /// <param name="a">A leaky ReLU's slope.</param>
            /// <param name="mode">Which pass keeps its variance.</param>
            /// <param name="nonlinearity">What follows.</param>
            public static Tensor kaiming_uniform_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                double bound = Math.Sqrt(3) * KaimingDeviation(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Normal, keeping the variance through rectifiers (He et al. 2015).</summary>
            /// <param name="tensor">Weights [out, in, …].</param>
            /// <param name="a">A leaky ReLU's slope.</param>
            /// <param name="mode">Which pass keeps its variance.</param>
            /// <param name="nonlinearity">What follows.</param>
            public static Tensor kaiming_normal_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                normal_(tensor, 0, KaimingDeviation(tensor, a, mode, nonlinearity));

            /// <summary>Uniform, keeping the variance of both passes (Glorot and Bengio 2010).</summary>
            /// <param name="tensor">Weights [out, in, …].</param>
            /// <param name="gain">A factor, see calculate_gain.</param>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1.0)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                double bound = Math.Sqrt(3) * gain * Math.Sqrt(2.0 / (fanIn + fanOut));
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>
            /// The same as xavier_uniform_: TorchSharp 0.106 draws from the uniform distribution here (of the same deviation),
            /// and so does this, for the same numbers from the same seed.
            /// </summary>
            /// <param name="tensor">Weights [out, in, …].</param>
            /// <param name="gain">A factor, see calculate_gain.</param>
            public static Tensor xavier_normal_(Tensor tensor, double gain = 1.0) => xavier_uniform_(tensor, gain);

            /// <summary>Another name of xavier_uniform_, Keras's default.</summary>
            /// <param name="tensor">Weights [out, in, …].</param>
            /// <param name="gain">A factor, see calculate_gain.</param>
            public static Tensor glorot_uniform_(Tensor tensor, double gain = 1.0) => xavier_uniform_(tensor, gain);

            /// <summary>Another name of xavier_normal_.</summary>
            /// <param name="tensor">Weights [out, in, …].</param>
            /// <param name="gain">A factor, see calculate_gain.</param>
            public static Tensor glorot_normal_(Tensor tensor, double gain = 1.0) => xavier_normal_(tensor, gain);

            private static double KaimingDeviation(Tensor tensor, double slope, FanInOut mode, NonlinearityType nonlinearity)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return calculate_gain(nonlinearity, slope) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }

            private static Tensor Unrecorded(Tensor tensor, Action<Tensor> fill)
            {
                using var guard = no_grad();
                fill(tensor);
                return tensor;
            }
        }
    }
}
