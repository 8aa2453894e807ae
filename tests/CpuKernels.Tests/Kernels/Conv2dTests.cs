using TorchSharp.Kernels;

namespace Tests.Kernels;

public sealed unsafe class Conv2dTests
{
    /// <summary>Name, N, H, W, C, OC, KH, KW, strides, pads (top, bottom, left, right), dilations, groups.</summary>
    public static TheoryData<string, int[]> Shapes => new()
    {
        { "3x3 on 3 channels", [2, 11, 13, 3, 32, 3, 3, 1, 1, 0, 0, 0, 0, 1, 1, 1] },
        { "3x3 padded", [2, 9, 10, 16, 40, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1] },
        { "17 channels", [2, 8, 7, 17, 17, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1] },
        { "5x5 stride 2", [1, 14, 13, 5, 9, 5, 5, 2, 2, 2, 2, 2, 2, 1, 1, 1] },
        { "stride 3 past the kernel", [2, 11, 10, 4, 6, 2, 2, 3, 3, 0, 0, 0, 0, 1, 1, 1] },
        { "groups 3", [2, 7, 8, 12, 15, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 3] },
        { "groups 2, stride 2, one channel each", [1, 9, 9, 2, 8, 3, 3, 2, 2, 1, 1, 1, 1, 1, 1, 2] },
        { "width 1", [2, 19, 1, 6, 10, 3, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1] },
        { "height 1", [2, 1, 19, 6, 10, 1, 3, 1, 1, 0, 0, 1, 1, 1, 1, 1] },
        { "2x2 image", [3, 2, 2, 5, 7, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1] },
        { "1x1 image", [3, 1, 1, 20, 33, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1] },
        { "dilation 2", [1, 12, 11, 8, 8, 3, 3, 1, 1, 2, 2, 2, 2, 2, 2, 1] },
        { "dilation 2, stride 2", [1, 13, 12, 4, 8, 3, 3, 2, 2, 2, 1, 1, 2, 2, 2, 1] },
        { "dilation 3, stride 2, uneven", [1, 15, 16, 4, 8, 3, 2, 2, 1, 1, 0, 0, 2, 3, 2, 1] },
        { "asymmetric padding", [2, 6, 7, 8, 16, 4, 4, 1, 1, 1, 2, 0, 3, 1, 1, 1] },
        { "padding wider than the kernel", [1, 5, 5, 3, 4, 2, 2, 1, 1, 3, 3, 3, 3, 1, 1, 1] },
        { "1x1", [2, 5, 7, 24, 48, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1] },
        { "1x1 to 40", [3, 9, 11, 16, 40, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1] },
        { "1x1 odd", [1, 5, 10, 7, 5, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1] },
        { "1x1 stride 2", [2, 8, 9, 16, 32, 1, 1, 2, 2, 0, 0, 0, 0, 1, 1, 1] },
        { "one channel in", [3, 12, 12, 1, 32, 3, 3, 1, 1, 0, 0, 0, 0, 1, 1, 1] },
        { "one channel out", [2, 9, 9, 8, 1, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1] },
        { "depthwise", [2, 9, 10, 35, 35, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 35] },
        { "depthwise stride 2", [2, 9, 10, 32, 32, 3, 3, 2, 2, 1, 1, 1, 1, 1, 1, 32] },
        { "depthwise, 300 channels", [2, 7, 7, 300, 300, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 300] },
        { "depthwise, dilation 2", [1, 11, 12, 32, 32, 3, 3, 1, 1, 2, 2, 2, 2, 2, 2, 32] },
        { "depthwise, narrow", [2, 9, 3, 16, 16, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 16] },
        { "depthwise 5x5, dilated", [1, 11, 12, 22, 22, 5, 5, 1, 1, 4, 4, 4, 4, 2, 2, 22] },
        { "depthwise, multiplier 2", [1, 7, 7, 6, 12, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 6] },
        { "17 channels, 5x5 stride 2", [2, 13, 12, 17, 17, 5, 5, 2, 2, 2, 2, 2, 2, 1, 1, 1] },
        { "17 channels in each of 3 groups", [2, 8, 9, 51, 51, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 3] },
        { "17 channels, dilation 2", [1, 11, 12, 17, 17, 3, 3, 1, 1, 2, 2, 2, 2, 2, 2, 1] },
        { "18 channels, dilation 2, stride 2", [1, 13, 14, 18, 18, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 1] },
        { "17 channels, width 1", [2, 19, 1, 17, 17, 3, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1] },
        { "19 channels, 1x1", [2, 5, 7, 19, 19, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1] },
        { "36 channels to 34", [1, 7, 6, 36, 34, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1] },
        { "50 channels to 49, stride 3", [1, 10, 11, 50, 49, 3, 3, 3, 3, 1, 1, 1, 1, 1, 1, 1] },
        { "20 channels to 3", [2, 6, 9, 20, 3, 5, 5, 1, 1, 2, 2, 2, 2, 1, 1, 1] },
        { "2 pixels, 17 channels", [1, 3, 4, 17, 17, 3, 3, 1, 1, 0, 0, 0, 0, 1, 1, 1] },
        { "wide rows", [1, 4, 260, 4, 20, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1] },
        { "small maps", [14, 5, 5, 32, 48, 3, 3, 1, 1, 0, 0, 0, 0, 1, 1, 1] },
        { "small maps, padded, stride 2", [13, 6, 7, 16, 32, 3, 3, 2, 2, 1, 1, 1, 1, 1, 1, 1] },
        { "small maps, dilation 2", [12, 7, 6, 16, 16, 3, 3, 1, 1, 2, 2, 2, 2, 2, 2, 1] },
        { "small maps, even kernel", [25, 3, 4, 16, 16, 2, 4, 1, 1, 1, 0, 2, 1, 1, 1, 1] },
        { "many images", [40, 4, 4, 8, 48, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1] },
        { "many small maps, stride 2", [50, 9, 9, 16, 33, 3, 3, 2, 2, 1, 1, 1, 1, 1, 1, 1] },
    };

