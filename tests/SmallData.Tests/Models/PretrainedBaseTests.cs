using SmallData.Models;
using SmallData.Models.Weights;
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
    public void Without_downloads_the_default_comes_with_the_course_and_says_how_to_get_a_better_one()
    {
        using var opened = PretrainedBase.Default();
        Assert.Equal("MiniVgg", opened.Name);
        Assert.EndsWith(
            "MiniVgg comes with the course; no base trained on photos is at hand. A better one for photos: dotnet run --project lib/Book -c Release -- fetch mobilenet-v2",
            opened.ToText(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("squeezenet1_1-features.safetensors")]
    [InlineData("pretrained/squeezenet1_1-features.safetensors")]
    public void Weights_in_the_data_root_or_its_folder_for_them_become_the_default(string place)
    {
        using var net = new SqueezeNet();
        SafeTensorsWriter.Save(Path.Combine(folder.Root, place), net);
        using var opened = PretrainedBase.Default();
        Assert.Equal(("SqueezeNet 1.1", StateDict.Hash(net)), (opened.Name, opened.WeightsHash));
    }

    [Fact]
    public void The_same_net_from_another_source_gets_that_sources_preprocessing()
    {
        using var net = new SqueezeNet();
        SafeTensorsWriter.Save(Path.Combine(folder.Root, "squeezenet1_1-features.safetensors"), net);
        using (var caffe = PretrainedBase.SqueezeNet())
        {
            Assert.Same(Preprocessing.CaffeBgr, caffe.Preprocessing);
        }

        SafeTensorsWriter.Save(Path.Combine(folder.Root, "squeezenet1_1.safetensors"), net);
        using var torchvision = PretrainedBase.SqueezeNet();
        Assert.Same(Preprocessing.TorchvisionImageNet, torchvision.Preprocessing);
    }

    [Fact]
    public void Missing_weights_are_told_with_the_places_and_the_command()
    {
        string message = Assert.Throws<SmallDataException>(() => PretrainedBase.Vgg16()).Message;
        Assert.StartsWith($"The weights of VGG16 are not at hand: none of vgg16-features.safetensors, vgg16-397923af.pth is in '{Path.Combine(folder.Root, "pretrained")}'", message, StringComparison.Ordinal);
        Assert.EndsWith("fetch vgg16", message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_there_is_not_opened() => Assert.False(PretrainedBase.TryOpen("vgg16", out _));

    [Fact]
    public void An_unknown_net_lists_those_there_are() => Assert.Equal(
        "'resnet' is not a pretrained net of the course. Ask for one of: mobilenet-v2, vgg16, squeezenet, mini-vgg.",
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
    public void A_frozen_part_computed_once_gives_the_same_features()
    {
        using PretrainedBase seeded = Seeded();
        using var noGradients = no_grad();
        Tensor photos = ModelFiles.Picture(64);
        Assert.InRange(ModelFiles.Difference(seeded.Features(photos), seeded.Run(seeded.Features(photos, ..3), 3..)), 0, 1e-6f);
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

    private static PretrainedBase Seeded()
    {
        manual_seed(2);
        return PretrainedBase.Of("seeded", new MiniVgg(), Preprocessing.MinusOneToOne, 64, "a seed");
    }
}
