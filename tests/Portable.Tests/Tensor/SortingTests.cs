using static TorchSharp.torch;

namespace Portable.Tests.TensorTests;

public class SortingTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Few_of_many_are_those_that_a_full_sort_puts_first(bool largest)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var x = randint(0, 50, [7, 300]);
        var (values, places) = x.topk(5, 1, largest);
        var (sorted, order) = x.sort(1, descending: largest);
        Assert.Equal(sorted[.., ..5].data<long>().ToArray(), values.data<long>().ToArray());
        Assert.Equal(values.data<long>().ToArray(), x.gather(1, places).data<long>().ToArray());
    }

    [Fact]
    public void Equal_elements_keep_their_order()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([1L, 3, 0, 2], tensor(new[] { 2f, 1, 2, 1 }).argsort().data<long>().ToArray());
    }

    [Fact]
    public void Not_a_number_counts_as_largest()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([0L, 2, 1], tensor(new[] { 1f, float.NaN, 2f }).argsort().data<long>().ToArray());
    }

    [Fact]
    public void Unique_tells_where_each_element_went_and_how_many_there_were()
    {
        using var scope = NewDisposeScope();
        var (output, inverse, counts) = tensor(new long[] { 3, 1, 3, 2, 1, 9 }).unique(return_inverse: true, return_counts: true);
        Assert.Equal([1L, 2, 3, 9], output.data<long>().ToArray());
        Assert.Equal([2L, 0, 2, 1, 0, 3], inverse!.data<long>().ToArray());
        Assert.Equal([2L, 1, 2, 1], counts!.data<long>().ToArray());
    }
}
