using TorchSharp.Kernels;

namespace Tests.Kernels;

/// <summary>What the kernels compute, as plain loops in double: the reference of these tests.</summary>
internal static class Naive
{
    internal static float[] Random(long count, int seed)
    {
        var random = new Random(seed);
        var values = new float[count];
        for (int i = 0; i < count; i++) values[i] = random.NextSingle() * 2 - 1;
        return values;
    }

    internal static float[] ConvForward(ConvShape s, float[] x, float[] w, float[]? bias)
    {
        var y = new double[(long)s.N * s.OH * s.OW * s.OC];
        if (bias != null)
        {
            for (int i = 0; i < y.Length; i++) y[i] = bias[i % s.OC];
        }
        ForEachTap(s, (xi, wi, yi) => y[yi] += (double)x[xi] * w[wi]);
        return ToFloat(y);
    }

    internal static float[] ConvBackwardInput(ConvShape s, float[] dy, float[] w)
    {
        var dx = new double[(long)s.N * s.H * s.W * s.C];
        ForEachTap(s, (xi, wi, yi) => dx[xi] += (double)dy[yi] * w[wi]);
        return ToFloat(dx);
    }

    internal static float[] ConvBackwardWeight(ConvShape s, float[] x, float[] dy)
    {
        var dw = new double[s.WeightCount];
        ForEachTap(s, (xi, wi, yi) => dw[wi] += (double)x[xi] * dy[yi]);
        return ToFloat(dw);
    }

    internal static float[] ToFloat(double[] values) => Array.ConvertAll(values, v => (float)v);

    // Every product of the convolution: indices into x (NHWC), w (OIHW), y (NHWC).
    private static void ForEachTap(ConvShape s, Action<long, long, long> product)
    {
        int oh = s.OH, ow = s.OW;
        for (int n = 0; n < s.N; n++)
            for (int oy = 0; oy < oh; oy++)
                for (int ox = 0; ox < ow; ox++)
                    for (int oc = 0; oc < s.OC; oc++)
                        for (int ic = 0; ic < s.GroupC; ic++)
                            for (int kh = 0; kh < s.KH; kh++)
                                for (int kw = 0; kw < s.KW; kw++)
                                {
                                    int iy = oy * s.StrideH - s.PadTop + kh * s.DilH, ix = ox * s.StrideW - s.PadLeft + kw * s.DilW;
                                    if (iy < 0 || iy >= s.H || ix < 0 || ix >= s.W) continue;
                                    int channel = oc / s.GroupOC * s.GroupC + ic;
                                    product((((long)n * s.H + iy) * s.W + ix) * s.C + channel,
                                        (((long)oc * s.GroupC + ic) * s.KH + kh) * s.KW + kw,
                                        (((long)n * oh + oy) * ow + ox) * s.OC + oc);
                                }
    }
}
