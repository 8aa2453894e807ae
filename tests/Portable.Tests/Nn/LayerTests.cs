using TorchSharp;
using static Portable.Tests.Nn.Golden;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Portable.Tests.Nn;

/// <summary>Values and gradients of layers against PyTorch.</summary>
public class LayerTests
{
    [Theory]
    [InlineData("conv_plain", new long[] { 2, 3, 7, 6 }, new long[] { 4, 3, 3, 3 }, true, new long[] { 1 }, new long[] { 0 }, new long[] { 1 }, 1)]
    [InlineData("conv_pad_stride", new long[] { 2, 3, 7, 6 }, new long[] { 4, 3, 3, 2 }, true, new long[] { 2, 1 }, new long[] { 1, 0 }, new long[] { 1 }, 1)]
    [InlineData("conv_groups", new long[] { 1, 6, 5, 5 }, new long[] { 9, 2, 3, 3 }, true, new long[] { 1 }, new long[] { 1 }, new long[] { 1 }, 3)]
    [InlineData("conv_depthwise", new long[] { 2, 5, 6, 7 }, new long[] { 5, 1, 3, 3 }, false, new long[] { 2 }, new long[] { 1 }, new long[] { 1 }, 5)]
    [InlineData("conv_dilated", new long[] { 1, 2, 9, 8 }, new long[] { 3, 2, 3, 3 }, true, new long[] { 1 }, new long[] { 2 }, new long[] { 2, 3 }, 1)]
    [InlineData("conv_pointwise", new long[] { 2, 17, 3, 3 }, new long[] { 19, 17, 1, 1 }, true, new long[] { 1 }, new long[] { 0 }, new long[] { 1 }, 1)]
    [InlineData("conv_one_column", new long[] { 2, 1, 9, 1 }, new long[] { 2, 1, 3, 1 }, true, new long[] { 1 }, new long[] { 0 }, new long[] { 1 }, 1)]
    public void Convolution(string name, long[] input, long[] kernel, bool hasBias, long[] stride, long[] padding, long[] dilation, long groups)
    {
        Tensor x = Leaf(input), w = Leaf(kernel, 1.3, 0.2);
        var b = hasBias ? Leaf([kernel[0]], 0.9, 0.5) : null;
        Check(name, F.conv2d(x, w, b, stride, padding, dilation, groups), b is null ? [x, w] : [x, w, b]);
    }

    /// <summary>A batch of images one pixel wide is computed along rows, of long ones the ends apart; a single image is not.</summary>
    [Theory]
    [InlineData(21)]
    [InlineData(203)]
    public void ConvolutionOfOneColumnIsTheSameInABatchAndAlone(long length)
    {
        Tensor x = Leaf([3, 17, length, 1]), w = Leaf([18, 17, 3, 1], 1.3, 0.2), b = Leaf([18], 0.9, 0.5);
        Tensor Run(Tensor images) => F.conv2d(images, w, b, strides: [2, 1], padding: [2, 0], dilation: [2, 1]);
        var batch = Run(x);
        batch.square().sum().backward();
        Tensor[] gradients = [x.grad!, w.grad!, b.grad!];
        foreach (var leaf in new[] { x, w, b }) leaf.grad = null;
        Tensor[] alone = [.. Enumerable.Range(0, 3).Select(i => Run(x[i].unsqueeze(0)))];
        alone.Aggregate(zeros(1), (sum, one) => sum + one.square().sum()).backward();
        Assert.True(batch.allclose(cat(alone), rtol: 1e-5, atol: 1e-5));
        Assert.All(gradients.Zip([x.grad!, w.grad!, b.grad!]), pair => Assert.True(pair.First.allclose(pair.Second, rtol: 1e-4, atol: 1e-4 * pair.Second.abs().max().ToSingle())));
    }

    [Fact]
    public void ConvolutionWithSamePadding()
    {
        Tensor x = Leaf([1, 2, 6, 5]), w = Leaf([3, 2, 4, 3], 1.3, 0.2), b = Leaf([3], 0.9, 0.5);
        Check("conv_same", F.conv2d_padding(x, w, b, padding: Padding.Same), [x, w, b]);
    }

    [Fact]
    public void ConvolutionOfOneImageHasNoBatchDimension()
    {
        using var layer = nn.Conv2d(3, 4, 3);
        var image = Fill([3, 7, 6]);
        Assert.Equal([4, 5, 4], layer.call(image).shape);
        Assert.True(layer.call(image.unsqueeze(0)).squeeze(0).allclose(layer.call(image)));
    }

    [Theory]
    [InlineData("max_2", 2, 2, 0, 1, false)]
    [InlineData("max_3_2_1", 3, 2, 1, 1, false)]
    [InlineData("max_ceil", 2, 2, 0, 1, true)]
    [InlineData("max_dilated", 2, 1, 0, 2, false)]
    public void MaxPooling(string name, long kernel, long stride, long padding, long dilation, bool ceil)
    {
        var x = Leaf([2, 3, 7, 5]);
        Check(name, F.max_pool2d(x, kernel, stride, padding, dilation, ceil), [x]);
        var (_, indices) = nn.MaxPool2d(kernel, stride, padding, dilation, ceil).forward_with_indices(x);
        Assert.Equal(Indices(name), indices.data<long>().ToArray());
    }

