using TorchSharp;
using TorchSharp.Kernels;

namespace Tests.Kernels;

/// <summary>Comparisons with a readable complaint, and kernels run under each vector width.</summary>
internal static class Check
{
    /// <summary>The widths that this machine runs in hardware; the others would only test .NET's emulation.</summary>
    internal static IEnumerable<int> Widths =>
        new[] { 128, 256, 512 }.Where(width => width <= Math.Max(128, Simd.Width));

    internal static void AtEachWidth(Action<int> body)
    {
        foreach (int width in Widths.ToArray())
        {
            Simd.Force(width);
            try
            {
                body(width);
            }
            finally
            {
                Simd.Force(0);
            }
        }
    }

    /// <summary>Runs the body with each number of threads.</summary>
    internal static void WithThreads(int[] counts, Action body)
    {
        int before = torch.get_num_threads();
        try
        {
            foreach (int count in counts)
            {
                torch.set_num_threads(count);
                body();
            }
        }
        finally
        {
            torch.set_num_threads(before);
        }
    }

    /// <summary>|actual - expected| ≤ tolerance·(1 + |expected|) everywhere.</summary>
    internal static void Close(float[] expected, float[] actual, double tolerance, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            if (float.IsNaN(expected[i]) && float.IsNaN(actual[i]) || expected[i] == actual[i]) continue;
            double error = Math.Abs((double)actual[i] - expected[i]);
            Assert.True(error <= tolerance * (1 + Math.Abs(expected[i])), $"{what}: element {i} is {actual[i]:R}, expected {expected[i]:R}");
        }
    }

    /// <summary>No element is further off than 1e-4 of the root mean square: what Winograd's rounding may make of sums.</summary>
    internal static void Near(float[] expected, float[] actual)
    {
        double scale = Math.Sqrt(expected.Average(value => (double)value * value));
        double worst = expected.Zip(actual, (a, b) => Math.Abs((double)a - b)).Max();
        Assert.True(worst < 1e-4 * scale, $"off by {worst / scale:E1} of the root mean square");
    }

    /// <summary>The weight gradient is the direct one's, at each vector width; <paramref name="run"/> takes the shape, the images, the gradient of the output and where to write.</summary>
    internal static unsafe void WeightGradient(ConvShape s, Action<ConvShape, nint, nint, nint> run)
    {
        float[] x = Naive.Random((long)s.N * s.H * s.W * s.C, 1), dy = Naive.Random((long)s.N * s.OH * s.OW * s.OC, 2), direct = new float[s.WeightCount], dw = new float[s.WeightCount];
        AtEachWidth(_ =>
        {
            Array.Fill(dw, 1e9f);
            fixed (float* px = x, pdy = dy, pd = direct, pdw = dw)
            {
                ConvWeightGradient.Run(s, px, pdy, pd, null);
                run(s, (nint)px, (nint)pdy, (nint)pdw);
            }
            Near(direct, dw);
        });
    }

    /// <summary>A 3×3 convolution without stride from N, H, W, C, OC and the pads (top, bottom, left, right).</summary>
    internal static ConvShape Shape(int[] v) => new(v[0], v[1], v[2], v[3], v[4], 3, 3, 1, 1, v[5], v[6], v[7], v[8], 1, 1, 1);
}
