using SmallData.Images;
using SmallData.Models;
using SmallData.Models.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Tests.Models;

/// <summary>The published weights: features are those of the graph that comes with them, or of PyTorch from the same file.</summary>
public sealed class RealWeightsTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(224, false)]
    [InlineData(160, false)]
    [InlineData(150, true)]
    public void ResNet18s_maps_are_those_of_its_graph(int size, bool padsOfCntk) =>
        Assert.InRange(DifferenceFromGraph(cat([ModelFiles.Picture(size), ModelFiles.Picture(size).flip(3) * 0.5]), padsOfCntk), 0, 1e-4f);

    [SkippableTheory]
    [InlineData(224, false)]
    [InlineData(150, true)]
    public void ResNet18s_maps_of_photos_are_those_of_its_graph(int size, bool padsOfCntk)
    {
        string folder = Path.Combine(Environment.GetEnvironmentVariable(Settings.DataVariable) ?? "", "dogs-vs-cats", "train");
        Skip.IfNot(Directory.Exists(folder), $"{Settings.DataVariable} names no folder with dogs-vs-cats/train.");
        Tensor[] photos = [.. ((string[])["cat.1.jpg", "cat.2.jpg", "dog.1.jpg", "dog.2.jpg"]).Select(name => Photo.Load(Path.Combine(folder, name), size))];
        Assert.InRange(DifferenceFromGraph(cat(photos), padsOfCntk), 0, 1e-4f);
    }

    [SkippableTheory]
    [InlineData(150)]
    [InlineData(224)]
    public void MobileNetV2s_mean_features_are_PyTorchs(int size)
    {
        Skip.If(Environment.GetEnvironmentVariable(Settings.DataVariable) is null, $"{Settings.DataVariable} is not set.");
        Skip.IfNot(PretrainedBase.TryOpen("mobilenet-v2", out PretrainedBase? opened), $"The weights of MobileNetV2 are not in {Settings.DataRoot}.");
        using (opened)
        using (no_grad())
        {
            Tensor means = opened.Features(ModelFiles.Picture(size)).mean([2, 3]);
            Assert.InRange(ModelFiles.Difference(ModelFiles.Feature($"real.mobilenet.{size}"), means), 0, 1e-4f);
        }
    }

    private static float DifferenceFromGraph(Tensor unitPixels, bool padsOfCntk)
    {
        using var noGradients = no_grad();
        using PretrainedBase opened = PretrainedBase.Default();
        using OnnxFile file = OnnxFile.Open(PretrainedNets.ResNet18.Find()!.Value.File);
        Tensor expected = OnnxGraph.Maps(file, opened.Preprocessing.Apply(unitPixels), padsOfCntk);
        return ModelFiles.Difference(expected, opened.Features(unitPixels));
    }
}
