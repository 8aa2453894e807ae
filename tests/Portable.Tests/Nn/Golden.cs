using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace Portable.Tests.Nn;

/// <summary>The values in goldens.json, and the formula for inputs that goldens.py uses.</summary>
internal static class Golden
{
    private static readonly Lazy<JsonElement> Root = new(() => JsonDocument.Parse(File.ReadAllText(Here("goldens.json"))).RootElement);

    internal static Tensor Fill(long[] shape, double a = 0.7, double b = 0.3)
    {
        long count = shape.Aggregate(1L, (product, size) => product * size);
        var values = new float[count];
        for (long i = 0; i < count; i++) values[i] = (float)Math.Sin(a * i + b);
        return tensor(values).reshape(shape);
    }

    internal static Tensor Leaf(long[] shape, double a = 0.7, double b = 0.3) => Fill(shape, a, b).requires_grad_();

    internal static double[] Values(string name) => Numbers(Root.Value.GetProperty(name));

    internal static long[] Indices(string name) => Numbers(Root.Value.GetProperty(name).GetProperty("indices")).Select(v => (long)v).ToArray();

    internal static double[] Part(string name, string part) => Numbers(Root.Value.GetProperty(name).GetProperty(part));

    /// <summary>Compares an output, and the gradients of sum(y · fill(y)) by the leaves.</summary>
    internal static void Check(string name, Tensor y, Tensor[] leaves, double tolerance = 2e-6)
    {
        var golden = Root.Value.GetProperty(name);
        Assert.Equal(Numbers(golden.GetProperty("shape")).Select(v => (long)v), y.shape);
        Near(Numbers(golden.GetProperty("y")), y, tolerance, $"{name}: value");
        y.mul(Fill(y.shape, 0.37, 0.1)).sum().backward();
        int i = 0;
        foreach (var expected in golden.GetProperty("grads").EnumerateArray())
        {
            Near(Numbers(expected), leaves[i].grad!, tolerance * 5, string.Create(CultureInfo.InvariantCulture, $"{name}: gradient {i}"));
            i++;
        }
    }

    internal static void Near(double[] expected, Tensor actual, double tolerance, string what)
    {
        double[] values = actual.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray();
        Near(expected, values, tolerance, what);
    }

    internal static void Near(double[] expected, double[] actual, double tolerance, string what)
    {
        Assert.True(expected.Length == actual.Length, $"{what}: {actual.Length} values instead of {expected.Length}");
        for (int i = 0; i < expected.Length; i++)
        {
            bool near = Math.Abs(expected[i] - actual[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i]));
            Assert.True(near, string.Create(CultureInfo.InvariantCulture, $"{what} at {i}: {actual[i]:R} instead of {expected[i]:R}"));
        }
    }

    private static double[] Numbers(JsonElement array) => array.EnumerateArray().Select(v => v.GetDouble()).ToArray();

    private static string Here(string file, [CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, file);
}