    [Theory, MemberData(nameof(Shapes))]
    public void Forward_equals_the_definition(string name, int[] sizes)
    {
        var s = ShapeOf(sizes);
        float[] x = Naive.Random((long)s.N * s.H * s.W * s.C, 1), w = Naive.Random(s.WeightCount, 2), bias = Naive.Random(s.OC, 3);
        var expected = Naive.ConvForward(s, x, w, bias);
        Check.AtEachWidth(width => Check.Close(expected, Forward(s, x, w, bias), 1e-5, $"{name} at {width} bits"));
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Input_gradient_equals_the_definition(string name, int[] sizes)
    {
        var s = ShapeOf(sizes);
        float[] dy = Naive.Random((long)s.N * s.OH * s.OW * s.OC, 4), w = Naive.Random(s.WeightCount, 5);
        var expected = Naive.ConvBackwardInput(s, dy, w);
        Check.AtEachWidth(width => Check.Close(expected, BackwardInput(s, dy, w), 1e-5, $"{name} at {width} bits"));
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Weight_gradient_equals_the_definition(string name, int[] sizes)
    {
        var s = ShapeOf(sizes);
        float[] x = Naive.Random((long)s.N * s.H * s.W * s.C, 6), dy = Naive.Random((long)s.N * s.OH * s.OW * s.OC, 7);
        var expected = Naive.ConvBackwardWeight(s, x, dy);
        Check.AtEachWidth(width => Check.Close(expected, BackwardWeight(s, x, dy).Weights, 2e-5, $"{name} at {width} bits"));
    }

    [Fact]
    public void Bias_gradient_is_the_sum_over_pixels()
    {
        var s = ConvShape.Square(2, 9, 9, 3, 19, 3);
        float[] x = Naive.Random(2 * 81 * 3, 1), dy = Naive.Random(2 * 49 * 19, 2);
        var expected = new double[19];
        for (int i = 0; i < dy.Length; i++) expected[i % 19] += dy[i];
        Check.Close(Naive.ToFloat(expected), BackwardWeight(s, x, dy).Bias, 3e-6, "bias gradient");
    }

    [Fact]
    public void Infinity_spoils_only_the_outputs_that_see_it()
    {
        // 17 channels: the last is a dot product whose last vector overlaps the one before it.
        var s = ConvShape.Square(1, 7, 7, 17, 17, 3);
        float[] x = Naive.Random(7 * 7 * 17, 1), w = Naive.Random(s.WeightCount, 2);
        x[(3 * 7 + 3) * 17 + 5] = float.PositiveInfinity;
        var expected = Naive.ConvForward(s, x, w, null);
        Check.AtEachWidth(width => Check.Close(expected, Forward(s, x, w, null), 1e-5, $"{width} bits"));
    }

    [Fact]
    public void Null_bias_means_zero()
    {
        var s = ConvShape.Square(1, 5, 5, 4, 8, 3, pad: 1);
        float[] x = Naive.Random(100, 1), w = Naive.Random(s.WeightCount, 2);
        Check.Close(Naive.ConvForward(s, x, w, null), Forward(s, x, w, null), 1e-5, "no bias");
    }

    [Fact]
    public void Weights_packed_once_give_the_same_bits()
    {
        var s = ConvShape.Square(2, 8, 8, 6, 20, 3, pad: 1);
        float[] x = Naive.Random(2 * 64 * 6, 1), w = Naive.Random(s.WeightCount, 2), y = new float[2 * 64 * 20];
        fixed (float* px = x, pw = w, py = y)
        {
            using var packed = PackedWeights.ForForward(s, pw);
            Conv2d.Forward(s, px, packed, null, py);
        }
        Assert.Equal(Forward(s, x, w, null), y);
    }

    [Fact]
    public void Weights_packed_for_another_convolution_are_refused()
    {
        var s = ConvShape.Square(1, 8, 8, 6, 20, 3, pad: 1);
        var w = Naive.Random(s.WeightCount, 2);
        fixed (float* pw = w)
        {
            using var packed = PackedWeights.ForForward(s, pw);
            Assert.Throws<ArgumentException>(() => packed.Check(s with { OC = 21 }, forInput: false));
        }
    }

    [Fact]
    public void Kernel_larger_than_the_image_is_refused() =>
        Assert.Throws<ArgumentException>(() => ConvShape.Square(1, 2, 2, 1, 1, 3).Validate());

    [Theory, MemberData(nameof(Shapes))]
    public void Results_do_not_depend_on_the_number_of_threads(string name, int[] sizes)
    {
        var s = ShapeOf(sizes);
        float[] x = Naive.Random((long)s.N * s.H * s.W * s.C, 1), w = Naive.Random(s.WeightCount, 2), dy = Naive.Random((long)s.N * s.OH * s.OW * s.OC, 3);
        var results = new List<float[]>();
        Check.WithThreads([1, 2, 3], () => results.Add([.. Forward(s, x, w, null), .. BackwardInput(s, dy, w), .. BackwardWeight(s, x, dy).Weights, .. BackwardWeight(s, x, dy).Bias]));
        Assert.True(results[0].AsSpan().SequenceEqual(results[1]), $"{name}: 2 threads differ from 1");
        Assert.True(results[0].AsSpan().SequenceEqual(results[2]), $"{name}: 3 threads differ from 1");
    }

    private static ConvShape ShapeOf(int[] v) =>
        new(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10], v[11], v[12], v[13], v[14], v[15]);

    private static float[] Forward(ConvShape s, float[] x, float[] w, float[]? bias)
    {
        var y = Poisoned((long)s.N * s.OH * s.OW * s.OC);
        fixed (float* px = x, pw = w, pb = bias, py = y) Conv2d.Forward(s, px, pw, pb, py);
        return y;
    }

    private static float[] BackwardInput(ConvShape s, float[] dy, float[] w)
    {
        var dx = Poisoned((long)s.N * s.H * s.W * s.C);
        fixed (float* pdy = dy, pw = w, pdx = dx) Conv2d.BackwardInput(s, pdy, pw, pdx);
        return dx;
    }

    private static (float[] Weights, float[] Bias) BackwardWeight(ConvShape s, float[] x, float[] dy)
    {
        float[] dw = Poisoned(s.WeightCount), dbias = Poisoned(s.OC);
        fixed (float* px = x, pdy = dy, pdw = dw, pdb = dbias) Conv2d.BackwardWeight(s, px, pdy, pdw, pdb);
        return (dw, dbias);
    }

    // An output that a kernel forgets to write is then not mistaken for a zero.
    private static float[] Poisoned(long count)
    {
        var values = new float[count];
        Array.Fill(values, 1e9f);
        return values;
    }
}
