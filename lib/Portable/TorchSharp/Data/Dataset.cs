namespace TorchSharp;

public static partial class torch
{
    /// <summary>Helpers around training.</summary>
    public static partial class utils
    {
        /// <summary>Datasets and loading them in batches.</summary>
        public static partial class data
        {
            /// <summary>Samples by number.</summary>
            /// <typeparam name="T">The type of a sample.</typeparam>
            public abstract class Dataset<T> : IDisposable
            {
                /// <summary>The number of samples.</summary>
                public abstract long Count { get; }

                /// <summary>One sample.</summary>
                /// <param name="index">Its number, from 0.</param>
                public abstract T GetTensor(long index);

                /// <summary>Releases what the dataset holds.</summary>
                public void Dispose()
                {
                    Dispose(true);
                    GC.SuppressFinalize(this);
                }

                /// <summary>Releases what the dataset holds.</summary>
                /// <param name="disposing">True when called by Dispose().</param>
                protected virtual void Dispose(bool disposing) { }
            }

            /// <summary>Samples of named tensors.</summary>
            public abstract class Dataset : Dataset<Dictionary<string, Tensor>>;

            /// <summary>Samples of tensors in a fixed order, e.g. image and label.</summary>
            public abstract class IterableDataset : Dataset<IList<Tensor>>;
        }
    }
}
