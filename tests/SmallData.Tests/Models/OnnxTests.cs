using Google.Protobuf;
using SmallData.Models.Weights;
using static TorchSharp.torch;

namespace SmallData.Tests.Models;

public sealed class OnnxTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_graph_is_read_with_its_steps_and_its_weights()
    {
        using OnnxFile file = OnnxFile.Open(folder.Write("small.onnx", Small()));
        Assert.Equal(["Conv a w -> b", "BatchNormalization b s o m v -> c"], file.Nodes.Select(node => $"{node.Operation} {string.Join(' ', node.Inputs)} -> {node.Output}"));
        Assert.Equal([3L, 3, 2, 2], file.Nodes[0].Integers["pads"]);
        using Tensor weights = file.Read("w");
        Assert.Equal([2L, 3], weights.shape);
        Assert.Equal([0, 1, 2, 3, 4, 5], weights.data<float>());
    }

    [Fact]
    public void Weights_get_the_names_of_the_layers_in_the_order_of_the_graph()
    {
        using OnnxFile file = OnnxFile.Open(folder.Write("small.onnx", Small()), layers: ["conv1", "bn1"]);
        Assert.Equal(["conv1.weight", "bn1.weight", "bn1.bias", "bn1.running_mean", "bn1.running_var"], file.Tensors.Keys);
        using Tensor variance = file.Read("bn1.running_var");
        Assert.Equal([40, 41], variance.data<float>());
    }

    [Fact]
    public void Another_number_of_layers_is_refused() => Assert.Contains(
        "it has 2 convolutions and batch norms, and the net 3", Refusal(Small(), ["conv1", "bn1", "conv2"]), StringComparison.Ordinal);

    [Fact]
    public void Weights_that_do_not_fit_their_shape_are_refused() =>
        Assert.Contains("'w' is not float32, or has 24 bytes, which do not fit its shape", Refusal(Graph(Weights("w", [long.MaxValue, 3], 6, 0))), StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_cut_off_is_refused() => Assert.StartsWith(
        $"'{Path.Combine(folder.Root, "bad.onnx")}' cannot be used as a weights file: ", Refusal(Small()[..^9]), StringComparison.Ordinal);

    /// <summary>A convolution with weights of 2×3 and a batch norm.</summary>
    internal static byte[] Small() => Graph(
        Field(1, [.. Text(1, "a"), .. Text(1, "w"), .. Text(2, "b"), .. Text(4, "Conv"), .. Field(5, [.. Text(1, "pads"), .. Field(8, [3, 3, 2, 2])])]),
        Field(1, [.. ((string[])["b", "s", "o", "m", "v"]).SelectMany(name => Text(1, name)), .. Text(2, "c"), .. Text(4, "BatchNormalization")]),
        Weights("w", [2, 3], 6, 0), Weights("s", [2], 2, 10), Weights("o", [2], 2, 20), Weights("m", [2], 2, 30), Weights("v", [2], 2, 40));

    private string Refusal(byte[] content, IReadOnlyList<string>? layers = null) =>
        Assert.Throws<SmallDataException>(() => OnnxFile.Open(folder.Write("bad.onnx", content), layers: layers)).Message;

    private static byte[] Graph(params byte[][] parts) => Field(7, [.. parts.SelectMany(part => part)]);

    private static byte[] Weights(string name, long[] shape, int count, float first) => Field(5,
    [
        .. shape.SelectMany(side => Varint(1 << 3).Concat(Varint(side))), .. Varint(2 << 3), 1, .. Text(8, name),
        .. Field(4, [.. Enumerable.Range(0, count).SelectMany(index => BitConverter.GetBytes(first + index))]),
    ]);

    private static byte[] Text(int number, string text) => Field(number, ByteString.CopyFromUtf8(text).ToByteArray());

    private static byte[] Field(int number, byte[] content) => [.. Varint(number << 3 | 2), .. Varint(content.Length), .. content];

    private static IEnumerable<byte> Varint(long value)
    {
        for (; value > 127; value >>= 7)
        {
            yield return (byte)(value & 127 | 128);
        }

        yield return (byte)value;
    }
}
