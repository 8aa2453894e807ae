using TorchSharp;
using static Portable.Tests.Nn.Golden;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Portable.Tests.Nn;

/// <summary>Resizing, sampling and padding against PyTorch.</summary>
public class VisionTests
{
    private static Tensor Theta => tensor(new[] { 0.9f, 0.3f, 0.1f, -0.2f, 1.1f, -0.15f, 1.3f, 0f, 0.4f, 0.1f, 0.7f, 0.2f }).reshape(2, 2, 3);

    [Theory]
    [InlineData("nearest_up", InterpolationMode.Nearest, null)]
    [InlineData("nearest_size", InterpolationMode.Nearest, null)]
    [InlineData("bilinear", InterpolationMode.Bilinear, null)]
    [InlineData("bilinear_corners", InterpolationMode.Bilinear, true)]
    [InlineData("area", InterpolationMode.Area, null)]
    public void Interpolation(string name, InterpolationMode mode, bool? alignCorners)
    {
        var x = Leaf([2, 3, 4, 6]);
        var y = name switch
        {
            "nearest_up" => F.interpolate(x, scale_factor: [2, 2], mode: mode),
            "area" => F.interpolate(x, [2, 3], mode: mode),
            _ => F.interpolate(x, [5, 9], mode: mode, align_corners: alignCorners),
        };
        Check(name, y, [x]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AffineGrids(bool alignCorners) =>
        Near(Values($"affine_grid_{alignCorners}"), F.affine_grid(Theta, [2, 3, 4, 5], alignCorners), 1e-6, "grid");

    public static IEnumerable<object[]> Samplings() =>
        from mode in Enum.GetValues<GridSampleMode>()
        from padding in Enum.GetValues<GridSamplePaddingMode>()
        from corners in new[] { false, true }
        select new object[] { mode, padding, corners };

    [Theory]
    [MemberData(nameof(Samplings))]
    public void GridSampling(GridSampleMode mode, GridSamplePaddingMode padding, bool alignCorners)
    {
        var x = Leaf([2, 3, 5, 6]);
        var grid = F.affine_grid(Theta, [2, 3, 4, 5], alignCorners);
        string name = $"grid_{mode.ToString().ToLowerInvariant()}_{padding.ToString().ToLowerInvariant()}_{alignCorners}";
        Check(name, F.grid_sample(x, grid, mode, padding, alignCorners), [x], 5e-6);
    }

    [Theory]
    [InlineData("constant", PaddingModes.Constant)]
    [InlineData("constant", PaddingModes.Zeros)]
    [InlineData("reflect", PaddingModes.Reflect)]
    [InlineData("replicate", PaddingModes.Replicate)]
    [InlineData("circular", PaddingModes.Circular)]
    public void Paddings(string name, PaddingModes mode)
    {
        var x = Leaf([1, 2, 4, 5]);
        Check("pad_" + name, F.pad(x, (1, 2, 2, 1), mode), [x]);
    }

    [Fact]
    public void OneHotRows()
    {
        var rows = F.one_hot(tensor(new long[] { 2, 0 }), 4);
        Assert.Equal([0, 0, 1, 0, 1, 0, 0, 0], rows.data<long>().ToArray());
        Assert.Throws<ArgumentException>(() => F.one_hot(tensor(new[] { 1f })));
    }
}
