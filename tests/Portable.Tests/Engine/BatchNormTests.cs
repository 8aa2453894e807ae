using TorchSharp.Engine;

namespace Portable.Tests.Engine;

public sealed unsafe class BatchNormTests
{
    private const int C = 19, Pixels = 60;
    private const float Eps = 1e-5f;

    [Fact]
    public void Training_is_PyTorchs()
    {
        float[] x = Golden.Get("norm.x"), mean = new float[C], variance = new float[C];
        Check.AtEachWidth(width =>
        {
            fixed (float* px = x, pm = mean, pv = variance) BatchNorm.Statistics(Pixels, C, px, pm, pv);
            Compare(x, mean, variance, training: true, width);
        });
    }

    [Fact]
    public void Evaluation_is_PyTorchs() =>
        Check.AtEachWidth(width => Compare(Golden.Get("norm.x"), Golden.Get("norm.mean"), Golden.Get("norm.variance"), training: false, width));

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
    public void Relu_is_applied_last_and_missing_gamma_and_beta_mean_one_and_zero()
    {
        float[] x = [1, -1, 3, 5], mean = [0, 2], variance = [1, 4], y = new float[4];
        fixed (float* px = x, pm = mean, pv = variance, py = y) BatchNorm.Forward(2, 2, px, pm, pv, 0, null, null, py, Activation.Relu);
        Assert.Equal([1, 0, 3, 1.5f], y);
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

    private static void Compare(float[] x, float[] mean, float[] variance, bool training, int width)
    {
        float[] dy = Golden.Get("norm.dy"), gamma = Golden.Get("norm.gamma"), beta = Golden.Get("norm.beta");
        float[] y = new float[x.Length], dx = new float[x.Length], dgamma = new float[C], dbeta = new float[C];
        fixed (float* px = x, pdy = dy, pm = mean, pv = variance, pg = gamma, pb = beta, py = y, pdx = dx, pdg = dgamma, pdb = dbeta)
        {
            BatchNorm.Forward(Pixels, C, px, pm, pv, Eps, pg, pb, py);
            BatchNorm.Backward(Pixels, C, px, pdy, pm, pv, Eps, pg, training, pdx, pdg, pdb);
        }
        Check.Close(Golden.Get($"norm.{training}.y"), y, 5e-6, $"y at {width} bits");
        Check.Close(Golden.Get($"norm.{training}.dx"), dx, 5e-6, $"dx at {width} bits");
        Check.Close(Golden.Get($"norm.{training}.dgamma"), dgamma, 1e-5, $"dgamma at {width} bits");
        Check.Close(Golden.Get($"norm.{training}.dbeta"), dbeta, 1e-5, $"dbeta at {width} bits");
    }
}
