using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Tests.Operators;

public sealed class GridSamplerTests
{
    public static TheoryData<GridSampleMode, GridSamplePaddingMode, bool> Modes
    {
        get
        {
            var data = new TheoryData<GridSampleMode, GridSamplePaddingMode, bool>();
            foreach (var mode in new[] { GridSampleMode.Bilinear, GridSampleMode.Nearest })
            {
                foreach (var padding in Enum.GetValues<GridSamplePaddingMode>())
                {
                    data.Add(mode, padding, true);
                    data.Add(mode, padding, false);
                }
            }
            return data;
        }
    }

    [Theory, MemberData(nameof(Modes))]
    public void Samples_and_gradients_are_libtorchs(GridSampleMode mode, GridSamplePaddingMode padding, bool align)
    {
        foreach (long[] s in new long[][] { [3, 3, 11, 13, 9, 10], [17, 3, 20, 21, 20, 21], [2, 5, 7, 6, 12, 1], [2, 1, 1, 8, 3, 4], [2, 2, 1, 1, 2, 3] })
        {
            manual_seed(1);
            Tensor x = randn(s[0], s[1], s[2], s[3]), grid = 3 * rand(s[0], s[4], s[5], 2) - 1.5;
            Compare.OnAndOff(() =>
            {
                Tensor images = x.detach().requires_grad_(), points = grid.detach().requires_grad_();
                var y = grid_sample(images, points, mode, padding, align);
                y.square().sum().backward();
                return [y, images.grad!, points.grad!];
            }, 2e-5, $"{mode}, {padding}, {align}, {string.Join("×", s)}");
        }
    }

    [Fact]
    public void Any_order_in_memory_gives_the_same()
    {
        manual_seed(1);
        Tensor x = randn(2, 3, 9, 8), grid = 2 * rand(2, 5, 6, 2) - 1;
        foreach (var images in new[] { Compare.ChannelsLast(x), Compare.Sliced(x) })
        {
            Compare.OnAndOff(() => [grid_sample(images, Compare.Sliced(grid), GridSampleMode.Bilinear, GridSamplePaddingMode.Border, false)]);
        }
    }

    [Fact]
    public void Float64_is_computed_in_float64()
    {
        manual_seed(1);
        Tensor x = randn([2, 3, 9, 8], float64), grid = 2 * rand([2, 5, 6, 2], float64) - 1;
        Tensor Sample(Tensor t, Tensor g) => grid_sample(t, g, GridSampleMode.Bilinear, GridSamplePaddingMode.Border, false);
        var y = Sample(x, grid);
        Assert.Equal(float64, y.dtype);
        Compare.Same(y, Sample(x.to(float32), grid.to(float32)).to(float64), 1e-5, "float64");
    }

    [Fact]
    public void An_empty_batch_gives_an_empty_result() =>
        Assert.Equal([0, 3, 5, 6], grid_sample(rand(0, 3, 9, 8), rand(0, 5, 6, 2), GridSampleMode.Bilinear, GridSamplePaddingMode.Border, false).shape);

    [Theory]
    [InlineData(true), InlineData(false)]
    public void Affine_grids_and_gradients_are_libtorchs(bool align)
    {
        manual_seed(1);
        var theta = randn(3, 2, 3);
        foreach (long[] size in new long[][] { [3, 1, 7, 9], [3, 2, 1, 5], [3, 3, 33, 1], [3, 3, 150, 150] })
        {
            Compare.OnAndOff(() =>
            {
                var maps = theta.detach().requires_grad_();
                var grid = affine_grid(maps, size, align);
                grid.square().sum().backward();
                return [grid, maps.grad!];
            }, 1e-5, string.Join("×", size));
        }
    }

    [Fact]
    public void Affine_grids_of_other_types_and_of_volumes_are_libtorchs()
    {
        manual_seed(1);
        Tensor theta = randn([2, 2, 3], float64), volume = randn(2, 3, 4);
        Assert.Equal(float64, affine_grid(theta, [2, 1, 5, 6], false).dtype);
        Compare.Same(affine_grid(theta, [2, 1, 5, 6], false), affine_grid(theta.to(float32), [2, 1, 5, 6], false).to(float64), 1e-6, "float64");
        Compare.Same(Compare.Off(() => affine_grid(volume, [2, 1, 3, 4, 5], false)), affine_grid(volume, [2, 1, 3, 4, 5], false), 0, "volume");
        Compare.OnAndOff(() => [affine_grid(Compare.Sliced(theta.to(float32)), [2, 1, 5, 6], false)]);
    }

    [Fact]
    public void Errors_are_those_of_libtorch()
    {
        Func<Tensor>[] mistakes =
        [
            () => grid_sample(rand(2, 3, 9, 8), rand(3, 5, 6, 2), align_corners: false),
            () => grid_sample(rand(2, 3, 9, 8), rand(2, 5, 6, 3), align_corners: false),
            () => grid_sample(rand(2, 3, 9, 8), rand([2, 5, 6, 2], float64), align_corners: false),
            () => grid_sample(rand(2, 3, 0, 8), rand(2, 5, 6, 2), align_corners: false),
            () => affine_grid(rand(2, 2, 4), [2, 1, 5, 6], false),
            () => affine_grid(rand(3, 2, 3), [2, 1, 5, 6], false),
            () => affine_grid(rand(2, 2, 3), [2, 1, 5], false),
        ];
        foreach (var mistake in mistakes)
        {
            Exception? off = Compare.Off(() => Record.Exception(mistake)), on = Record.Exception(mistake);
            Assert.NotNull(off);
            Assert.Equal(off.Message.Split('\n')[0], on?.Message.Split('\n')[0]);
        }
    }
}
