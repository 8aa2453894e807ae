using TorchSharp.Engine;

namespace Portable.Tests.Engine;

public sealed unsafe class ElementwiseTests
{
    private static readonly float[] Special = [0, -0f, 1, -1, 0.5f, -0.5f, 1e-7f, -1e-7f, 1e-30f, 20, -20, 88, -88, 100, -100, 1e30f, float.PositiveInfinity, float.NegativeInfinity, float.NaN];

    [Fact]
    public void Exp() => Matches(new Exp(), Math.Exp, 3);

    [Fact]
    public void Log() => Matches(new Log(), Math.Log, 3);

    [Fact]
    public void Log1p() => Matches(new Log1p(), x => Math.Abs(x) < 1e-5 ? x - x * x / 2 : Math.Log(1 + x), 4);

    [Fact]
    public void Expm1() => Matches(new Expm1(), x => Math.Abs(x) < 1e-5 ? x + x * x / 2 : Math.Exp(x) - 1, 8);

    [Fact]
    public void Sigmoid() => Matches(new Sigmoid(), x => 1 / (1 + Math.Exp(-x)), 4);

    [Fact]
    public void Tanh() => Matches(new Tanh(), Math.Tanh, 4);

    [Fact]
    public void Erf() => Matches(new Erf(), ErfOf, 4);

    [Fact]
    public void Sin() => Matches(new Sin(), x => Math.Abs(x) > 1e5 ? double.NaN : Math.Sin(x), 4, skipNaN: true);

    [Fact]
    public void Sqrt() => Matches(new Sqrt(), Math.Sqrt, 1);

    [Fact]
    public void Round_takes_ties_to_even() => Matches(new Round(), x => Math.Round(x, MidpointRounding.ToEven), 0);

    [Fact]
    public void Floor() => Matches(new Floor(), Math.Floor, 0);

    [Fact]
    public void Sign_of_NaN_is_zero() => Matches(new Sign(), x => double.IsNaN(x) ? 0 : Math.Sign(x), 0);

    [Fact]
    public void Relu_keeps_NaN() => Matches(new Relu(), x => x < 0 ? 0 : x, 0);

    [Fact]
    public void Gelu_is_near_the_definition() => Near(new Gelu(), x => x * 0.5 * (1 + ErfOf(x / Math.Sqrt(2))), 1e-6);

    [Fact]
    public void Silu_is_near_the_definition() => Near(new Silu(), x => x / (1 + Math.Exp(-x)), 1e-6);

    [Fact]
    public void Softplus_is_near_the_definition() => Near(new Softplus(), x => x > 30 ? x : Math.Log(1 + Math.Exp(x)), 1e-6);

    [Fact]
    public void Gradients_agree_with_finite_differences()
    {
        Gradient(new SigmoidGradient(), x => 1 / (1 + Math.Exp(-x)), ofOutput: true);
        Gradient(new TanhGradient(), Math.Tanh, ofOutput: true);
        Gradient(new GeluGradient(), x => x * 0.5 * (1 + ErfOf(x / Math.Sqrt(2))), ofOutput: false);
        Gradient(new SiluGradient(), x => x / (1 + Math.Exp(-x)), ofOutput: false);
        Gradient(new LeakyReluGradient(0.1f), x => x > 0 ? x : 0.1 * x, ofOutput: false);
        Gradient(new ReluGradient(), x => Math.Max(x, 0), ofOutput: false);
        Gradient(new ClampGradient(-1, 1, false), x => Math.Clamp(x, -1, 1), ofOutput: false);
    }

    [Fact]
    public void Bounds_belong_to_a_clamp_but_not_to_an_open_one()
    {
        float[] x = [-1, 0, 1], dy = [5, 5, 5], closed = new float[3], open = new float[3];
        fixed (float* px = x, pdy = dy, pc = closed, po = open)
        {
            Elementwise.Zip(3, new ClampGradient(-1, 1, false), px, pdy, pc);
            Elementwise.Zip(3, new ClampGradient(-1, 1, true), px, pdy, po);
        }
        Assert.Equal([5, 5, 5], closed);
        Assert.Equal([0, 5, 0], open);
    }

    [Theory]
    [InlineData(1), InlineData(15), InlineData(16), InlineData(37), InlineData(100_003)]
    public void Two_operands_meet_at_every_length(int n)
    {
        float[] a = Naive.Random(n, 1), b = Naive.Random(n, 2), y = new float[n], scaled = new float[n];
        fixed (float* pa = a, pb = b, py = y, ps = scaled)
        {
            Elementwise.Zip(n, new Subtract(), pa, pb, py);
            Elementwise.Zip(n, new AddScaled(2), pa, pb, ps);
        }
        for (int i = 0; i < n; i++) Assert.Equal(a[i] - b[i], y[i]);
        for (int i = 0; i < n; i++) Assert.Equal(a[i] + 2 * b[i], scaled[i], 1e-6f);
    }

    [Fact]
    public void Scalars_stand_on_either_side()
    {
        float[] x = [1, 2, 4], left = new float[3], right = new float[3];
        fixed (float* px = x, pl = left, pr = right)
        {
            Elementwise.ScalarZip(3, new Divide(), 8, px, pl);
            Elementwise.ZipScalar(3, new Divide(), px, 8, pr);
        }
        Assert.Equal([8, 4, 2], left);
        Assert.Equal([0.125f, 0.25f, 0.5f], right);
    }

