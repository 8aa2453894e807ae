using TorchSharp.Engine;

namespace Portable.Tests.Engine;

public sealed unsafe class GridSampleTests
{
    private const int N = 2, C = 3, H = 5, W = 7, OH = 4, OW = 19;

    public static TheoryData<string, string, bool> Modes
    {
        get
        {
            var data = new TheoryData<string, string, bool>();
            foreach (string mode in new[] { "Bilinear", "Nearest" })
            {
                foreach (string padding in new[] { "Zeros", "Border", "Reflection" })
                {
                    data.Add(mode, padding, false);
                    data.Add(mode, padding, true);
                }
            }
            return data;
        }
    }

    [Theory, MemberData(nameof(Modes))]
    public void Samples_are_PyTorchs(string mode, string padding, bool align)
    {
        float[] x = Golden.Get("sample.x"), grid = Golden.Get("sample.grid"), y = new float[N * C * OH * OW];
        var expected = Golden.Get($"sample.{mode.ToLowerInvariant()}.{padding.ToLowerInvariant()}.{align}.y");
        Check.AtEachWidth(width =>
        {
            fixed (float* px = x, pg = grid, py = y)
                GridSample.Forward(N, C, H, W, OH, OW, px, pg, py, Enum.Parse<SampleMode>(mode), Enum.Parse<SamplePadding>(padding), align);
            Check.Close(expected, y, 2e-6, $"{width} bits");
        });
    }

