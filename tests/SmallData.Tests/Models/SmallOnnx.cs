using Google.Protobuf;

namespace SmallData.Tests.Models;

/// <summary>ONNX files by hand, as small as they get.</summary>
internal static class SmallOnnx
{
    /// <summary>A convolution with weights of 2×3 and a batch norm.</summary>
    public static byte[] File() => Graph(
        Field(1, [.. Text(1, "a"), .. Text(1, "w"), .. Text(2, "b"), .. Text(4, "Conv"), .. Field(5, [.. Text(1, "pads"), .. Field(8, [3, 3, 2, 2])])]),
        Field(1, [.. ((string[])["b", "s", "o", "m", "v"]).SelectMany(name => Text(1, name)), .. Text(2, "c"), .. Text(4, "BatchNormalization")]),
        Weights("w", [2, 3], 6, 0), Weights("s", [2], 2, 10), Weights("o", [2], 2, 20), Weights("m", [2], 2, 30), Weights("v", [2], 2, 40));

    public static byte[] Graph(params byte[][] parts) => Field(7, [.. parts.SelectMany(part => part)]);

    public static byte[] Weights(string name, long[] shape, int count, float first) => Field(5,
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
