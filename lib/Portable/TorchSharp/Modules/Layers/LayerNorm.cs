using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Normalises the last dimensions of each sample (Ba et al. 2016).</summary>
        public sealed class LayerNorm : nn.Module<Tensor, Tensor>
        {
            [ComponentName(Name = nameof(bias))]
            private Parameter? _bias;

            [ComponentName(Name = nameof(weight))]
            private Parameter? _weight;

            internal LayerNorm(long[] shape, double eps, bool affine, bool hasBias, Device? device, ScalarType? dtype) : base(nameof(LayerNorm))
            {
                (normalized_shape, this.eps, elementwise_affine) = (shape, eps, affine);
                if (affine)
                {
                    weight = new Parameter(ones(shape, dtype: dtype));
                    if (hasBias) bias = new Parameter(zeros(shape, dtype: dtype));
                }
                this.On(device);
            }

            /// <summary>The shift of each element, or null.</summary>
            public Parameter? bias
            {
                get => _bias;
                set
                {
                    if (ReferenceEquals(value, _bias)) return;
                    _bias?.Dispose();
                    _bias = value?.DetachFromDisposeScope() as Parameter;
                    ConditionallyRegisterParameter(nameof(bias), _bias);
                }
            }

            /// <summary>The scale of each element.</summary>
            public Parameter weight
            {
                get => _weight!;
                set
                {
                    if (ReferenceEquals(value, _weight)) return;
                    _weight?.Dispose();
                    _weight = (Parameter)value.DetachFromDisposeScope();
                    ConditionallyRegisterParameter(nameof(weight), _weight);
                }
            }

            /// <summary>The last dimensions of the input.</summary>
            public long[] normalized_shape { get; set; }

            /// <summary>Added to the variance.</summary>
            public double eps { get; set; }

            /// <summary>Whether scale and shift are learned.</summary>
            public bool elementwise_affine { get; set; }

            /// <summary>Sets scale 1 and shift 0.</summary>
            public void reset_parameters()
            {
                if (_weight is not null) nn.init.ones_(_weight);
                if (_bias is not null) nn.init.zeros_(_bias);
            }

            /// <inheritdoc/>
            public override Tensor forward(Tensor tensor) => nn.functional.layer_norm(tensor, normalized_shape, _weight, _bias, eps);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Normalises the last dimensions of each sample.</summary>
            /// <param name="normalized_shape">The last dimensions of the input.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <param name="elementwise_affine">Whether scale and shift are learned.</param>
            /// <param name="bias">Whether there is a shift.</param>
            /// <param name="device">The device.</param>
            /// <param name="dtype">The parameters' type.</param>
            public static LayerNorm LayerNorm(long[] normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true,
                Device? device = null, ScalarType? dtype = null) => new(normalized_shape, eps, elementwise_affine, bias, device, dtype);

            /// <summary>Normalises the last dimension of each sample.</summary>
            /// <param name="normalized_shape">The size of the last dimension.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <param name="elementwise_affine">Whether scale and shift are learned.</param>
            /// <param name="bias">Whether there is a shift.</param>
            /// <param name="device">The device.</param>
            /// <param name="dtype">The parameters' type.</param>
            public static LayerNorm LayerNorm(long normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true,
                Device? device = null, ScalarType? dtype = null) => new([normalized_shape], eps, elementwise_affine, bias, device, dtype);

            public static partial class functional
            {
                /// <summary>Normalises the last dimensions of each sample.</summary>
                /// <param name="input">The input.</param>
                /// <param name="normalized_shape">Its last dimensions.</param>
                /// <param name="weight">The scale of each element, or null.</param>
                /// <param name="bias">The shift of each element, or null.</param>
                /// <param name="eps">Added to the variance.</param>
                public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5)
                {
                    int rank = normalized_shape.Length;
                    if (rank == 0 || input.ndim < rank || !input.Sizes.AsSpan(input.Sizes.Length - rank).SequenceEqual(normalized_shape))
                        throw Dims.Error($"Given normalized_shape={Dims.Text(normalized_shape)}, expected input with shape [*, " +
                            $"{string.Join(", ", normalized_shape)}], but got input of size{Dims.Text(input.Sizes)}");
                    using var scope = NewDisposeScope();
                    long[] dims = Enumerable.Range(1, rank).Select(i => (long)-i).ToArray();
                    var centred = input.sub(input.mean(dims, keepdim: true));
                    var variance = centred.mul(centred).mean(dims, keepdim: true);
                    var result = centred.mul(variance.add(eps).rsqrt());
                    if (weight is not null) result = result.mul(weight);
                    if (bias is not null) result = result.add(bias);
                    return result.MoveToOuterDisposeScope();
                }
            }
        }
    }
}
