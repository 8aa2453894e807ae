using SmallData.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Tests.Models;

/// <summary>The nets against PyTorch: the same seed gives the same weights, and the same picture the same features.</summary>
public sealed class BasesTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    public static TheoryData<string, long> Sizes => new() { { "vgg16", 14_714_688 }, { "squeezenet", 722_496 }, { "mobilenet", 2_223_872 }, { "minivgg", 955_160 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Each_base_has_its_number_of_parameters(string name, long expected) =>
        Assert.Equal(expected, Make(name).parameters().Sum(parameter => parameter.numel()));

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_blocks_together_are_the_whole_base(string name, long expected) =>
        Assert.Equal(expected, Make(name).Blocks.Sum(block => block.Parameters));

    [Fact]
    public void Vgg16_at_150_gives_PyTorchs_4_by_4_by_512() =>
        Assert.InRange(ModelFiles.Difference(ModelFiles.Feature("vgg16.150"), Maps("vgg16", 150)), 0, 1e-4f);

    [Fact]
    public void Vgg16_at_224_gives_7_by_7_by_512() => Assert.Equal([1, 512, 7, 7], Maps("vgg16", 224).shape);

    [Theory]
    [InlineData("vgg16", 224)]
    [InlineData("squeezenet", 150)]
    [InlineData("squeezenet", 224)]
    [InlineData("mobilenet", 150)]
    [InlineData("mobilenet", 224)]
    public void Mean_features_are_PyTorchs(string name, int size) =>
        Assert.InRange(ModelFiles.Difference(ModelFiles.Feature($"{name}.{size}"), Maps(name, size).mean([2, 3])), 0, 1e-4f);

    [Fact]
    public void MiniVgg_at_150_gives_maps_as_small_as_Vgg16s() => Assert.Equal([1, 176, 4, 4], Maps("minivgg", 150).shape);

    [Fact]
    public void A_block_says_which_tensors_are_its_own()
    {
        BaseBlock last = Make("vgg16").Blocks[^1];
        Assert.Equal("block5: features.24 to features.30", $"{last.Name}: {last.LayerNames}");
    }

    [Theory]
    [InlineData("vgg16", 4)]
    [InlineData("squeezenet", 3)]
    [InlineData("mobilenet", 14)]
    [InlineData("minivgg", 2)]
    public void A_base_cut_in_two_gives_the_same_features(string name, int cut)
    {
        ConvolutionalBase net = Make(name);
        using var noGradients = no_grad();
        Tensor picture = ModelFiles.Picture(96);
        Tensor halves = net.Slice(cut..).call(net.Slice(..cut).call(picture));
        Assert.InRange(ModelFiles.Difference(net.call(picture), halves), 0, 1e-5f);
    }

    private static Tensor Maps(string name, int size)
    {
        using var noGradients = no_grad();
        return Make(name).call(ModelFiles.Picture(size));
    }

    private static ConvolutionalBase Make(string name)
    {
        manual_seed(5);
        ConvolutionalBase net = name switch { "vgg16" => new Vgg16(), "squeezenet" => new SqueezeNet(), "mobilenet" => new MobileNetV2(), _ => new MiniVgg() };
        net.eval();
        return net;
    }
}
