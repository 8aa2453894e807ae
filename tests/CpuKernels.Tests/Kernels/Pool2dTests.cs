using TorchSharp.Kernels;

namespace Tests.Kernels;

public sealed unsafe class Pool2dTests
{
    /// <summary>N, H, W, C, KH, KW, strides, pads, dilations, ceil.</summary>
    public static TheoryData<string, int[]> Shapes => new()
    {
        { "2x2", [2, 8, 10, 32, 2, 2, 2, 2, 0, 0, 1, 1, 0] },
        { "2x2 with odd sides", [2, 7, 9, 21, 2, 2, 2, 2, 0, 0, 1, 1, 0] },
        { "2x2 with odd sides, ceil", [2, 7, 9, 21, 2, 2, 2, 2, 0, 0, 1, 1, 1] },
        { "3x3 stride 2, padded", [2, 9, 8, 18, 3, 3, 2, 2, 1, 1, 1, 1, 0] },
        { "3x3 stride 2, ceil", [1, 8, 8, 3, 3, 3, 2, 2, 0, 0, 1, 1, 1] },
        { "3x2 stride 1", [1, 6, 7, 5, 3, 2, 1, 1, 0, 1, 1, 1, 0] },
        { "dilation 2", [1, 9, 9, 4, 2, 3, 1, 2, 0, 1, 2, 2, 0] },
        { "window of 17x17", [1, 20, 18, 6, 17, 17, 1, 1, 0, 0, 1, 1, 0] },
    };

