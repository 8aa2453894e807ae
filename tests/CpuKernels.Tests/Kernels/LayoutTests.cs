using TorchSharp.Kernels;

namespace Tests.Kernels;

public sealed unsafe class LayoutTests
{
    [Theory]
    [InlineData(2, 3, 150), InlineData(3, 5, 7), InlineData(1, 1, 20), InlineData(2, 64, 1), InlineData(1, 33, 5000)]
    public void Interleaving_moves_every_element_to_its_place_and_back(int n, int c, int pixels)
    {
        float[] x = Naive.Random(n * c * pixels, 1), y = new float[x.Length], back = new float[x.Length], expected = new float[x.Length];
        for (int i = 0; i < x.Length; i++) expected[(i / pixels / c * pixels + i % pixels) * c + i / pixels % c] = x[i];
        fixed (float* px = x, py = y, pb = back)
        {
            Layout.PlanarToInterleaved(n, c, pixels, px, py);
            Layout.InterleavedToPlanar(n, c, pixels, py, pb);
        }
        Assert.Equal(expected, y);
        Assert.Equal(x, back);
    }
}
