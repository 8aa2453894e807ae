using TorchSharp.Kernels;

namespace Tests.Kernels;

public sealed unsafe class ReduceTests
{
    [Theory]
    [InlineData(1, 7), InlineData(9, 33), InlineData(5000, 17), InlineData(3, 5000)]
    public void Columns_are_added_up(int rows, int columns)
    {
        float[] x = Naive.Random(rows * columns, 1), sums = new float[columns];
        var expected = new double[columns];
        for (int i = 0; i < x.Length; i++) expected[i % columns] += x[i];
        Check.AtEachWidth(width =>
        {
            fixed (float* px = x, ps = sums) Reduce.ColumnSums(rows, columns, px, ps);
            Check.Close(Naive.ToFloat(expected), sums, 2e-6, $"columns at {width} bits");
        });
    }

    [Fact]
    public void Results_do_not_depend_on_the_number_of_threads()
    {
        var x = Naive.Random(300_000, 1);
        var results = new List<float[]>();
        Check.WithThreads([1, 2, 3], () =>
        {
            var sums = new float[30];
            fixed (float* px = x, ps = sums) Reduce.ColumnSums(10_000, 30, px, ps);
            results.Add(sums);
        });
        Assert.Equal(results[0], results[1]);
        Assert.Equal(results[0], results[2]);
    }
}
