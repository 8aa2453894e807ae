using TorchSharp.Kernels;

namespace Tests.Kernels;

public sealed unsafe class BatchNormTests
{
    private const int C = 19;

    [Fact]
    public void Statistics_survive_a_mean_far_from_zero()
    {
        const int pixels = 50_001, c = 5;
        var random = new Random(1);
        float[] x = new float[pixels * c], mean = new float[c], variance = new float[c];
        for (int i = 0; i < x.Length; i++) x[i] = 10_000 + random.NextSingle();
        fixed (float* px = x, pm = mean, pv = variance) BatchNorm.Statistics(pixels, c, px, pm, pv);
        for (int channel = 0; channel < c; channel++)
        {
            var values = Enumerable.Range(0, pixels).Select(i => (double)x[i * c + channel]).ToArray();
            double center = values.Average();
            Assert.Equal(center, mean[channel], 1e-3);
            Assert.Equal(values.Average(v => (v - center) * (v - center)), variance[channel], 1e-4);
        }
    }

    [Fact]
    public void Statistics_do_not_depend_on_the_number_of_threads()
    {
        const int pixels = 30_000;
        var x = Naive.Random(pixels * C, 1);
        var results = new List<float[]>();
        Check.WithThreads([1, 2, 3], () =>
        {
            float[] mean = new float[C], variance = new float[C];
            fixed (float* px = x, pm = mean, pv = variance) BatchNorm.Statistics(pixels, C, px, pm, pv);
            results.Add([.. mean, .. variance]);
        });
        Assert.Equal(results[0], results[1]);
        Assert.Equal(results[0], results[2]);
    }
}