    [Fact]
    public void Rows_and_columns_take_a_value_each()
    {
        float[] a = [1, 2, 3, 4, 5, 6], columns = [10, 20, 30], rows = [100, 200], byColumn = new float[6], byRow = new float[6];
        fixed (float* pa = a, pc = columns, pr = rows, py = byColumn, pz = byRow)
        {
            Elementwise.ZipColumns(2, 3, new Add(), pa, pc, py);
            Elementwise.ZipRows(2, 3, new Add(), pa, pr, pz);
        }
        Assert.Equal([11, 22, 33, 14, 25, 36], byColumn);
        Assert.Equal([101, 102, 103, 204, 205, 206], byRow);
    }

    [Fact]
    public void Maximum_and_minimum_propagate_NaN()
    {
        float[] a = [float.NaN, 1, 2], b = [1, float.NaN, 3], max = new float[3], min = new float[3];
        Check.AtEachWidth(width =>
        {
            fixed (float* pa = a, pb = b, px = max, pn = min)
            {
                Elementwise.Zip(3, new Maximum(), pa, pb, px);
                Elementwise.Zip(3, new Minimum(), pa, pb, pn);
            }
            Assert.Equal([float.NaN, float.NaN, 3], max);
            Assert.Equal([float.NaN, float.NaN, 2], min);
        });
    }

    [Fact]
    public void Bytes_become_floats()
    {
        byte[] x = [.. Enumerable.Range(0, 256).Select(i => (byte)i), 7];
        var y = new float[x.Length];
        Check.AtEachWidth(width =>
        {
            fixed (byte* px = x)
            fixed (float* py = y) Elementwise.FromBytes(x.Length, px, py, 2, 1);
            for (int i = 0; i < x.Length; i++) Assert.Equal(x[i] * 2 + 1, y[i]);
        });
    }

    [Fact]
    public void Fill_and_copy_reach_the_last_element()
    {
        float[] x = new float[300_001], y = new float[300_001];
        fixed (float* px = x, py = y)
        {
            Elementwise.Fill(x.Length, 3, px);
            Elementwise.Copy(x.Length, px, py);
        }
        Assert.All(y, value => Assert.Equal(3, value));
    }

    // Within some units in the last place of the double result, over many magnitudes and the special values.
    private static void Matches<TOp>(TOp op, Func<double, double> expected, int ulps, bool skipNaN = false) where TOp : struct, IUnary
    {
        var x = Inputs();
        var y = new float[x.Length];
        Check.AtEachWidth(width =>
        {
            fixed (float* px = x, py = y) Elementwise.Map(x.Length, op, px, py);
            for (int i = 0; i < x.Length; i++)
            {
                double exact = expected(x[i]);
                float rounded = (float)exact;
                if (float.IsNaN(rounded))
                {
                    Assert.True(skipNaN || float.IsNaN(y[i]), $"f({x[i]:R}) = {y[i]:R}, expected NaN, at {width} bits");
                    continue;
                }
                if (y[i] == rounded) continue;
                double unit = MathF.BitIncrement(Math.Abs(rounded)) - (double)Math.Abs(rounded);
                Assert.True(Math.Abs(y[i] - exact) <= (ulps + 0.5) * unit || Math.Abs(exact) < 1.2e-38, $"f({x[i]:R}) = {y[i]:R}, expected {rounded:R}, at {width} bits");
            }
        });
    }

    private static void Near<TOp>(TOp op, Func<double, double> expected, double tolerance) where TOp : struct, IUnary
    {
        var x = Array.FindAll(Inputs(), v => Math.Abs(v) < 80);
        var y = new float[x.Length];
        fixed (float* px = x, py = y) Elementwise.Map(x.Length, op, px, py);
        Check.Close(Array.ConvertAll(x, v => (float)expected(v)), y, tolerance, typeof(TOp).Name);
    }

    private static void Gradient<TOp>(TOp op, Func<double, double> function, bool ofOutput) where TOp : struct, IBinary
    {
        // 0.01 apart from the kinks.
        float[] x = [.. Enumerable.Range(0, 600).Select(i => (i - 300) * 0.02f + 0.01f)], dy = Naive.Random(600, 1), dx = new float[600];
        var saved = ofOutput ? Array.ConvertAll(x, v => (float)function(v)) : x;
        fixed (float* ps = saved, pdy = dy, pdx = dx) Elementwise.Zip(600, op, ps, pdy, pdx);
        var expected = x.Select((v, i) => (float)(dy[i] * (function(v + 1e-4) - function(v - 1e-4)) / 2e-4)).ToArray();
        Check.Close(expected, dx, 1e-5, typeof(TOp).Name);
    }

    private static float[] Inputs()
    {
        var random = new Random(1);
        var values = Enumerable.Range(0, 3000).Select(i => (float)((random.NextDouble() * 2 - 1) * Math.Pow(10, random.NextDouble() * 6 - 4))).ToArray();
        return [.. values, .. Special];
    }

    // Maclaurin's series for small arguments, a continued fraction for large ones.
    private static double ErfOf(double x)
    {
        if (double.IsNaN(x)) return x;
        if (Math.Abs(x) > 6) return Math.Sign(x);
        if (Math.Abs(x) < 3)
        {
            double term = x, sum = x;
            for (int n = 1; n < 100; n++)
            {
                term *= -x * x / n;
                sum += term / (2 * n + 1);
            }
            return sum * 2 / Math.Sqrt(Math.PI);
        }
        double fraction = 0;
        for (int n = 60; n > 0; n--) fraction = n / 2.0 / (Math.Abs(x) + fraction);
        return Math.Sign(x) * (1 - Math.Exp(-x * x) / Math.Sqrt(Math.PI) / (Math.Abs(x) + fraction));
    }
}
