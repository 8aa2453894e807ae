using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.utils.data;

namespace Portable.Tests.Nn;

/// <summary>Datasets and loaders.</summary>
public class DataTests
{
    [Fact]
    public void BatchesInOrder()
    {
        using var loader = DataLoader(Numbers(5), 2);
        Assert.Equal(3, loader.Count);
        Assert.Equal([[0f, 1f], [2f, 3f], [4f]], loader.Select(batch => batch[0].data<float>().ToArray()));
    }

    [Fact]
    public void BatchesStackSamples()
    {
        using var loader = DataLoader(TensorDataset(zeros(4, 3, 2), arange(4)), 4);
        foreach (var batch in loader)
        {
            Assert.Equal([4, 3, 2], batch[0].shape);
            Assert.Equal([0, 1, 2, 3], batch[1].data<long>().ToArray());
        }
    }

    [Fact]
    public void LastBatchCanBeDropped()
    {
        using var loader = DataLoader(Numbers(5), 2, drop_last: true);
        Assert.Equal(2, loader.Count);
        Assert.Equal(2, loader.Count());
    }

    [Fact]
    public void ShufflingVisitsEachSampleOnceAndRepeatsWithASeed()
    {
        using var loader = DataLoader(Numbers(50), 7, shuffle: true, seed: 1);
        float[] first = All(), second = All();
        Assert.Equal(first, second);
        Assert.NotEqual(Enumerable.Range(0, 50).Select(i => (float)i), first);
        Assert.Equal(Enumerable.Range(0, 50).Select(i => (float)i), first.Order());

        float[] All() => loader.SelectMany(batch => batch[0].data<float>().ToArray()).ToArray();
    }

    [Fact]
    public void ABatchIsDisposedWithTheNext()
    {
        using var loader = DataLoader(Numbers(4), 2);
        using var batches = loader.GetEnumerator();
        Assert.True(batches.MoveNext());
        var first = batches.Current[0];
        Assert.False(first.IsInvalid);
        Assert.True(batches.MoveNext());
        Assert.True(first.IsInvalid);
    }

    [Fact]
    public void SeveralWorkersFetchTheSameBatches()
    {
        using var loader = DataLoader(Numbers(20), 8, num_worker: 4);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => (float)i), loader.SelectMany(batch => batch[0].data<float>().ToArray()));
    }

    [Fact]
    public void AnOrderOfOnesOwn()
    {
        using var loader = DataLoader(Numbers(4), 3, new long[] { 3, 1, 2 });
        Assert.Equal([3f, 1f, 2f], loader.SelectMany(batch => batch[0].data<float>().ToArray()));
    }

    [Fact]
    public void NamedTensors()
    {
        using var loader = DataLoader(new Squares(), 3);
        Assert.Equal([0f, 1f, 4f], loader.SelectMany(batch => batch["y"].data<float>().ToArray()));
    }

    [Fact]
    public void ShufflerDrawsSystemRandomsNumbers()
    {
        var random = new Random(9);
        var expected = new List<long>();
        for (long i = 0; i < 6; i++)
        {
            long j = (((long)random.Next() << 32) + (uint)random.Next()) % (i + 1);
            expected.Add(i);
            if (j != i) (expected[(int)i], expected[(int)j]) = (expected[(int)j], i);
        }
        Assert.Equal(expected, new FisherYatesShuffler(6, 9));
    }

    [Fact]
    public void TensorsOfUnequalLengthMakeNoDataset() =>
        Assert.Throws<ArgumentException>(() => TensorDataset(zeros(3), zeros(4)));

    private static IterableDataset Numbers(long count) => TensorDataset(arange(count, dtype: ScalarType.Float32));

    private sealed class Squares : Dataset
    {
        public override long Count => 3;

        public override Dictionary<string, Tensor> GetTensor(long index) => new() { ["y"] = tensor((float)(index * index)) };
    }
}
