using SmallData.Datasets;
using Sketches;
using SmallData.Models;
using SmallData.Models.Weights;
using SmallData.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Tests.Models;

public sealed class MiniVggTrainingTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_small_training_leaves_weights_that_fit_and_a_card()
    {
        string card = new MiniVggTraining { PerSpecies = 2, HeldOutPerSpecies = 1, Size = 32, Epochs = 1 }.Run(folder.Root, Settings.WorkRoot);
        using var net = new MiniVgg();
        using WeightsFile weights = WeightsFile.Open(System.IO.Path.Combine(folder.Root, "mini-vgg.safetensors"));
        StateDict.Load(net, weights);
        Assert.Contains("| never saw | cats and dogs", card, StringComparison.Ordinal);
        Assert.Equal(card, File.ReadAllText(System.IO.Path.Combine(folder.Root, "mini-vgg.md")));
    }

    [Fact]
    public void Neither_cats_nor_dogs_are_among_what_it_learns() => Assert.DoesNotContain(MiniVggTraining.Learnt, one => one is Species.Cat or Species.Dog);

    [Fact]
    public void Drawn_samples_are_the_pictures_of_their_seed_with_the_label_of_their_species()
    {
        using var scope = NewDisposeScope();
        using var samples = new DrawnSamples([Species.Fish, Species.Duck], perSpecies: 2, size: 16, seed: 9);
        Batch batch = samples.Take(tensor(new long[] { 3 }));
        byte[] drawn = DrawnPhoto.Render(Species.Duck, 1, 16, 16, seed: 9);
        byte[] taken = (batch.Inputs[0].permute(1, 2, 0).contiguous() * 255).round().to(ScalarType.Byte).bytes.ToArray();
        Assert.Equal((1L, Convert.ToHexString(drawn)), (batch.Labels[0].ToInt64(), Convert.ToHexString(taken)));
    }
}
