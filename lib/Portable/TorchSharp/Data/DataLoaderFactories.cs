using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class utils
    {
        public static partial class data
        {
            /// <summary>Draws batches from a dataset in an order of one's own.</summary>
            /// <param name="dataset">The samples.</param>
            /// <param name="batchSize">Samples of a batch.</param>
            /// <param name="shuffler">The numbers of the samples, in the order wanted.</param>
            /// <param name="device">Where batches go; the CPU by default.</param>
            /// <param name="num_worker">Threads that fetch samples.</param>
            /// <param name="drop_last">Whether to leave out a last batch that is not full.</param>
            /// <param name="disposeBatch">Whether a batch is disposed when the next one is asked for.</param>
            /// <param name="disposeDataset">Whether to dispose the dataset with the loader.</param>
            public static DataLoader DataLoader(Dataset dataset, int batchSize, IEnumerable<long> shuffler, Device? device = null, int num_worker = 1,
                bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true) =>
                new(dataset, batchSize, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset);

            /// <summary>Draws batches from a dataset, in order or shuffled.</summary>
            /// <param name="dataset">The samples.</param>
            /// <param name="batchSize">Samples of a batch.</param>
            /// <param name="shuffle">Whether to shuffle, anew for each pass unless seeded.</param>
            /// <param name="device">Where batches go; the CPU by default.</param>
            /// <param name="seed">The seed of the order.</param>
            /// <param name="num_worker">Threads that fetch samples.</param>
            /// <param name="drop_last">Whether to leave out a last batch that is not full.</param>
            /// <param name="disposeBatch">Whether a batch is disposed when the next one is asked for.</param>
            /// <param name="disposeDataset">Whether to dispose the dataset with the loader.</param>
            public static DataLoader DataLoader(Dataset dataset, int batchSize, bool shuffle = false, Device? device = null, int? seed = null,
                int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true) =>
                new(dataset, batchSize, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset);

            /// <summary>Draws batches from a dataset in an order of one's own.</summary>
            /// <param name="dataset">The samples.</param>
            /// <param name="batchSize">Samples of a batch.</param>
            /// <param name="shuffler">The numbers of the samples, in the order wanted.</param>
            /// <param name="device">Where batches go; the CPU by default.</param>
            /// <param name="num_worker">Threads that fetch samples.</param>
            /// <param name="drop_last">Whether to leave out a last batch that is not full.</param>
            /// <param name="disposeBatch">Whether a batch is disposed when the next one is asked for.</param>
            /// <param name="disposeDataset">Whether to dispose the dataset with the loader.</param>
            public static IterableDataLoader DataLoader(IterableDataset dataset, int batchSize, IEnumerable<long> shuffler, Device? device = null, int num_worker = 1,
                bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true) =>
                new(dataset, batchSize, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset);

            /// <summary>Draws batches from a dataset, in order or shuffled.</summary>
            /// <param name="dataset">The samples.</param>
            /// <param name="batchSize">Samples of a batch.</param>
            /// <param name="shuffle">Whether to shuffle, anew for each pass unless seeded.</param>
            /// <param name="device">Where batches go; the CPU by default.</param>
            /// <param name="seed">The seed of the order.</param>
            /// <param name="num_worker">Threads that fetch samples.</param>
            /// <param name="drop_last">Whether to leave out a last batch that is not full.</param>
            /// <param name="disposeBatch">Whether a batch is disposed when the next one is asked for.</param>
            /// <param name="disposeDataset">Whether to dispose the dataset with the loader.</param>
            public static IterableDataLoader DataLoader(IterableDataset dataset, int batchSize, bool shuffle = false, Device? device = null, int? seed = null,
                int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true) =>
                new(dataset, batchSize, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset);
        }
    }
}
