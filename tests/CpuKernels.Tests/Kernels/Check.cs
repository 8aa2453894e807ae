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
}
