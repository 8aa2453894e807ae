using static TorchSharp.torch;

namespace Portable.Tests.TensorTests;

public class ArrangingTests
{
    private static long[] Values(Tensor tensor) => [.. tensor.data<long>()];

    [Fact]
    public void Rows_and_columns_are_stacked()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([0L, 1, 0, 1], Values(hstack([arange(2), arange(2)])));
        Assert.Equal([2L, 2], vstack([arange(2), arange(2)]).shape);
        Assert.Equal([2L, 4], hstack([arange(4).reshape(2, 2), arange(4).reshape(2, 2)]).shape);
    }

    [Fact]
    public void Grids_run_along_their_own_dimension()
    {
        using var scope = NewDisposeScope();
        var grids = meshgrid([arange(2), arange(3)]);
        Assert.Equal([0L, 0, 0, 1, 1, 1], Values(grids[0]));
        Assert.Equal([0L, 1, 2, 0, 1, 2], Values(grids[1]));
        var xy = meshgrid([arange(2), arange(3)], "xy");
        Assert.Equal([3L, 2], xy[0].shape);
        Assert.Equal([0L, 1, 0, 1, 0, 1], Values(xy[0]));
    }

    [Fact]
    public void Quarter_turns_go_from_the_first_dimension_to_the_second()
    {
        using var scope = NewDisposeScope();
        var x = arange(4).reshape(2, 2);
        Assert.Equal([1L, 3, 0, 2], Values(x.rot90()));
        Assert.Equal([3L, 2, 1, 0], Values(x.rot90(2)));
        Assert.Equal([2L, 0, 3, 1], Values(x.rot90(-1)));
    }

    [Fact]
    public void Elements_are_repeated_in_place()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([0L, 0, 1, 1, 2, 2, 3, 3], Values(arange(4).reshape(2, 2).repeat_interleave(2)));
        Assert.Equal([0L, 1, 0, 1, 2, 3, 2, 3], Values(arange(4).reshape(2, 2).repeat_interleave(2, 0)));
    }

    [Fact]
    public void Windows_overlap_and_their_gradients_add_up()
    {
        using var scope = NewDisposeScope();
        var x = arange(5, dtype: ScalarType.Float32).requires_grad_();
        var windows = x.unfold(0, 3, 1);
        Assert.Equal([0f, 1, 2, 1, 2, 3, 2, 3, 4], windows.data<float>().ToArray());
        windows.sum().backward();
        Assert.Equal([1f, 2, 3, 2, 1], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Members_of_a_set_are_found()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([false, true, false, true], arange(4).isin(tensor(new long[] { 1, 3, 7 })).data<bool>().ToArray());
    }

    [Fact]
    public void Extremes_may_keep_their_dimension()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([1L, 2], arange(4).reshape(2, 2).amax([0], keepdim: true).shape);
        Assert.Equal([0L, 2], Values(arange(4).reshape(2, 2).amin([1])));
    }
}
