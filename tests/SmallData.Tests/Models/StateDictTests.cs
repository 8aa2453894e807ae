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
        string file = Write([("features.0.weight", zeros(32, 3, 3, 3)), ("features.0.bias", zeros(64))]);
        using var net = new SqueezeNet();
        using WeightsFile weights = WeightsFile.Open(file);
        Assert.StartsWith(
            $"'{file}' holds the weights of another net than SqueezeNet. It lacks features.3.squeeze.weight, features.3.squeeze.bias, features.3.expand1x1.weight and 45 more. "
            + "Other shapes: features.0.weight (32×3×3×3 instead of 64×3×3×3).",
            Assert.Throws<SmallDataException>(() => StateDict.Load(net, weights)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_net_is_filled_in_full_or_not_at_all()
    {
        using var net = new SqueezeNet();
        string before = StateDict.Hash(net);
        using WeightsFile weights = WeightsFile.Open(Write([("features.0.weight", zeros(64, 3, 3, 3))]));
        Assert.Throws<SmallDataException>(() => StateDict.Load(net, weights));
        Assert.Equal(before, StateDict.Hash(net));
    }

    [Fact]
    public void A_net_saved_and_loaded_has_the_same_hash()
    {
        manual_seed(1);
        using var net = new MiniVgg();
        string file = Path.Combine(folder.Root, "net.safetensors");
        SafeTensorsWriter.Save(file, net);
        using var other = new MiniVgg();
        Assert.NotEqual(StateDict.Hash(net), StateDict.Hash(other));

        using WeightsFile weights = WeightsFile.Open(file);
        StateDict.Load(other, weights);
        Assert.Equal(StateDict.Hash(net), StateDict.Hash(other));
    }

    [Fact]
    public void Half_precision_halves_the_file_and_keeps_three_digits()
    {
        using var net = new SqueezeNet();
        string file = Path.Combine(folder.Root, "half.safetensors");
        SafeTensorsWriter.Save(file, net, half: true);
        Assert.InRange(new FileInfo(file).Length, 2 * 722_496, 2 * 722_496 + 8_000);

        using var read = new SqueezeNet();
        using WeightsFile weights = WeightsFile.Open(file);
        StateDict.Load(read, weights);
        Assert.InRange(ModelFiles.Difference(net.parameters().First(), read.parameters().First()), 1e-8f, 1e-3f);
    }

    private string Write((string, Tensor)[] tensors)
    {
        string file = Path.Combine(folder.Root, "weights.safetensors");
        SafeTensorsWriter.Save(file, tensors);
        return file;
    }
}
