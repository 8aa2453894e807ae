using SmallData.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Tests.Models;

/// <summary>The nets: VGG16's seeded numbers are PyTorch's; for the others, whose layers are the package's own, see <see cref="RealWeightsTests"/>.</summary>
public sealed class BasesTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData("vgg16", 14_714_688)]
    [InlineData("mobilenet-v2", 2_223_872)]
    [InlineData("resnet-18", 15_897_152)]
    public void Each_base_has_its_number_of_parameters(string name, long expected) =>
        Assert.Equal(expected, Make(name).parameters().Sum(parameter => parameter.numel()));

    [Theory]
    [InlineData("vgg16", "block1 38720, block2 221440, block3 1475328, block4 5899776, block5 7079424")]
    [InlineData("resnet-18", "stem 9536, layer1.0 73984, layer1.1 73984, layer2.0 230144, layer2.1 295424, layer3.0 919040, layer3.1 1180672, layer4.0 3673088, layer4.1 4720640, layer4.2 4720640")]
    public void Each_block_has_its_number_of_parameters(string name, string expected) =>
        Assert.Equal(expected, string.Join(", ", Make(name).Blocks.Select(block => $"{block.Name} {block.Parameters}")));

    [Fact]
    public void Vgg16_at_150_gives_PyTorchs_4_by_4_by_512() =>
        Assert.InRange(ModelFiles.Difference(ModelFiles.Feature("vgg16.150"), Maps("vgg16", 150)), 0, 1e-4f);

    [Fact]
    public void Vgg16s_mean_features_at_224_are_PyTorchs() =>
        Assert.InRange(ModelFiles.Difference(ModelFiles.Feature("vgg16.224"), Maps("vgg16", 224).mean([2, 3])), 0, 1e-4f);

    [Theory]
    [InlineData("vgg16", 150, 4)]
    [InlineData("resnet-18", 150, 5)]
    [InlineData("mobilenet-v2", 150, 5)]
    [InlineData("resnet-18", 224, 7)]
    public void Maps_are_a_32nd_of_the_picture(string name, int size, int side) => Assert.Equal([1, Make(name).Channels, side, side], Maps(name, size).shape);

    [Theory]
    [InlineData("vgg16", 4)]
    [InlineData("mobilenet-v2", 14)]
    [InlineData("resnet-18", 6)]
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
        ConvolutionalBase net = PretrainedNets.Find(name).Create();
        net.eval();
        return net;
    }
}
