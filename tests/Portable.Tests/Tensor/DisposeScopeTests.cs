using TorchSharp;
using static TorchSharp.torch;

namespace Portable.Tests.TensorTests;

public class DisposeScopeTests
{
    [Fact]
    public void A_scope_disposes_what_was_made_in_it()
    {
        Tensor made;
        using (NewDisposeScope()) made = ones(2);
        Assert.True(made.IsInvalid);
    }

    [Fact]
    public void A_disposed_tensor_throws()
    {
        var made = ones(2);
        made.Dispose();
        Assert.Throws<InvalidOperationException>(() => made.sum());
        Assert.Throws<InvalidOperationException>(() => made.shape);
        Assert.Throws<InvalidOperationException>(() => made + 1);
        Assert.Throws<InvalidOperationException>(() => ones(2) + made);
    }

    [Fact]
    public void Disposing_twice_does_nothing()
    {
        var made = ones(2);
        made.Dispose();
        made.Dispose();
        Assert.True(made.IsInvalid);
    }

    [Fact]
    public void A_tensor_moved_to_the_outer_scope_lives_as_long_as_that()
    {
        Tensor made;
        using (NewDisposeScope())
        {
            using (NewDisposeScope()) made = ones(2).MoveToOuterDisposeScope();
            Assert.False(made.IsInvalid);
        }
        Assert.True(made.IsInvalid);
    }

    [Fact]
    public void A_detached_tensor_outlives_every_scope()
    {
        Tensor made;
        using (NewDisposeScope()) made = ones(2).DetachFromDisposeScope();
        Assert.Equal(2f, made.sum().item<float>());
        made.Dispose();
    }

    [Fact]
    public void Everything_but_some_can_be_disposed_early()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (ones(2), ones(3));
        scope.DisposeEverythingBut(b);
        Assert.True(a.IsInvalid);
        Assert.False(b.IsInvalid);
        Assert.Equal(1, scope.DisposablesCount);
    }

    [Fact]
    public void A_closed_scope_hands_back_to_the_one_around_it()
    {
        using var outer = NewDisposeScope();
        using (NewDisposeScope()) Assert.NotSame(outer, CurrentDisposeScope);
        Assert.Same(outer, CurrentDisposeScope);
    }

    [Fact]
    public void Statistics_count_what_is_made_and_disposed()
    {
        var statistics = DisposeScopeManager.Statistics;
        statistics.Reset();
        using (NewDisposeScope()) _ = ones(2);
        ones(2).Dispose();
        Assert.Equal((1L, 1L, 1L, 1L, 0L), (statistics.CreatedInScopeCount, statistics.DisposedInScopeCount,
            statistics.CreatedOutsideScopeCount, statistics.DisposedOutsideScopeCount, statistics.ThreadTotalLiveCount));
    }

    [Fact]
    public void A_view_keeps_the_memory_of_a_disposed_tensor()
    {
        var whole = arange(6, dtype: ScalarType.Float32);
        var part = whole[2..4];
        whole.Dispose();
        Assert.Equal([2f, 3f], part.data<float>().ToArray());
    }

    [Fact]
    public void A_graph_keeps_what_backward_needs_after_the_handles_are_gone()
    {
        var x = tensor(new float[] { 3 }, requires_grad: true);
        var y = x * 2;
        var z = (y * y).sum();
        y.Dispose();
        z.backward();
        Assert.Equal(24f, x.grad!.item<float>());
    }
}
