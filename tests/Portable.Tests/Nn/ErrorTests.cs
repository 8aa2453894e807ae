using System.Runtime.InteropServices;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Portable.Tests.Nn;

/// <summary>Mistakes throw what TorchSharp throws, with the shapes in the message.</summary>
public class ErrorTests
{
    [Fact]
    public void ConvolutionOfOtherChannels()
    {
        using var layer = nn.Conv2d(3, 4, 3);
        Assert.Contains("[2, 1, 8, 8]", Assert.Throws<ArgumentException>(() => layer.call(zeros(2, 1, 8, 8))).Message, StringComparison.Ordinal);
        var native = Assert.Throws<ExternalException>(() => F.conv2d(zeros(2, 1, 8, 8), zeros(4, 3, 3, 3)));
        Assert.Equal("Given groups=1, weight of size [4, 3, 3, 3], expected input[2, 1, 8, 8] to have 3 channels, but got 1 channels instead", native.Message);
    }

    [Fact]
    public void ConvolutionOfTooSmallAnImage() => Assert.Equal(
        "Calculated padded input size per channel: (2 x 8). Kernel size: (3 x 3). Kernel size can't be greater than actual input size",
        Assert.Throws<ExternalException>(() => F.conv2d(zeros(1, 3, 2, 8), zeros(4, 3, 3, 3))).Message);

    [Fact]
    public void SamePaddingWithAStride() => Assert.Throws<ArgumentException>(() => nn.Conv2d(1, 1, 3, TorchSharp.Padding.Same, stride: 2));

    [Fact]
    public void LinearOfOtherFeatures()
    {
        using var layer = nn.Linear(4, 5);
        Assert.Equal("mat1 and mat2 shapes cannot be multiplied (2x3 and 4x5)", Assert.Throws<ExternalException>(() => layer.call(zeros(2, 3))).Message);
    }

    [Fact]
    public void BatchNormOfOtherDimensions() => Assert.Throws<ArgumentException>(() => nn.BatchNorm2d(3).call(zeros(2, 3)));

    [Fact]
    public void BatchNormOfOneValue() => Assert.Throws<ExternalException>(() => nn.BatchNorm1d(3).call(zeros(1, 3)));

    [Fact]
    public void LossOfOtherShapes()
    {
        using var loss = nn.BCEWithLogitsLoss();
        Assert.Equal("Target size ([2]) must be the same as input size ([2, 1])", Assert.Throws<ExternalException>(() => loss.call(zeros(2, 1), zeros(2))).Message);
    }

    [Fact]
    public void LossOfOtherType() => Assert.Throws<ExternalException>(() => F.mse_loss(zeros(2), zeros(2, dtype: ScalarType.Int64)));

    [Fact]
    public void LabelsOutOfRange() =>
        Assert.Equal("Target 3 is out of bounds.", Assert.Throws<ExternalException>(() => F.cross_entropy(zeros(1, 3), tensor(new long[] { 3 }))).Message);

    [Fact]
    public void ProbabilitiesOutOfRange() => Assert.Throws<ExternalException>(() => F.binary_cross_entropy(tensor(new[] { 1.5f }), tensor(new[] { 1f })));

    [Fact]
    public void DisposedParameters()
    {
        var layer = nn.Linear(2, 2);
        layer.Dispose();
        Assert.Throws<InvalidOperationException>(() => layer.call(zeros(1, 2)));
    }

    [Fact]
    public void RegisteringANameTwice()
    {
        using var module = new Named();
        Assert.Throws<InvalidOperationException>(() => module.register_module("a", nn.ReLU()));
        Assert.Throws<ArgumentException>(() => module.register_module("a.b", nn.ReLU()));
    }

    private sealed class Named : nn.Module<Tensor, Tensor>
    {
        public Named() : base("Named") => register_module("a", nn.ReLU());

        public override Tensor forward(Tensor input) => input;
    }
}
