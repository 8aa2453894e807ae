using SmallData.Models;
using static TorchSharp.torch;

namespace SmallData.Tests.Models;

/// <summary>The published weights, where they are at hand: features as PyTorch computes them from the same files.</summary>
public sealed class RealWeightsTests
{
    [SkippableTheory]
    [InlineData("mobilenet-v2", "mobilenet", 150)]
    [InlineData("mobilenet-v2", "mobilenet", 224)]
    [InlineData("squeezenet", "squeezenet", 150)]
    [InlineData("squeezenet", "squeezenet", 224)]
    public void Mean_features_are_PyTorchs(string name, string golden, int size)
    {
        Skip.If(Environment.GetEnvironmentVariable(Settings.DataVariable) is null, $"{Settings.DataVariable} is not set.");
        Skip.IfNot(PretrainedBase.TryOpen(name, out PretrainedBase? opened), $"The weights of {name} are not in {Settings.DataRoot}.");
        using (opened)
        using (NewDisposeScope())
        using (no_grad())
        {
            Tensor means = opened.Features(ModelFiles.Picture(size)).mean([2, 3]);
            Assert.InRange(ModelFiles.Difference(ModelFiles.Feature($"real.{golden}.{size}"), means), 0, 1e-4f);
        }
    }
}
