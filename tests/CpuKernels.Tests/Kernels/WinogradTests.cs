using TorchSharp.Kernels;

namespace Tests.Kernels;

public sealed unsafe class WinogradTests
{
    /// <summary>N, H, W, C, OC, pads (top, bottom, left, right).</summary>
    public static TheoryData<string, int[]> Shapes => new()
    {
        { "whole tiles", [2, 8, 12, 32, 32, 1, 1, 1, 1] },
        { "partial tiles", [2, 9, 7, 32, 48, 1, 1, 1, 1] },
        { "no padding", [1, 6, 11, 48, 32, 0, 0, 0, 0] },
        { "asymmetric padding", [1, 8, 8, 32, 32, 2, 0, 1, 2] },
        { "many tiles", [5, 30, 31, 32, 64, 1, 1, 1, 1] },
        { "large weights", [3, 9, 9, 192, 256, 1, 1, 1, 1] },
    };

    [Theory, MemberData(nameof(Shapes))]
    public void Equals_the_direct_convolution(string name, int[] v)
    {
        var s = Check.Shape(v);
        float[] x = Naive.Random((long)s.N * s.H * s.W * s.C, 1), w = Naive.Random(s.WeightCount, 2), bias = Naive.Random(s.OC, 3);
        Check.AtEachWidth(_ =>
        {
            Assert.True(Winograd.Suits(s), name);
            float[] direct = Forward(s, x, w, bias, inference: false), fast = Forward(s, x, w, bias, inference: true);
            Check.Near(direct, fast);
        });
    }

    [Fact]
    public void Null_bias_means_zero()
    {
        var s = Check.Shape([1, 8, 8, 32, 32, 1, 1, 1, 1]);
        float[] x = Naive.Random(64 * 32, 1), w = Naive.Random(s.WeightCount, 2);
        Check.Close(Forward(s, x, w, null, inference: false), Forward(s, x, w, null, inference: true), 1e-4, "no bias");
    }

    [Theory]
    [InlineData(0), InlineData(5)]
    public void Results_do_not_depend_on_the_number_of_threads(int shape)
    {
        var s = Check.Shape(shape == 0 ? [2, 8, 12, 32, 32, 1, 1, 1, 1] : [3, 9, 9, 192, 256, 1, 1, 1, 1]);
        float[] x = Naive.Random((long)s.N * s.H * s.W * s.C, 1), w = Naive.Random(s.WeightCount, 2);
        var results = new List<float[]>();
        Check.WithThreads([1, 2, 3], () => results.Add(Forward(s, x, w, null, inference: true)));
        Assert.True(results[0].AsSpan().SequenceEqual(results[1]));
        Assert.True(results[0].AsSpan().SequenceEqual(results[2]));
    }

    [Theory]
    [InlineData(0, 32, 48), InlineData(1, 48, 32), InlineData(2, 32, 32)]
    public void Training_calls_agree_with_the_direct_convolution(int pad, int c, int oc)
    {
        var s = ConvShape.Square(2, 49, 50, c, oc, 3, pad: pad);
        Assert.True(Winograd.PaysOnce(s) && Winograd.PaysOnce(Winograd.GradientShape(s)));
        float[] x = Naive.Random((long)s.N * s.H * s.W * c, 1), w = Naive.Random(s.WeightCount, 2), dy = Naive.Random((long)s.N * s.OH * s.OW * oc, 3);
        float[] y = new float[dy.Length], dx = new float[x.Length], directDx = new float[x.Length];
        fixed (float* px = x, pw = w, pdy = dy, py = y, pdx = dx, pd = directDx)
        {
            Conv2d.Forward(s, px, pw, null, py);
            Conv2d.BackwardInput(s, pdy, pw, pdx);
            using var packed = PackedWeights.ForBackwardInput(s, pw);
            Conv2d.BackwardInput(s, pdy, packed, pd);
        }
        Check.Near(Forward(s, x, w, null, inference: false), y);
        Check.Near(directDx, dx);
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Weight_gradient_equals_the_direct_one(string name, int[] v)
    {
        var s = Check.Shape(v);
        Assert.True(Winograd.Suits(s), name);
        Check.WeightGradient(s, (shape, x, dy, dw) => WinogradWeightGradient.Run(shape, (float*)x, (float*)dy, (float*)dw));
    }

    [Fact]
    public void Weight_gradient_does_not_depend_on_the_number_of_threads()
    {
        var s = Check.Shape([5, 30, 31, 32, 64, 1, 1, 1, 1]);
        float[] x = Naive.Random((long)s.N * s.H * s.W * s.C, 1), dy = Naive.Random((long)s.N * s.OH * s.OW * s.OC, 2);
        var results = new List<float[]>();
        Check.WithThreads([1, 2, 3], () =>
        {
            var dw = new float[s.WeightCount];
            fixed (float* px = x, pdy = dy, pdw = dw) WinogradWeightGradient.Run(s, px, pdy, pdw);
            results.Add(dw);
        });
        Assert.Equal(results[0], results[1]);
        Assert.Equal(results[0], results[2]);
    }

    [Fact]
    public void Convolutions_that_do_not_suit_are_packed_directly()
    {
        var s = ConvShape.Square(1, 8, 8, 32, 32, 3, stride: 2);
        var w = Naive.Random(s.WeightCount, 1);
        fixed (float* pw = w)
        {
            using var packed = PackedWeights.ForInference(s, pw);
            Assert.False(packed.IsWinograd);
        }
    }

    private static float[] Forward(ConvShape s, float[] x, float[] w, float[]? bias, bool inference)
    {
        var y = new float[(long)s.N * s.OH * s.OW * s.OC];
        Array.Fill(y, 1e9f);
        fixed (float* px = x, pw = w, pb = bias, py = y)
        {
            using var packed = inference ? PackedWeights.ForInference(s, pw) : PackedWeights.ForForward(s, pw);
            Conv2d.Forward(s, px, packed, pb, py);
        }
        return y;
    }
}
