namespace TorchSharp.Utils;

/// <summary>Numbers in seven-bit groups, the lowest first, the top bit of a byte saying that more follow.</summary>
internal static class Leb128
{
    public static void Write(BinaryWriter writer, long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        writer.Write7BitEncodedInt64(value);
    }

    public static long Read(BinaryReader reader) => reader.Read7BitEncodedInt64();
}
