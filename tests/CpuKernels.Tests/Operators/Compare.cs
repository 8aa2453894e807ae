using TorchSharp;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace Tests.Operators;

/// <summary>libtorch's own results beside those of the kernels, in one process.</summary>
internal static class Compare
{
    /// <summary>Runs a computation with libtorch's own operators.</summary>
    internal static T Off<T>(Func<T> compute)
    {
        CpuKernels.Enabled = false;
        try
        {
            return compute();
        }
        finally
        {
            CpuKernels.Enabled = true;
        }
    }

    /// <summary>The computation gives the same tensors with kernels as without, to rounding.</summary>
    /// <param name="compute">Gives the tensors to compare; must not change what it reads.</param>
    /// <param name="kernels">Calls, at least, that a kernel and not libtorch must answer.</param>
    /// <param name="tolerance">Largest error, as a share of the root mean square of what libtorch gives.</param>
    internal static void OnAndOff(Func<Tensor[]> compute, double tolerance = 1e-5, string what = "", int kernels = 1)
    {
        var expected = Off(compute);
        long covered = Operator.Covered;
        var actual = compute();
        if (Assembly.Installed) Assert.True(Operator.Covered >= covered + kernels, $"{what}: {Operator.Covered - covered} calls reached a kernel, not {kernels}");
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++) Same(expected[i], actual[i], tolerance, $"{what}, result {i}");
    }

    /// <summary>Two tensors agree in type, shape and, to rounding, in every element.</summary>
    internal static void Same(Tensor expected, Tensor actual, double tolerance, string what)
    {
        Assert.Equal(expected.dtype, actual.dtype);
        Assert.Equal(expected.shape, actual.shape);
        double[] e = Values(expected), a = Values(actual);
        double scale = Math.Sqrt(e.Where(double.IsFinite).Select(v => v * v).DefaultIfEmpty(0).Average()) + 1e-30;
        for (int i = 0; i < e.Length; i++)
        {
            if (e[i].Equals(a[i]) || double.IsNaN(e[i]) && double.IsNaN(a[i])) continue;
            Assert.True(Math.Abs(e[i] - a[i]) <= tolerance * (scale + Math.Abs(e[i])), $"{what}: element {i} of [{string.Join(", ", expected.shape)}] is {a[i]:R}, libtorch's {e[i]:R}");
        }
    }

    internal static double[] Values(Tensor t)
    {
        using var _ = no_grad();
        return t.detach().to(float64).contiguous().data<double>().ToArray();
    }

    /// <summary>The same values, channels last in memory.</summary>
    internal static Tensor ChannelsLast(Tensor t) => t.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

    /// <summary>The same values, as part of a larger tensor: no order of memory fits.</summary>
    internal static Tensor Sliced(Tensor t)
    {
        var large = full([.. t.shape.Select(n => 2 * n + 1)], 7f, t.dtype);
        var part = large;
        for (int i = 0; i < t.dim(); i++) part = part.slice(i, 1, 2 * t.shape[i] + 1, 2);
        part.copy_(t);
        return part;
    }
}
