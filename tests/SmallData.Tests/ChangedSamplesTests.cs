using SmallData.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Tests;

public sealed class ChangedSamplesTests
{
    private sealed class Numbers : ISamples
    {
        public int Count => 4;

        public Device Device => CPU;

        public IReadOnlyList<string> ClassNames => ["even", "odd"];

        public Batch Take(Tensor indices) => new(indices.to(ScalarType.Float32).reshape(-1, 1), indices.remainder(2));
    }

    private static Batch Take(Func<Tensor, Tensor> change) =>
        new ChangedSamples(new Numbers(), change).Take(tensor(new long[] { 3, 0, 2 }));

    [Fact]
    public void Inputs_are_changed()
    {
        using Batch batch = Take(x => x * 10 + 1);
        Assert.Equal([31f, 1f, 21f], batch.Inputs.data<float>().ToArray());
    }

    [Fact]
    public void Labels_stay()
    {
        using Batch batch = Take(x => x * 0);
        Assert.Equal([1L, 0, 0], batch.Labels.data<long>().ToArray());
    }

    [Fact]
    public void A_change_that_changes_nothing_gives_the_inputs_themselves()
    {
        using Batch batch = Take(x => x);
        Assert.Equal([3f, 0f, 2f], batch.Inputs.data<float>().ToArray());
    }
}
