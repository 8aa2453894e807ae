using System.Runtime.CompilerServices;
using SmallData.Models.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Tests.Models;

/// <summary>The golden files that golden/make.py writes, and the picture that it shows to the nets.</summary>
internal static class ModelFiles
{
    public static string Golden(string name) => Path.Combine(Here(), "golden", name);

    /// <summary>The same numbers as <c>torch.manual_seed(11); torch.rand(1, 3, size, size)</c>.</summary>
    public static Tensor Picture(int size)
    {
        manual_seed(11);
        return rand(1, 3, size, size);
    }

    public static Tensor Feature(string name)
    {
        using SafeTensorsFile file = SafeTensorsFile.Open(Golden("features.safetensors"));
        return file.Read(name);
    }

    /// <summary>Largest difference, as a share of the largest expected value.</summary>
    public static float Difference(Tensor expected, Tensor actual)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(expected.shape, actual.shape);
        return ((actual - expected).abs().max() / expected.abs().max()).ToSingle();
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
