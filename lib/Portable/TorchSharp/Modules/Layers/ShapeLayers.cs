using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Joins a range of dimensions into one.</summary>
        public sealed class Flatten : ParameterLessModule<Tensor, Tensor>
        {
            internal Flatten(long start_dim, long end_dim) : base(nameof(Flatten)) => (this.start_dim, this.end_dim) = (start_dim, end_dim);

            /// <summary>The first dimension to join.</summary>
            public long start_dim { get; set; }

            /// <summary>The last dimension to join.</summary>
            public long end_dim { get; set; }

            /// <inheritdoc/>
            public override Tensor forward(Tensor input) => input.flatten(start_dim, end_dim);
        }

        /// <summary>Splits a dimension into several.</summary>
        public sealed class Unflatten : ParameterLessModule<Tensor, Tensor>
        {
            internal Unflatten(long dim, long[] unflattened_size) : base(nameof(Unflatten)) =>
                (this.dim, this.unflattened_size) = (dim, unflattened_size);

            /// <summary>The dimension to split.</summary>
            public long dim { get; set; }

            /// <summary>The sizes it is split into.</summary>
            public long[] unflattened_size { get; set; }

            /// <inheritdoc/>
            public override Tensor forward(Tensor tensor) => tensor.unflatten(dim, unflattened_size);
        }

        /// <summary>Hands its input on.</summary>
        public sealed class Identity : ParameterLessModule<Tensor, Tensor>
        {
            internal Identity() : base(nameof(Identity)) { }

            /// <inheritdoc/>
            public override Tensor forward(Tensor tensor) => tensor.alias();
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Joins a range of dimensions into one.</summary>
            /// <param name="start_dim">The first dimension to join.</param>
            /// <param name="end_dim">The last dimension to join.</param>
            public static Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);

            /// <summary>Splits a dimension into several.</summary>
            /// <param name="dim">The dimension to split.</param>
            /// <param name="unflattened_size">The sizes it is split into.</param>
            public static Unflatten Unflatten(long dim, long[] unflattened_size) => new(dim, unflattened_size);

            /// <summary>Hands its input on.</summary>
            public static Identity Identity() => new();
        }
    }
}
