using SmallData.Models;
using SmallData.Models.Weights;
using SmallData.Tests.Features;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Tests.Models;

public sealed class PretrainedBaseTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly DisposeScope scope = NewDisposeScope();

    public PretrainedBaseTests() => Environment.SetEnvironmentVariable(Settings.DataVariable, folder.Root);

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Without_downloads_the_default_was_trained_on_photos()
    {
        using var opened = PretrainedBase.Default();
        Assert.Equal(("ResNet-18", 512, 224), (opened.Name, opened.Channels, opened.InputSize));
        Assert.StartsWith("ResNet18.onnx; trained on 1.28 million photos of ImageNet", opened.Provenance, StringComparison.Ordinal);
        Assert.Same(Preprocessing.CaffeBgr, opened.Preprocessing);
    }

    [Theory]
    [InlineData("mobilenet_v2-torchvision.safetensors")]
    [InlineData("pretrained/mobilenet_v2-torchvision.safetensors")]
    public void Weights_are_found_in_the_data_root_and_in_its_folder_for_them(string place)
    {
        using ConvolutionalBase net = PublishedNets.MobileNetV2();
        SafeTensorsWriter.Save(Path.Combine(folder.Root, place), net);
        using var opened = PretrainedBase.Open("mobilenet-v2");
        Assert.Equal(("MobileNetV2", StateDict.Hash(net)), (opened.Name, opened.WeightsHash));
    }

    [Fact]
    public void The_same_net_from_another_source_gets_that_sources_preprocessing()
    {
        using ConvolutionalBase net = PublishedNets.MobileNetV2();
        SafeTensorsWriter.Save(Path.Combine(folder.Root, "mobilenet_v2-torchvision.safetensors"), net);
        using (var google = PretrainedBase.Open("mobilenet-v2"))
        {
            Assert.Same(Preprocessing.MinusOneToOne, google.Preprocessing);
        }

        SafeTensorsWriter.Save(Path.Combine(folder.Root, "mobilenet_v2.safetensors"), net);
        using var timm = PretrainedBase.Open("mobilenet-v2");
        Assert.Same(Preprocessing.TorchvisionImageNet, timm.Preprocessing);
    }

    [Fact]
    public void Missing_weights_are_told_with_the_places_and_the_command()
    {
        string message = Assert.Throws<SmallDataException>(() => PretrainedBase.Open("vgg16")).Message;
        Assert.StartsWith($"The weights of vgg16 are not at hand: none of vgg16-features.safetensors is in '{Path.Combine(folder.Root, "pretrained")}'", message, StringComparison.Ordinal);
        Assert.EndsWith("Get them with: dotnet run --project lib/Book -c Release -- fetch vgg16", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_other_than_the_published_ones_are_refused_by_their_hash()
    {
        string file = folder.Write("pretrained/ResNet18.onnx", [1, 2, 3]);
        string message = Assert.Throws<SmallDataException>(PretrainedBase.Default).Message;
        Assert.StartsWith($"'{file}' cannot be used as a weights file: its SHA-256 is 039058c6", message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_there_is_not_opened() => Assert.False(PretrainedBase.TryOpen("vgg16", out _));

    [Fact]
    public void An_unknown_net_lists_those_there_are() => Assert.Equal(
        "'resnet' is not a pretrained net of the course. Ask for one of: resnet-18, vgg16, mobilenet-v2.",
        Assert.Throws<SmallDataException>(() => PretrainedBase.TryOpen("resnet", out _)).Message);

    [Fact]
    public void Features_go_through_the_preprocessing_and_all_blocks()
    {
        using PretrainedBase seeded = Seeded();
        using var noGradients = no_grad();
        Tensor photos = ModelFiles.Picture(64);
        Assert.InRange(ModelFiles.Difference(seeded.Layers.call(photos * 2 - 1), seeded.Features(photos)), 0, 1e-6f);
    }

    [Fact]
    public void A_change_of_a_weight_changes_the_hash()
    {
        using PretrainedBase seeded = Seeded();
        string before = seeded.WeightsHash;
        using (no_grad())
        {
            seeded.Blocks[^1].Module.parameters().First().mul_(1.0001f);
        }

        Assert.NotEqual(before, seeded.WeightsHash);
    }

    [Fact]
    public void It_is_in_evaluation_mode() => Assert.False(Seeded().Layers.training);

    private static PretrainedBase Seeded() => TinyBase.Open(Preprocessing.MinusOneToOne).Base;
}