    [Theory, MemberData(nameof(Modes))]
    public void Input_gradients_are_PyTorchs(string mode, string padding, bool align)
    {
        float[] dy = Golden.Get("sample.dy"), grid = Golden.Get("sample.grid"), dx = new float[N * C * H * W];
        var expected = Golden.Get($"sample.{mode.ToLowerInvariant()}.{padding.ToLowerInvariant()}.{align}.dx");
        Check.AtEachWidth(width =>
        {
            fixed (float* pdy = dy, pg = grid, pdx = dx)
                GridSample.BackwardInput(N, C, H, W, OH, OW, pdy, pg, pdx, Enum.Parse<SampleMode>(mode), Enum.Parse<SamplePadding>(padding), align);
            Check.Close(expected, dx, 5e-6, $"{width} bits");
        });
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public void Affine_grid_is_PyTorchs(bool align)
    {
        float[] theta = Golden.Get("affine.theta"), grid = new float[N * OH * OW * 2];
        fixed (float* pt = theta, pg = grid) AffineGrid.Run(N, OH, OW, pt, pg, align);
        Check.Close(Golden.Get($"affine.{align}.grid"), grid, 1e-6, "grid");
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public void Affine_samples_are_PyTorchs(bool align)
    {
        float[] x = Golden.Get("sample.x"), theta = Golden.Get("affine.theta"), grid = new float[N * OH * OW * 2], y = new float[N * C * OH * OW];
        Check.AtEachWidth(width =>
        {
            fixed (float* px = x, pt = theta, pg = grid, py = y)
            {
                AffineGrid.Run(N, OH, OW, pt, pg, align);
                GridSample.Forward(N, C, H, W, OH, OW, px, pg, py, SampleMode.Bilinear, SamplePadding.Border, align);
            }
            Check.Close(Golden.Get($"affine.{align}.y"), y, 5e-6, $"{width} bits");
        });
    }

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(1, 5, 1, 3)]
    [InlineData(6, 1, 2, 1)]
    [InlineData(6, 5, 1, 2)]
    [InlineData(6, 5, 11, 13)]
    [InlineData(33, 40, 70, 90)]
    public void Samples_of_any_size_are_weighted_sums_of_four_pixels(int h, int w, int oh, int ow)
    {
        // Two to four colours are packed; 17 images are a task each.
        foreach (var (n, c) in new[] { (1, 1), (1, 2), (1, 3), (17, 2), (17, 3), (17, 4), (17, 5) })
        {
            float[] x = Naive.Random(n * c * h * w, 1), grid = [.. Naive.Random(n * oh * ow * 2, 2).Select(value => 1.5f * value)], y = new float[n * c * oh * ow];
            float[] expected = [.. Enumerable.Range(0, y.Length).Select(i =>
            {
                int point = i % (oh * ow) + i / (c * oh * ow) * oh * ow;
                return AtBorder(x.AsSpan(i / (oh * ow) * h * w, h * w), h, w, grid[2 * point], grid[2 * point + 1]);
            })];
            Check.AtEachWidth(width =>
            {
                fixed (float* px = x, pg = grid, py = y) GridSample.Forward(n, c, h, w, oh, ow, px, pg, py, SampleMode.Bilinear, SamplePadding.Border, false);
                Check.Close(expected, y, 2e-5, $"{n} images of {c} colours, {width} bits");
            });
        }
    }

    // Bilinear, the edge repeated, corners not aligned.
    private static float AtBorder(ReadOnlySpan<float> image, int h, int w, double gx, double gy)
    {
        double x = Math.Clamp(((gx + 1) * w - 1) / 2, 0, w - 1), y = Math.Clamp(((gy + 1) * h - 1) / 2, 0, h - 1);
        int left = (int)x, top = (int)y, right = Math.Min(left + 1, w - 1), bottom = Math.Min(top + 1, h - 1);
        double across = x - left, down = y - top;
        return (float)((1 - down) * ((1 - across) * image[top * w + left] + across * image[top * w + right])
            + down * ((1 - across) * image[bottom * w + left] + across * image[bottom * w + right]));
    }

    [Fact]
    public void Points_that_are_not_numbers_read_no_foreign_memory()
    {
        float[] x = Naive.Random(H * W, 1), grid = [float.NaN, 0, float.PositiveInfinity, 0, 0, float.NegativeInfinity, 1e30f, -1e30f], y = new float[4];
        foreach (var padding in Enum.GetValues<SamplePadding>())
        {
            fixed (float* px = x, pg = grid, py = y) GridSample.Forward(1, 1, H, W, 1, 4, px, pg, py, SampleMode.Nearest, padding, false);
            Assert.All(y, value => Assert.True(value == 0 || float.IsNaN(value) || x.Contains(value), $"{padding}: {value}"));
        }
    }

    public static TheoryData<string, int, int> Resizes => new() { { "up", 9, 16 }, { "down", 3, 4 }, { "one", 1, 1 } };

    [Theory, MemberData(nameof(Resizes))]
    public void Nearest_resize_is_PyTorchs(string name, int oh, int ow)
    {
        float[] x = Golden.Get("sample.x"), dy = Golden.Get($"resize.{name}.nearest.None.dy"), y = new float[dy.Length], dx = new float[x.Length];
        fixed (float* px = x, py = y, pdy = dy, pdx = dx)
        {
            Interpolate.NearestForward(N * C, H, W, oh, ow, px, py);
            Interpolate.NearestBackward(N * C, H, W, oh, ow, pdy, pdx);
        }
        Check.Close(Golden.Get($"resize.{name}.nearest.None.y"), y, 0, "values");
        Check.Close(Golden.Get($"resize.{name}.nearest.None.dx"), dx, 1e-6, "gradient");
    }

    [Theory, MemberData(nameof(Resizes))]
    public void Bilinear_resize_is_PyTorchs(string name, int oh, int ow)
    {
        foreach (bool align in new[] { false, true })
        {
            float[] x = Golden.Get("sample.x"), dy = Golden.Get($"resize.{name}.bilinear.{align}.dy"), y = new float[dy.Length], dx = new float[x.Length];
            fixed (float* px = x, py = y, pdy = dy, pdx = dx)
            {
                Interpolate.BilinearForward(N * C, H, W, oh, ow, px, py, align);
                Interpolate.BilinearBackward(N * C, H, W, oh, ow, pdy, pdx, align);
            }
            Check.Close(Golden.Get($"resize.{name}.bilinear.{align}.y"), y, 1e-6, $"values, align {align}");
            Check.Close(Golden.Get($"resize.{name}.bilinear.{align}.dx"), dx, 2e-6, $"gradient, align {align}");
        }
    }
}
