using static TorchSharp.torch;

namespace Portable.Tests.TensorTests;

public class AutogradTests
{
    private static float[] Values(Tensor? tensor) => tensor!.data<float>().ToArray();

    [Fact]
    public void Gradient_of_a_sum_of_squares_is_twice_the_input()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[] { 1, 2, 3 }, requires_grad: true);
        (x * x).sum().backward();
        Assert.Equal([2f, 4f, 6f], Values(x.grad));
    }

    [Fact]
    public void Gradients_accumulate_until_they_are_cleared()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[] { 1, 2 }, requires_grad: true);
        (x * 3).sum().backward();
        (x * 4).sum().backward();
        Assert.Equal([7f, 7f], Values(x.grad));
        x.grad!.zero_();
        Assert.Equal([0f, 0f], Values(x.grad));
    }

    [Fact]
    public void Gradient_of_a_broadcast_operand_is_summed_over_the_copies()
    {
        using var scope = NewDisposeScope();
        var x = ones([3, 2], requires_grad: true);
        var b = tensor(new float[] { 10, 20 }, requires_grad: true);
        (x * b).sum().backward();
        Assert.Equal([3f, 3f], Values(b.grad));
        Assert.Equal([10f, 20f, 10f, 20f, 10f, 20f], Values(x.grad));
    }

    [Fact]
    public void Gradients_of_a_matrix_product_are_products_with_the_transposes()
    {
        using var scope = NewDisposeScope();
        var a = tensor(new float[] { 1, 2, 3, 4, 5, 6 }, [2, 3], requires_grad: true);
        var b = tensor(new float[] { 1, 0, 2, 1, 0, 3 }, [3, 2], requires_grad: true);
        a.mm(b).sum().backward();
        Assert.Equal([1f, 3f, 3f, 1f, 3f, 3f], Values(a.grad));
        Assert.Equal([5f, 5f, 7f, 7f, 9f, 9f], Values(b.grad));
    }

    [Fact]
    public void A_second_backward_needs_retain_graph()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[] { 2 }, requires_grad: true);
        var y = (x * x).sum();
        y.backward(retain_graph: true);
        y.backward();
        Assert.Equal([8f], Values(x.grad));
        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => y.backward());
    }

    [Fact]
    public void Nothing_is_recorded_under_no_grad()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[] { 2 }, requires_grad: true);
        using (no_grad()) Assert.False((x * x).requires_grad);
        using (inference_mode()) Assert.False((x * x).requires_grad);
        using (no_grad())
        {
            using (enable_grad()) Assert.True((x * x).requires_grad);
        }
        Assert.True((x * x).requires_grad);
    }

    [Fact]
    public void Overwriting_a_leaf_that_wants_a_gradient_is_refused()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[] { 2 }, requires_grad: true);
        var error = Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => x.add_(1));
        Assert.StartsWith("a leaf Variable that requires grad", error.Message);
    }

    [Fact]
    public void Overwriting_a_saved_tensor_is_noticed_by_backward()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[] { 2 }, requires_grad: true);
        var y = x.exp();
        var z = (y * 1).sum();
        y.mul_(2);
        y = x.exp();
        z = y.sum();
        using (no_grad()) y.zero_();
        var error = Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => z.backward());
        Assert.Contains("modified by an inplace operation", error.Message);
    }

    [Fact]
    public void In_place_operations_on_results_are_differentiated()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[] { 2, 3 }, requires_grad: true);
        var y = x * 2;
        y.mul_(y);
        y.add_(1);
        y.sum().backward();
        Assert.Equal([16f, 24f], Values(x.grad));
    }

    [Fact]
    public void The_gradient_of_a_part_is_zero_elsewhere()
    {
        using var scope = NewDisposeScope();
        var x = arange(6, dtype: ScalarType.Float32).reshape(2, 3).requires_grad_();
        x[.., 1..].sum().backward();
        Assert.Equal([0f, 1f, 1f, 0f, 1f, 1f], Values(x.grad));
    }

    [Fact]
    public void A_long_chain_is_released_without_overflowing_the_stack()
    {
        using var scope = NewDisposeScope();
        var x = tensor(1f, requires_grad: true);
        var y = x;
        for (int i = 0; i < 50_000; i++) y = y + 1;
        y.backward();
        Assert.Equal(1f, x.grad!.item<float>());
    }

    [Fact]
    public void Autograd_grad_returns_gradients_and_leaves_grad_alone()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[] { 1, 2 }, requires_grad: true);
        var y = x * x;
        var gradient = autograd.grad([y.sum()], [x, y])[0];
        Assert.Equal([2f, 4f], Values(gradient));
        Assert.Null(x.grad);
    }
}
