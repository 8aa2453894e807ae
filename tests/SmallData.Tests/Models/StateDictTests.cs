using SmallData.Models;
using SmallData.Models.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Tests.Models;

public sealed class StateDictTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Weights_of_another_net_are_refused_with_names_and_shapes()
    {
        string file = Write([("features.0.0.weight", zeros(16, 3, 3, 3)), ("features.0.1.bias", zeros(32))]);
        using ConvolutionalBase net = PublishedNets.MobileNetV2();
        using WeightsFile weights = SafeTensorsFile.Open(file);
        Assert.StartsWith(
            $"'{file}' holds the weights of another net than MobileNetV2. It lacks features.0.1.weight, features.1.conv.0.0.weight, features.1.conv.0.1.weight and 255 more. "
            + "Other shapes: features.0.0.weight (16×3×3×3 instead of 32×3×3×3).",
            Assert.Throws<SmallDataException>(() => StateDict.Load(net, weights)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_net_is_filled_in_full_or_not_at_all()
    {
        using ConvolutionalBase net = PublishedNets.MobileNetV2();
        string before = StateDict.Hash(net);
        using WeightsFile weights = SafeTensorsFile.Open(Write([("features.0.0.weight", zeros(32, 3, 3, 3))]));
        Assert.Throws<SmallDataException>(() => StateDict.Load(net, weights));
        Assert.Equal(before, StateDict.Hash(net));
    }

    [Fact]
    public void A_net_saved_and_loaded_has_the_same_hash()
    {
        manual_seed(1);
        using ConvolutionalBase net = PublishedNets.MobileNetV2();
        string file = Path.Combine(folder.Root, "net.safetensors");
        SafeTensorsWriter.Save(file, net);
        using ConvolutionalBase other = PublishedNets.MobileNetV2();
        Assert.NotEqual(StateDict.Hash(net), StateDict.Hash(other));

        using WeightsFile weights = SafeTensorsFile.Open(file);
        StateDict.Load(other, weights);
        Assert.Equal(StateDict.Hash(net), StateDict.Hash(other));
    }

    private string Write((string, Tensor)[] tensors)
    {
        string file = Path.Combine(folder.Root, "weights.safetensors");
        SafeTensorsWriter.Save(file, tensors);
        return file;
    }
}
