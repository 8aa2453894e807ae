using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using static TorchSharp.torch;

namespace Portable.Tests.TensorTests;

/// <summary>A tensor as golden.json holds it.</summary>
internal sealed record GoldenTensor(ScalarType Type, long[] Shape, double[] Values)
{
    public Tensor ToTensor(bool requiresGrad)
    {
        using var wide = tensor(Values, Shape);
        var result = wide.to_type(Type);
        if (requiresGrad && result.is_floating_point()) result.requires_grad = true;
        return result;
    }

    public void AssertEquals(Tensor actual, double tolerance)
    {
        Assert.Equal(Type, actual.dtype);
        Assert.Equal(Shape, actual.shape);
        using var wide = actual.to_type(ScalarType.Float64).contiguous();
        double[] values = wide.data<double>().ToArray();
        for (int i = 0; i < values.Length; i++)
        {
            double error = Math.Abs(values[i] - Values[i]), allowed = tolerance * Math.Max(1, Math.Abs(Values[i]));
            Assert.True(error <= allowed || values[i].Equals(Values[i]), $"element {i}: {values[i]:R}, PyTorch {Values[i]:R}");
        }
    }
}

/// <summary>An operation with its inputs, its result and its gradients.</summary>
internal sealed record Golden(GoldenTensor[] Inputs, GoldenTensor Output, GoldenTensor?[] Gradients)
{
    public static Dictionary<string, Golden> Cases { get; } = Read();

    private static Dictionary<string, Golden> Read([CallerFilePath] string here = "")
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "golden.json")));
        return document.RootElement.EnumerateArray().ToDictionary(
            item => item.GetProperty("name").GetString()!,
            item => new Golden(
                [.. item.GetProperty("inputs").EnumerateArray().Select(Parse).Select(t => t!)],
                Parse(item.GetProperty("output"))!,
                [.. item.GetProperty("grads").EnumerateArray().Select(Parse)]));
    }

    private static GoldenTensor? Parse(JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.Null) return null;
        var type = item.GetProperty("dtype").GetString() switch
        {
            "float32" => ScalarType.Float32,
            "float64" => ScalarType.Float64,
            "int64" => ScalarType.Int64,
            "int32" => ScalarType.Int32,
            "uint8" => ScalarType.Byte,
            "bool" => ScalarType.Bool,
            var other => throw new InvalidDataException($"golden.json holds a tensor of {other}."),
        };
        return new GoldenTensor(type, [.. item.GetProperty("shape").EnumerateArray().Select(x => x.GetInt64())],
            [.. item.GetProperty("data").EnumerateArray().Select(Number)]);
    }

    private static double Number(JsonElement item) => item.ValueKind == JsonValueKind.Number ? item.GetDouble() : item.GetString() switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "nan" => double.NaN,
        var text => double.Parse(text!, CultureInfo.InvariantCulture),
    };
}
