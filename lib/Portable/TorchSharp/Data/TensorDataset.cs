using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Tensors whose first dimension numbers the samples.</summary>
        public class TensorDataset : torch.utils.data.IterableDataset
        {
            private readonly torch.Tensor[] _tensors;

            internal TensorDataset(torch.Tensor[] tensors)
            {
                if (tensors is null || tensors.Length == 0) throw new ArgumentNullException(nameof(tensors));
                if (tensors.Any(tensor => tensor.shape[0] != tensors[0].shape[0]))
                    throw new ArgumentException("All tensors must have the same first dimension size.", nameof(tensors));
                _tensors = tensors.Select(tensor => tensor.alias().DetachFromDisposeScope()).ToArray();
            }

            /// <summary>One sample: a slice of each tensor.</summary>
            /// <param name="index">Its number, from 0.</param>
            public IList<torch.Tensor> this[long index] => _tensors.Select(tensor => tensor[index]).ToList();

            /// <inheritdoc/>
            public override long Count => _tensors[0].shape[0];

            /// <inheritdoc/>
            public override IList<torch.Tensor> GetTensor(long index) => this[index];

            /// <inheritdoc/>
            protected override void Dispose(bool disposing)
            {
                if (!disposing) return;
                foreach (var tensor in _tensors) tensor.Dispose();
            }
        }
    }

    public static partial class torch
    {
        public static partial class utils
        {
            public static partial class data
            {
                /// <summary>A dataset of tensors whose first dimension numbers the samples.</summary>
                /// <param name="tensors">The tensors, e.g. images and labels.</param>
                /// <exception cref="ArgumentException">The first dimensions differ.</exception>
                public static TensorDataset TensorDataset(params Tensor[] tensors) => new(tensors);
            }
        }
    }
}
