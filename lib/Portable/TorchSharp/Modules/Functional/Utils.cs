using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Helpers for parameters and their gradients.</summary>
        public static partial class utils
        {
            /// <summary>Scales all gradients so that their joint norm is at most a given one.</summary>
            /// <param name="tensors">The parameters.</param>
            /// <param name="max_norm">The largest norm allowed.</param>
            /// <param name="norm_type">The norm's power; 2 is Euclidean, infinity the largest absolute value.</param>
            /// <returns>The norm before scaling.</returns>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2.0)
            {
                using var scope = NewDisposeScope();
                using var guard = no_grad();
                var gradients = tensors.Select(parameter => parameter.grad).OfType<Tensor>().ToList();
                double total = double.IsPositiveInfinity(norm_type)
                    ? gradients.Select(g => g.abs().max().ToDouble()).DefaultIfEmpty(0).Max()
                    : Math.Pow(gradients.Sum(g => norm_type == 2 ? g.mul(g).sum().ToDouble() : g.abs().pow(norm_type).sum().ToDouble()), 1 / norm_type);
                double scale = Math.Min(1, max_norm / (total + 1e-6));
                foreach (var gradient in gradients) gradient.mul_(scale);
                return total;
            }

            /// <summary>Cuts every gradient element off at ± a value.</summary>
            /// <param name="tensors">The parameters.</param>
            /// <param name="clip_value">The largest absolute value allowed.</param>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                using var scope = NewDisposeScope();
                using var guard = no_grad();
                foreach (var parameter in tensors) parameter.grad?.clamp_(-clip_value, clip_value);
            }

            /// <summary>All parameters, flattened and joined.</summary>
            /// <param name="tensors">The parameters.</param>
            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors)
            {
                using var scope = NewDisposeScope();
                return cat(tensors.Select(parameter => parameter.reshape(-1)).ToArray()).MoveToOuterDisposeScope();
            }

            /// <summary>Writes a vector back into the parameters it came from.</summary>
            /// <param name="vec">All values, in the order of the parameters.</param>
            /// <param name="tensors">The parameters.</param>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                using var scope = NewDisposeScope();
                using var guard = no_grad();
                long start = 0;
                foreach (var parameter in tensors)
                {
                    long count = parameter.NumberOfElements;
                    parameter.copy_(vec.slice(0, start, start + count, 1).reshape(parameter.shape));
                    start += count;
                }
            }
        }
    }
}