    [Theory, MemberData(nameof(Shapes))]
    public void Max_equals_the_definition(string name, int[] sizes)
    {
        var s = ShapeOf(sizes);
        var x = Naive.Random((long)s.N * s.H * s.W * s.C, 1);
        var (expected, _) = NaiveMax(s, x);
        Check.AtEachWidth(width => Check.Close(expected, MaxForward(s, x).Y, 0, $"{name} at {width} bits"));
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Max_indices_point_at_the_winner(string name, int[] sizes)
    {
        var s = ShapeOf(sizes);
        // Few distinct values: ties go to the first.
        var x = Array.ConvertAll(Naive.Random((long)s.N * s.H * s.W * s.C, 1), v => MathF.Round(v * 2));
        var (_, expected) = NaiveMax(s, x);
        Check.AtEachWidth(width =>
        {
            var taps = MaxForward(s, x).Taps;
            var indices = new long[expected.Length];
            fixed (byte* pt = taps)
            fixed (long* pi = indices) Pool2d.MaxIndices(s, pt, pi);
            Assert.True(expected.AsSpan().SequenceEqual(indices), $"{name} at {width} bits");
        });
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Max_gradient_goes_to_the_winners(string name, int[] sizes)
    {
        var s = ShapeOf(sizes);
        float[] x = Naive.Random((long)s.N * s.H * s.W * s.C, 1), dy = Naive.Random((long)s.N * s.OH * s.OW * s.C, 2);
        var (y, winners) = NaiveMax(s, x);
        foreach (bool relu in new[] { false, true })
        {
            var expected = new float[x.Length];
            for (int i = 0; i < dy.Length; i++)
            {
                long n = i / ((long)s.OH * s.OW * s.C);
                if (!relu || y[i] > 0) expected[(n * s.H * s.W + winners[i]) * s.C + i % s.C] += dy[i];
            }
            Check.AtEachWidth(width => Check.Close(expected, MaxBackward(s, x, dy, relu), 1e-6, $"{name}, relu {relu}, at {width} bits"));
        }
    }

    [Fact]
    public void NaN_wins_wherever_it_stands()
    {
        var s = PoolShape.Square(1, 4, 4, 33, 2, 2);
        for (int position = 0; position < 4; position++)
        {
            var x = Naive.Random(16 * 33, 1);
            x[(position / 2 * 4 + position % 2) * 33] = float.NaN;
            Check.AtEachWidth(width => Assert.True(float.IsNaN(MaxForward(s, x).Y[0]), $"NaN at {position}, {width} bits"));
        }
    }

    [Fact]
    public void Minus_infinity_is_a_value()
    {
        var s = PoolShape.Square(1, 2, 2, 1, 2, 2);
        float[] x = [float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity];
        Assert.Equal(float.NegativeInfinity, MaxForward(s, x).Y[0]);
    }

    [Theory]
    [InlineData(true, 0), InlineData(false, 0), InlineData(true, 5)]
    public void Average_equals_the_definition(bool countPadding, int divisor)
    {
        foreach (var s in new[] { PoolShape.Square(2, 7, 9, 19, 3, 2, pad: 1), PoolShape.Square(1, 8, 8, 4, 3, 2, ceil: true), PoolShape.Square(1, 6, 6, 16, 2, 2) })
        {
            float[] x = Naive.Random((long)s.N * s.H * s.W * s.C, 1), dy = Naive.Random((long)s.N * s.OH * s.OW * s.C, 2);
            float[] y = new float[dy.Length], dx = new float[x.Length];
            var (expected, gradient) = NaiveAverage(s, x, dy, countPadding, divisor);
            Check.AtEachWidth(width =>
            {
                fixed (float* px = x, pdy = dy, py = y, pdx = dx)
                {
                    Pool2d.AverageForward(s, px, py, countPadding, divisor);
                    Pool2d.AverageBackward(s, pdy, pdx, countPadding, divisor);
                }
                Check.Close(expected, y, 1e-6, $"{s} at {width} bits");
                Check.Close(gradient, dx, 1e-6, $"gradient of {s} at {width} bits");
            });
        }
    }

    [Theory]
    [InlineData(7, 7, 1, 1), InlineData(7, 5, 3, 2), InlineData(4, 4, 4, 4), InlineData(3, 3, 5, 4)]
    public void Adaptive_average_takes_windows_of_floor_and_ceiling(int h, int w, int oh, int ow)
    {
        const int n = 2, c = 19;
        float[] x = Naive.Random(n * h * w * c, 1), y = new float[n * oh * ow * c], expected = new float[y.Length];
        float[] dy = Naive.Random(y.Length, 2), dx = new float[x.Length], gradient = new float[x.Length];
        for (int i = 0; i < y.Length; i++)
        {
            int channel = i % c, ox = i / c % ow, oy = i / c / ow % oh, image = i / c / ow / oh;
            int top = oy * h / oh, bottom = ((oy + 1) * h + oh - 1) / oh, left = ox * w / ow, right = ((ox + 1) * w + ow - 1) / ow;
            double sum = 0;
            for (int a = top; a < bottom; a++)
            {
                for (int b = left; b < right; b++)
                {
                    int at = ((image * h + a) * w + b) * c + channel;
                    sum += x[at];
                    gradient[at] += dy[i] / ((bottom - top) * (right - left));
                }
            }
            expected[i] = (float)(sum / ((bottom - top) * (right - left)));
        }
        fixed (float* px = x, py = y, pdy = dy, pdx = dx)
        {
            Pool2d.AdaptiveAverageForward(n, h, w, c, oh, ow, px, py);
            Pool2d.AdaptiveAverageBackward(n, h, w, c, oh, ow, pdy, pdx);
        }
        Check.Close(expected, y, 1e-6, "means");
        Check.Close(gradient, dx, 1e-6, "gradient");
    }

    [Theory]
    [InlineData(7, 3, 2, 0, false, 3), InlineData(8, 3, 2, 0, true, 4), InlineData(7, 2, 2, 0, true, 4), InlineData(3, 2, 2, 1, true, 2), InlineData(224, 3, 2, 1, false, 112)]
    public void Output_size_is_PyTorchs(int size, int kernel, int stride, int pad, bool ceil, int expected) =>
        Assert.Equal(expected, PoolShape.Square(1, size, size, 1, kernel, stride, pad, ceil: ceil).OH);

    private static PoolShape ShapeOf(int[] v) =>
        new(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10], v[11], v[12] == 1);

    private static (float[] Y, byte[] Taps) MaxForward(PoolShape s, float[] x)
    {
        var y = new float[(long)s.N * s.OH * s.OW * s.C];
        var taps = new byte[y.Length * s.TapBytes];
        fixed (float* px = x, py = y)
        fixed (byte* pt = taps) Pool2d.MaxForward(s, px, py, pt);
        return (y, taps);
    }

    private static float[] MaxBackward(PoolShape s, float[] x, float[] dy, bool relu)
    {
        var (y, taps) = MaxForward(s, x);
        var dx = new float[x.Length];
        Array.Fill(dx, 1e9f);
        fixed (float* py = y, pdy = dy, pdx = dx)
        fixed (byte* pt = taps) Pool2d.MaxBackward(s, pdy, pt, pdx, relu ? py : null);
        return dx;
    }

    private static IEnumerable<(int Output, int Image, int Top, int Left, int Channel)> Windows(PoolShape s)
    {
        for (int i = 0; i < s.N * s.OH * s.OW * s.C; i++)
        {
            int ox = i / s.C % s.OW, oy = i / s.C / s.OW % s.OH;
            yield return (i, i / s.C / s.OW / s.OH, oy * s.StrideH - s.PadH, ox * s.StrideW - s.PadW, i % s.C);
        }
    }

    private static (float[] Y, long[] Winners) NaiveMax(PoolShape s, float[] x)
    {
        var y = new float[s.N * s.OH * s.OW * s.C];
        var winners = new long[y.Length];
        foreach (var (output, image, top, left, channel) in Windows(s))
        {
            bool found = false;
            for (int kh = 0; kh < s.KH; kh++)
            {
                for (int kw = 0; kw < s.KW; kw++)
                {
                    int iy = top + kh * s.DilH, ix = left + kw * s.DilW;
                    if (iy < 0 || ix < 0 || iy >= s.H || ix >= s.W) continue;
                    float value = x[((image * s.H + iy) * s.W + ix) * s.C + channel];
                    if (found && !(value > y[output])) continue;
                    found = true;
                    y[output] = value;
                    winners[output] = iy * s.W + ix;
                }
            }
        }
        return (y, winners);
    }

    private static (float[] Y, float[] Gradient) NaiveAverage(PoolShape s, float[] x, float[] dy, bool countPadding, int divisorOverride)
    {
        float[] y = new float[dy.Length], gradient = new float[x.Length];
        foreach (var (output, image, top, left, channel) in Windows(s))
        {
            var inside = new List<int>();
            int padded = 0;
            for (int iy = top; iy < top + s.KH; iy++)
            {
                for (int ix = left; ix < left + s.KW; ix++)
                {
                    if (iy < s.H + s.PadH && ix < s.W + s.PadW) padded++;
                    if (iy >= 0 && ix >= 0 && iy < s.H && ix < s.W) inside.Add(((image * s.H + iy) * s.W + ix) * s.C + channel);
                }
            }
            float divisor = divisorOverride != 0 ? divisorOverride : countPadding ? padded : inside.Count;
            y[output] = (float)(inside.Sum(i => (double)x[i]) / divisor);
            foreach (int i in inside) gradient[i] += dy[output] / divisor;
        }
        return (y, gradient);
    }
}
