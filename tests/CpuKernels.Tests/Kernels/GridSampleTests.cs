using TorchSharp.Kernels;

namespace Tests.Kernels;

public sealed unsafe class GridSampleTests
{
    private const int H = 5, W = 7;

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
}
