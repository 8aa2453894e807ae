using TorchSharp.Kernels;

namespace Tests.Kernels;

public sealed unsafe class WholeMapTests
{
    /// <summary>N, H, W, C, OC, pads (top, bottom, left, right).</summary>
    public static TheoryData<string, int[]> Shapes => new()
    {
        { "whole tiles", [16, 5, 5, 64, 64, 1, 1, 1, 1] },
        { "small maps", [17, 4, 4, 32, 48, 1, 1, 1, 1] },
        { "one side smaller", [11, 4, 5, 48, 32, 1, 1, 1, 1] },
        { "no padding", [9, 7, 7, 32, 80, 0, 0, 0, 0] },
        { "asymmetric padding", [8, 5, 6, 96, 32, 2, 0, 1, 0] },
        { "many images", [101, 5, 5, 32, 32, 1, 1, 1, 1] },
        { "many channels", [8, 5, 5, 176, 208, 1, 1, 1, 1] },
    };

    [Theory, MemberData(nameof(Shapes))]
    public void Forward_equals_the_direct_convolution(string name, int[] v)
    {
        var s = Check.Shape(v);
        float[] x = Naive.Random((long)s.N * s.H * s.W * s.C, 1), w = Naive.Random(s.WeightCount, 2), bias = Naive.Random(s.OC, 3), direct = new float[s.N * s.OH * s.OW * s.OC], y = new float[direct.Length];
        float[] interleaved = Interleaved(s, w);
        Assert.True(WholeMaps.Suits(s), name);
        Check.AtEachWidth(_ =>
        {
            fixed (float* px = x, pw = w, pi = interleaved, pb = bias, pd = direct, py = y)
            {
                using var packed = PackedWeights.ForForward(s, pw);
                Conv2d.Forward(s, px, packed, pb, pd);
                Array.Fill(y, 1e9f);
                WholeMapPass.Forward(s, px, pw, planar: true, null, pb, py);
                Check.Near(direct, y);
                Array.Fill(y, 1e9f);
                WholeMapPass.Forward(s, px, pi, planar: false, null, pb, py);
                Check.Near(direct, y);
            }
        });
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Input_gradient_equals_the_direct_one(string name, int[] v)
    {
        // The shape of the gradient is the one that is given: the convolution is the one that leads there.
        var gradient = Check.Shape(v);
        var s = Winograd.GradientShape(gradient);
        Assert.Equal(gradient, Winograd.GradientShape(s));
        float[] dy = Naive.Random((long)s.N * s.OH * s.OW * s.OC, 1), w = Naive.Random(s.WeightCount, 2), direct = new float[s.N * s.H * s.W * s.C], dx = new float[direct.Length];
        Assert.True(WholeMaps.Suits(gradient), name);
        Check.AtEachWidth(_ =>
        {
            Array.Fill(dx, 1e9f);
            fixed (float* pdy = dy, pw = w, pd = direct, pdx = dx)
            {
                using var packed = PackedWeights.ForBackwardInput(s, pw);
                Conv2d.BackwardInput(s, pdy, packed, pd);
                Conv2d.BackwardInput(s, pdy, pw, pdx);
            }
            Check.Near(direct, dx);
        });
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Weight_gradient_equals_the_direct_one(string name, int[] v)
    {
        var s = Check.Shape(v);
        Assert.True(WholeMapWeightGradient.Suits(s), name);
        Check.WeightGradient(s, (shape, x, dy, dw) => WholeMapWeightGradient.Run(shape, (float*)x, (float*)dy, (float*)dw));
    }

    [Fact]
    public void Results_do_not_depend_on_the_number_of_threads()
    {
        var s = Check.Shape([16, 5, 5, 64, 160, 1, 1, 1, 1]);
        float[] x = Naive.Random((long)s.N * s.H * s.W * s.C, 1), w = Naive.Random(s.WeightCount, 2), dy = Naive.Random((long)s.N * s.OH * s.OW * s.OC, 3);
        var results = new List<float[]>();
        Check.WithThreads([1, 2, 3], () =>
        {
            float[] y = new float[dy.Length], dx = new float[x.Length], dw = new float[w.Length];
            fixed (float* px = x, pw = w, pdy = dy, py = y, pdx = dx, pdw = dw)
            {
                WholeMapPass.Forward(s, px, pw, planar: true, null, null, py);
                Conv2d.BackwardInput(s, pdy, pw, pdx);
                Conv2d.BackwardWeight(s, px, pdy, pdw, null);
            }
            results.Add([.. y, .. dx, .. dw]);
        });
        Assert.Equal(results[0], results[1]);
        Assert.Equal(results[0], results[2]);
    }

    // [OC][C][3][3] to [OC][3][3][C].
    private static float[] Interleaved(ConvShape s, float[] w)
    {
        var interleaved = new float[w.Length];
        for (int i = 0; i < w.Length; i++) interleaved[i / (9 * s.C) * 9 * s.C + i % 9 * s.C + i / 9 % s.C] = w[i];
        return interleaved;
    }
}
