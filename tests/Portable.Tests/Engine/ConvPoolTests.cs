using TorchSharp.Engine;

namespace Portable.Tests.Engine;

public sealed unsafe class ConvPoolTests
{
    /// <summary>Name, N, H, W, C, OC, kernel, stride, window of the pool.</summary>
    public static TheoryData<string, int[]> Shapes => new()
    {
        { "whole images", [9, 14, 12, 1, 32, 3, 1, 2] },
        { "odd sides", [5, 13, 15, 3, 17, 3, 1, 2] },
        { "bands", [2, 97, 120, 3, 32, 3, 1, 2] },
        { "bands, stride 2, windows of 3", [1, 300, 131, 2, 32, 5, 2, 3] },
        { "Winograd, whole images", [9, 25, 26, 32, 32, 3, 1, 2] },
        { "Winograd, bands", [1, 71, 70, 32, 32, 3, 1, 2] },
    };

    [Theory, MemberData(nameof(Shapes))]
    public void Values_and_winners_are_those_of_the_two_steps(string name, int[] sizes)
    {
        var (s, p) = ShapesOf(sizes);
        float[] x = Naive.Random((long)s.N * s.H * s.W * s.C, 1), w = Naive.Random(s.WeightCount, 2), bias = Naive.Random(s.OC, 3);
        Check.AtEachWidth(width => Check.WithThreads([1, 3], () =>
        {
            var (expected, expectedTaps) = Apart(s, p, x, w, bias);
            var (actual, taps) = Together(s, p, x, w, bias);
            Check.Close(expected, actual, 0, $"{name} at {width} bits");
            Assert.Equal(expectedTaps, taps);
        }));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Weight_gradient_is_that_of_the_two_steps(bool relu)
    {
        var (s, p) = ShapesOf([3, 29, 31, 2, 24, 3, 1, 2]);
        float[] x = Naive.Random((long)s.N * s.H * s.W * s.C, 4), w = Naive.Random(s.WeightCount, 5), bias = new float[s.OC];
        float[] dpool = Naive.Random((long)p.N * p.OH * p.OW * p.C, 6);
        float[] dy = new float[(long)s.N * s.OH * s.OW * s.OC], dw = new float[s.WeightCount], expected = new float[s.WeightCount];
        float[] db = new float[s.OC], expectedBias = new float[s.OC];
        Assert.True(ConvPool.SuitsBackward(s, p));
        Check.AtEachWidth(width =>
        {
            var (pooled, taps) = Apart(s, p, x, w, bias);
            fixed (float* px = x, pg = dpool, py = pooled, pd = dy, pw = dw, pe = expected, pb = db, pq = expectedBias)
            fixed (byte* pt = taps)
            {
                Pool2d.MaxBackward(p, pg, pt, pd, relu ? py : null);
                Conv2d.BackwardWeight(s, px, pd, pe, pq);
                ConvPool.BackwardWeight(s, px, new PooledGradient(p, (nint)pg, (nint)pt, relu ? (nint)py : 0), pw, pb);
            }
            Check.Close(expected, dw, 2e-5, $"weights at {width} bits");
            Check.Close(expectedBias, db, 2e-5, $"bias at {width} bits");
        });
    }

    private static (ConvShape, PoolShape) ShapesOf(int[] a)
    {
        var s = ConvShape.Square(a[0], a[1], a[2], a[3], a[4], a[5], a[6]);
        return (s, new PoolShape(s.N, s.OH, s.OW, s.OC, a[7], a[7], a[7], a[7], 0, 0, 1, 1, false));
    }

    private static (float[] Y, byte[] Taps) Apart(ConvShape s, PoolShape p, float[] x, float[] w, float[] bias)
    {
        var (full, y) = (new float[(long)s.N * s.OH * s.OW * s.OC], new float[(long)p.N * p.OH * p.OW * p.C]);
        var taps = new byte[y.Length];
        fixed (float* px = x, pw = w, pb = bias, pf = full, py = y)
        fixed (byte* pt = taps)
        {
            Conv2d.Forward(s, px, pw, pb, pf, Activation.Relu);
            Pool2d.MaxForward(p, pf, py, pt);
        }
        return (y, taps);
    }

    private static (float[] Y, byte[] Taps) Together(ConvShape s, PoolShape p, float[] x, float[] w, float[] bias)
    {
        var y = new float[(long)p.N * p.OH * p.OW * p.C];
        var taps = new byte[y.Length];
        Assert.True(ConvPool.Suits(s, p));
        fixed (float* px = x, pw = w, pb = bias, py = y)
        fixed (byte* pt = taps)
        {
            using var packed = Conv2d.PackOnce(s, pw);
            ConvPool.Forward(s, p, px, packed, pb, py, pt, Activation.Relu);
        }
        return (y, taps);
    }
}
