using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>What normalisations with running statistics share.</summary>
        public abstract class NormBase : nn.Module<Tensor, Tensor>
        {
            [ComponentName(Name = nameof(bias))]
            private Parameter? _bias;

            [ComponentName(Name = nameof(weight))]
            private Parameter? _weight;

            [ComponentName(Name = nameof(running_mean))]
            private Tensor? _running_mean;

            [ComponentName(Name = nameof(running_var))]
            private Tensor? _running_var;

            [ComponentName(Name = nameof(num_batches_tracked))]
            private Tensor? _num_batches_tracked;

            /// <summary>Makes scale 1, shift 0, running mean 0 and running variance 1.</summary>
            /// <param name="num_features">The number of channels.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <param name="momentum">The weight of a new batch in the running statistics; null for their plain mean.</param>
            /// <param name="affine">Whether scale and shift are learned.</param>
            /// <param name="track_running_stats">Whether there are running statistics.</param>
            /// <param name="device">The device.</param>
            /// <param name="dtype">The tensors' type.</param>
            /// <param name="name">The module's name.</param>
            public NormBase(long num_features, double eps, double? momentum, bool affine, bool track_running_stats,
                Device? device, ScalarType? dtype, string name) : base(name)
            {
                (this.num_features, this.eps, this.momentum) = (num_features, eps, momentum);
                (this.affine, this.track_running_stats) = (affine, track_running_stats);
                if (affine)
                {
                    weight = new Parameter(ones(new[] { num_features }, dtype: dtype));
                    bias = new Parameter(zeros(new[] { num_features }, dtype: dtype));
                }
                if (track_running_stats)
                {
                    running_mean = zeros(new[] { num_features }, dtype: dtype);
                    running_var = ones(new[] { num_features }, dtype: dtype);
                    num_batches_tracked = tensor(0L);
                }
                this.On(device);
            }

            /// <summary>The shift of each channel, or null.</summary>
            public Parameter? bias
            {
                get => _bias;
                set => Replace(ref _bias, value, nameof(bias));
            }

            /// <summary>The scale of each channel.</summary>
            public Parameter weight
            {
                get => _weight!;
                set => Replace(ref _weight, value, nameof(weight));
            }

            /// <summary>The running mean of each channel, or null.</summary>
            public Tensor? running_mean
            {
                get => _running_mean;
                set => Replace(ref _running_mean, value, nameof(running_mean));
            }

            /// <summary>The running variance of each channel, or null.</summary>
            public Tensor? running_var
            {
                get => _running_var;
                set => Replace(ref _running_var, value, nameof(running_var));
            }

            /// <summary>The number of training batches seen.</summary>
            public Tensor? num_batches_tracked
            {
                get => _num_batches_tracked;
                set => Replace(ref _num_batches_tracked, value, nameof(num_batches_tracked));
            }

            /// <summary>The number of channels.</summary>
            public long num_features { get; private set; }

            /// <summary>Added to the variance.</summary>
            public double eps { get; set; }

            /// <summary>The weight of a new batch in the running statistics; null for their plain mean.</summary>
            public double? momentum { get; set; }

            /// <summary>Whether scale and shift are learned.</summary>
            public bool affine { get; private set; }

            /// <summary>Whether there are running statistics.</summary>
            public bool track_running_stats { get; private set; }

            /// <summary>Forgets the running statistics.</summary>
            public void reset_running_stats()
            {
                if (!track_running_stats) return;
                nn.init.zeros_(running_mean!);
                nn.init.ones_(running_var!);
                num_batches_tracked!.zero_();
            }

            /// <summary>Forgets the running statistics and sets scale 1 and shift 0.</summary>
            public void reset_parameters()
            {
                reset_running_stats();
                if (!affine) return;
                nn.init.ones_(weight);
                nn.init.zeros_(bias!);
            }

            /// <summary>Checks the number of dimensions.</summary>
            /// <param name="input">The input.</param>
            /// <exception cref="ArgumentException">It has another number.</exception>
            protected abstract void ValidateInputDimensions(Tensor input);

            private void Replace(ref Parameter? field, Parameter? value, string name)
            {
                if (ReferenceEquals(field, value)) return;
                field?.Dispose();
                field = value?.DetachFromDisposeScope() as Parameter;
                ConditionallyRegisterParameter(name, field);
            }

            private void Replace(ref Tensor? field, Tensor? value, string name)
            {
                if (ReferenceEquals(field, value)) return;
                field?.Dispose();
                field = value?.DetachFromDisposeScope();
                ConditionallyRegisterBuffer(name, field);
            }
        }

        /// <summary>Normalises each channel by the batch while training, by running statistics afterwards (Ioffe and Szegedy 2015).</summary>
        public abstract class BatchNorm : NormBase
        {
            /// <summary>Makes scale 1, shift 0, running mean 0 and running variance 1.</summary>
            /// <param name="num_features">The number of channels.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <param name="momentum">The weight of a new batch in the running statistics.</param>
            /// <param name="affine">Whether scale and shift are learned.</param>
            /// <param name="track_running_stats">Whether there are running statistics.</param>
            /// <param name="device">The device.</param>
            /// <param name="dtype">The tensors' type.</param>
            /// <param name="name">The module's name.</param>
            public BatchNorm(long num_features, double eps, double momentum, bool affine, bool track_running_stats,
                Device? device, ScalarType? dtype, string name)
                : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name) { }

            /// <inheritdoc/>
            public override Tensor forward(Tensor input)
            {
                ValidateInputDimensions(input);
                double factor = momentum ?? 0;
                if (training && track_running_stats && num_batches_tracked is not null)
                {
                    num_batches_tracked.add_(1);
                    factor = momentum ?? 1.0 / num_batches_tracked.ToInt64();
                }
                bool ofBatch = training || (running_mean is null && running_var is null);
                bool running = !training || track_running_stats;
                return nn.functional.batch_norm(input, running ? running_mean : null, running ? running_var : null,
                    affine ? weight : null, bias, ofBatch, factor, eps);
            }
        }

        /// <summary>Batch normalisation of [N, C] or [N, C, L].</summary>
        public sealed class BatchNorm1d : BatchNorm
        {
            internal BatchNorm1d(long features, double eps, double momentum, bool affine, bool track, Device? device, ScalarType? dtype)
                : base(features, eps, momentum, affine, track, device, dtype, nameof(BatchNorm1d)) { }

            /// <inheritdoc/>
            protected override void ValidateInputDimensions(Tensor input)
            {
                if (input.ndim is not (2 or 3)) throw new ArgumentException($"expected 2D or 3D input, but got {input.ndim}D input.");
            }
        }

        /// <summary>Batch normalisation of images [N, C, H, W].</summary>
        public sealed class BatchNorm2d : BatchNorm
        {
            internal BatchNorm2d(long features, double eps, double momentum, bool affine, bool track, Device? device, ScalarType? dtype)
                : base(features, eps, momentum, affine, track, device, dtype, nameof(BatchNorm2d)) { }

            /// <inheritdoc/>
            protected override void ValidateInputDimensions(Tensor input)
            {
                if (input.ndim != 4) throw new ArgumentException($"expected 4D input, but got {input.ndim}D input.");
            }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Batch normalisation of [N, C] or [N, C, L].</summary>
            /// <param name="num_features">The number of channels C.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <param name="momentum">The weight of a new batch in the running statistics.</param>
            /// <param name="affine">Whether scale and shift are learned.</param>
            /// <param name="track_running_stats">Whether there are running statistics.</param>
            /// <param name="device">The device.</param>
            /// <param name="dtype">The tensors' type.</param>
            public static BatchNorm1d BatchNorm1d(long num_features, double eps = 1e-05, double momentum = 0.1, bool affine = true,
                bool track_running_stats = true, Device? device = null, ScalarType? dtype = null) =>
                new(num_features, eps, momentum, affine, track_running_stats, device, dtype);

            /// <summary>Batch normalisation of images [N, C, H, W].</summary>
            /// <param name="num_features">The number of channels C.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <param name="momentum">The weight of a new batch in the running statistics.</param>
            /// <param name="affine">Whether scale and shift are learned.</param>
            /// <param name="track_running_stats">Whether there are running statistics.</param>
            /// <param name="device">The device.</param>
            /// <param name="dtype">The tensors' type.</param>
            public static BatchNorm2d BatchNorm2d(long num_features, double eps = 1e-05, double momentum = 0.1, bool affine = true,
                bool track_running_stats = true, Device? device = null, ScalarType? dtype = null) =>
                new(num_features, eps, momentum, affine, track_running_stats, device, dtype);

            public static partial class functional
            {
                /// <summary>Batch normalisation over everything but dimension 1.</summary>
                /// <param name="input">[N, C], [N, C, L] or [N, C, H, W].</param>
                /// <param name="running_mean">The running mean, updated while training.</param>
                /// <param name="running_var">The running variance, updated while training.</param>
                /// <param name="weight">The scale of each channel, or null.</param>
                /// <param name="bias">The shift of each channel, or null.</param>
                /// <param name="training">Whether to normalise by the batch's own statistics.</param>
                /// <param name="momentum">The weight of the batch in the running statistics.</param>
                /// <param name="eps">Added to the variance.</param>
                public static Tensor batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null,
                    bool training = false, double momentum = 0.1, double eps = 1e-5) =>
                    BatchNormalization.Run(input, running_mean, running_var, weight, bias, training, momentum, eps);
            }
        }
    }
}