    [Fact]
    public void AveragePooling()
    {
        var x = Leaf([2, 3, 7, 5]);
        Check("avg_2", F.avg_pool2d(x, 2), [x]);
        x = Leaf([2, 3, 7, 5]);
        Check("avg_pad", F.avg_pool2d(x, 3, 2, 1), [x]);
        x = Leaf([2, 3, 7, 5]);
        Check("avg_pad_excluded", F.avg_pool2d(x, 3, 2, 1, count_include_pad: false), [x]);
        x = Leaf([2, 3, 7, 5]);
        Check("avg_divisor", F.avg_pool2d(x, 2, divisor_override: 3), [x]);
    }

    [Theory]
    [InlineData("adaptive_1_1", 1, 1)]
    [InlineData("adaptive_3_2", 3, 2)]
    public void AdaptivePooling(string name, long height, long width)
    {
        var x = Leaf([2, 3, 7, 5]);
        Check(name, nn.AdaptiveAvgPool2d((height, width)).call(x), [x]);
    }

    [Theory]
    [InlineData("bn2d", new long[] { 3, 4, 2, 3 })]
    [InlineData("bn1d", new long[] { 5, 4 })]
    [InlineData("bn1d_seq", new long[] { 3, 4, 5 })]
    public void BatchNormalisation(string name, long[] shape)
    {
        TorchSharp.Modules.BatchNorm norm = shape.Length == 4 ? nn.BatchNorm2d(4) : nn.BatchNorm1d(4);
        norm.weight = nn.Parameter(Fill([4], 0.9, 0.5));
        norm.bias = nn.Parameter(Fill([4], 0.4, 0.1));
        var x = Leaf(shape);
        Check(name, norm.call(x), [x, norm.weight, norm.bias], 5e-6);
        Near(Part(name, "running"), cat([norm.running_mean!, norm.running_var!]), 1e-6, "running statistics");
        Assert.Equal(1, norm.num_batches_tracked!.ToInt64());
        norm.eval();
        norm.zero_grad();
        x = Leaf(shape);
        Check(name + "_eval", norm.call(x), [x, norm.weight, norm.bias], 5e-6);
    }

    [Fact]
    public void LayerNormalisation()
    {
        Tensor x = Leaf([3, 4, 5]), w = Leaf([4, 5], 0.9, 0.5), b = Leaf([4, 5], 0.4, 0.1);
        Check("layer_norm", F.layer_norm(x, [4, 5], w, b), [x, w, b], 5e-6);
    }

    [Fact]
    public void LinearMaps()
    {
        Tensor x = Leaf([5, 7]), w = Leaf([3, 7], 1.3, 0.2), b = Leaf([3], 0.9, 0.5);
        Check("linear", F.linear(x, w, b), [x, w, b]);
        x = Leaf([2, 3, 7]);
        w = Leaf([3, 7], 1.3, 0.2);
        Check("linear_3d", F.linear(x, w), [x, w]);
    }

    public static TheoryData<string> Activations() =>
        ["relu", "relu6", "leaky_relu", "gelu", "silu", "sigmoid", "tanh", "hardswish", "softplus", "softmax", "log_softmax"];

    [Theory]
    [MemberData(nameof(Activations))]
    public void Activation(string name)
    {
        var x = Leaf([3, 7]);
        Check(name, Apply(name, x), [x]);
    }

    private static Tensor Apply(string name, Tensor x) => name switch
    {
        "relu" => F.relu(x),
        "relu6" => F.relu6(x.mul(8)),
        "leaky_relu" => F.leaky_relu(x, 0.2),
        "gelu" => F.gelu(x),
        "silu" => F.silu(x),
        "sigmoid" => F.sigmoid(x),
        "tanh" => F.tanh(x),
        "hardswish" => F.hardswish(x.mul(4)),
        "softplus" => F.softplus(x.mul(5), 2, 6),
        "softmax" => F.softmax(x, 1),
        _ => F.log_softmax(x, 1),
    };

    [Theory]
    [InlineData("relu")]
    [InlineData("gelu")]
    [InlineData("leaky_relu")]
    public void ActivationInPlaceHasTheSameGradient(string name)
    {
        var x = Leaf([3, 7]);
        var y = x.mul(1);
        var result = name switch { "relu" => F.relu(y, true), "gelu" => F.gelu(y, true), _ => F.leaky_relu(y, 0.2, true) };
        Near(Part(name, "y"), y, 2e-6, "the input itself");
        Check(name, result, [x]);
    }

    [Fact]
    public void DropoutDrawsPyTorchsMask()
    {
        manual_seed(3);
        Near(Values("dropout"), F.dropout(ones(4, 9), 0.3), 1e-6, "dropout");
        Near(Values("dropout2d"), F.dropout2d(ones(3, 5, 2, 2), 0.4), 1e-6, "dropout2d");
    }

    [Fact]
    public void DropoutDoesNothingInEvaluation()
    {
        using var layer = nn.Dropout(0.5);
        layer.eval();
        var x = Fill([4, 5]);
        Assert.Equal(x.data<float>().ToArray(), layer.call(x).data<float>().ToArray());
    }
}
