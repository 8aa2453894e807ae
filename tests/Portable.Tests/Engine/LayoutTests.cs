using TorchSharp.Engine;

namespace Portable.Tests.Engine;

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

    [Fact]
    public void Bytes_are_interleaved_and_scaled()
    {
        byte[] x = [0, 10, 20, 100, 110, 255];
        var y = new float[6];
        fixed (byte* px = x)
        fixed (float* py = y) Layout.BytesToInterleaved(1, 2, 3, px, py, 0.5f, 1);
        Assert.Equal([1, 51, 6, 56, 11, 128.5f], y);
    }

    [Fact]
    public void Strided_copy_follows_permuted_and_zero_strides()
    {
        int[] source = [.. Enumerable.Range(0, 24)], target = new int[48];
        // A [2, 3, 4] block read as [4, 2, 3], then repeated twice by a stride of 0.
        fixed (int* ps = source, pt = target)
            Layout.StridedCopy([2, 4, 2, 3], 4, ps, [0, 1, 12, 4], pt, [24, 6, 3, 1]);
        var expected = new int[48];
        for (int i = 0; i < 48; i++) expected[i] = i / 6 % 4 + i / 3 % 2 * 12 + i % 3 * 4;
        Assert.Equal(expected, target);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(8)]
    public void Strided_copy_takes_elements_of_any_size(int bytes)
    {
        byte[] source = [.. Enumerable.Range(0, 6 * bytes).Select(i => (byte)i)], target = new byte[6 * bytes];
        fixed (byte* ps = source, pt = target) Layout.StridedCopy([3, 2], bytes, ps, [1, 3], pt, [2, 1]);
        for (int i = 0; i < target.Length; i++) Assert.Equal((i / bytes / 2 + i / bytes % 2 * 3) * bytes + i % bytes, target[i]);
    }

    [Fact]
    public void Strided_copy_reads_backwards()
    {
        float[] source = [1, 2, 3], target = new float[3];
        fixed (float* ps = source, pt = target) Layout.StridedCopy([3], 4, ps + 2, [-1], pt, [1]);
        Assert.Equal([3, 2, 1], target);
    }
}
