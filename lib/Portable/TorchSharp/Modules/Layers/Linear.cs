using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>y = x · weightᵀ + bias on the last dimension.</summary>
        public sealed class Linear : nn.Module<Tensor, Tensor>
        {
            [ComponentName(Name = nameof(bias))]
            private Parameter? _bias;

            [ComponentName(Name = nameof(weight))]
            private Parameter? _weight;

            internal Linear(Parameter weight, Parameter? bias) : base(nameof(Linear))
            {
                (in_features, out_features) = (weight.shape[1], weight.shape[0]);
                this.weight = weight;
                if (bias is not null) this.bias = bias;
            }

            internal Linear(long inputSize, long outputSize, bool hasBias, ScalarType? dtype) : base(nameof(Linear))
            {
                (in_features, out_features) = (inputSize, outputSize);
                weight = new Parameter(empty(new[] { outputSize, inputSize }, dtype: dtype));
                nn.init.kaiming_uniform_(weight, a: Math.Sqrt(5));
                if (!hasBias) return;
                bias = new Parameter(empty(new[] { outputSize }, dtype: dtype));
                double bound = inputSize > 0 ? 1 / Math.Sqrt(inputSize) : 0;
                nn.init.uniform_(bias, -bound, bound);
            }

            /// <summary>The offsets [out_features], or null.</summary>
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

            /// <summary>The weights [out_features, in_features].</summary>
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

            /// <summary>The size of the last input dimension.</summary>
            public long in_features { get; set; }

            /// <summary>The size of the last output dimension.</summary>
            public long out_features { get; set; }

            /// <inheritdoc/>
            public override Tensor forward(Tensor tensor) => nn.functional.linear(tensor, weight, _bias);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>y = x · weightᵀ + bias, initialised uniformly in ±1/√inputSize.</summary>
            /// <param name="inputSize">The size of the last input dimension.</param>
            /// <param name="outputSize">The size of the last output dimension.</param>
            /// <param name="hasBias">Whether there is a bias.</param>
            /// <param name="device">The device.</param>
            /// <param name="dtype">The parameters' type.</param>
            public static Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) =>
                new Linear(inputSize, outputSize, hasBias, dtype).On(device);

            /// <summary>y = x · weightᵀ + bias with given parameters.</summary>
            /// <param name="weight">The weights [out, in].</param>
            /// <param name="bias">The offsets [out], or null.</param>
            public static Linear Linear(Parameter weight, Parameter? bias = null) => new(weight, bias);

            public static partial class functional
            {
                /// <summary>y = x · weightsᵀ + bias on the last dimension.</summary>
                /// <param name="input">The input [… , in].</param>
                /// <param name="weights">The weights [out, in].</param>
                /// <param name="bias">The offsets [out], or null.</param>
                public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => LinearMap.Run(input, weights, bias);
            }
        }
    }
}
