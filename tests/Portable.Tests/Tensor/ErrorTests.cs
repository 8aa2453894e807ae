using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Portable.Tests.TensorTests;

/// <summary>Exception types of TorchSharp with the native library's words.</summary>
public class ErrorTests
{
    private static void Native(string words, Func<object?> action) => Assert.Contains(words, Assert.Throws<ExternalException>(() => action()).Message);

    [Fact]
    public void Shapes_that_do_not_broadcast() => Native(
        "The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 1", () => ones(2, 3) + ones(2, 4));

    [Fact]
    public void Matrices_that_do_not_fit() => Native("mat1 and mat2 shapes cannot be multiplied (2x3 and 4x5)", () => ones(2, 3).mm(ones(4, 5)));

    [Fact]
    public void A_view_of_the_wrong_size() => Native("shape '[4, 2]' is invalid for input of size 6", () => ones(6).view(4, 2));

    [Fact]
    public void A_view_across_strides() => Native("Use .reshape(...) instead", () => ones(2, 3).t().view(6));

    [Fact]
    public void A_dimension_out_of_range() => Native("Dimension out of range (expected to be in range of [-2, 1], but got 2)", () => ones(2, 3).sum(dim: 2));

    [Fact]
    public void An_index_out_of_range() => Native("index 5 is out of bounds for dimension 0 with size 2", () => ones(2, 3)[TensorIndex.Single(5)]);

    [Fact]
    public void A_place_out_of_range() => Native("index out of range in self", () => ones(2, 3).index_select(0, tensor(new long[] { 2 })));

    [Fact]
    public void Tensors_that_do_not_join() => Native("Sizes of tensors must match except in dimension 0. Expected size 3 but got size 4 for tensor number 1", () => cat([ones(2, 3), ones(2, 4)]));

    [Fact]
    public void Tensors_that_do_not_stack() => Native("stack expects each tensor to be equal size, but got [2] at entry 0 and [3] at entry 1", () => stack([ones(2), ones(3)]));

    [Fact]
    public void Matrices_of_different_types() => Native("expected m1 and m2 to have the same dtype", () => ones(2, 2).mm(ones(2, 2, ScalarType.Float64)));

    [Fact]
    public void The_mean_of_integers() => Native("mean(): could not infer output dtype", () => arange(3).mean());

    [Fact]
    public void A_real_result_into_integers() => Native("result type Float can't be cast to the desired output type Long", () => arange(3).add_(0.5));

    [Fact]
    public void A_gradient_for_integers() => Native("only Tensors of floating point dtype can require gradients", () => arange(3).requires_grad_());

    [Fact]
    public void Backward_of_many_numbers() => Native("grad can be implicitly created only for scalar outputs", () =>
    {
        ones([3], requires_grad: true).mul(2).backward();
        return null;
    });

    [Fact]
    public void An_item_of_another_type() => Assert.Throws<ArgumentException>(() => tensor(1L).item<float>());

    [Fact]
    public void An_item_of_many() => Assert.Throws<ArgumentException>(() => ones(2).item<float>());

    [Fact]
    public void ToSingle_converts() => Assert.Equal(3f, tensor(3L).ToSingle());

    [Fact]
    public void A_device_that_is_not_there() => Assert.Throws<InvalidOperationException>(() => ones(2).cuda());

    [Fact]
    public void An_array_too_short() => Assert.Throws<ArgumentException>(() => tensor(new float[] { 1, 2 }, [3]));
}
