using System.Numerics;
using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>Grey, 16 bits.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct L16 : IPixel<L16>
{
    /// <summary>Creates a pixel.</summary>
    /// <param name="luminance">Brightness, 0 to 65535.</param>
    public L16(ushort luminance) => PackedValue = luminance;

    /// <summary>Brightness, 0 (black) to 65535 (white).</summary>
    public ushort PackedValue { readonly get; set; }

    /// <summary>Whether two pixels are the same.</summary>
    /// <param name="left">One pixel.</param>
    /// <param name="right">The other.</param>
    /// <returns>True where every channel agrees.</returns>
    public static bool operator ==(L16 left, L16 right) => left.Equals(right);

    /// <summary>Whether two pixels differ.</summary>
    /// <param name="left">One pixel.</param>
    /// <param name="right">The other.</param>
    /// <returns>True where a channel differs.</returns>
    public static bool operator !=(L16 left, L16 right) => !left.Equals(right);

    /// <inheritdoc/>
    public void FromScaledVector4(Vector4 vector) => FromVector4(vector);

    /// <inheritdoc/>
    public readonly Vector4 ToScaledVector4() => ToVector4();

    /// <inheritdoc/>
    public void FromVector4(Vector4 vector)
    {
        Vector4 value = Channel.Scale(vector, 65535f);
        PackedValue = Channel.Luminance16((ushort)value.X, (ushort)value.Y, (ushort)value.Z);
    }

    /// <inheritdoc/>
    public readonly Vector4 ToVector4()
    {
        float value = PackedValue / 65535f;
        return new(value, value, value, 1);
    }

    /// <inheritdoc/>
    public void FromL8(L8 source) => PackedValue = Channel.To16(source.PackedValue);

    /// <inheritdoc/>
    public void FromL16(L16 source) => PackedValue = source.PackedValue;

    /// <inheritdoc/>
    public void FromLa16(La16 source) => PackedValue = Channel.To16(source.L);

    /// <inheritdoc/>
    public void FromRgb24(Rgb24 source) =>
        PackedValue = Channel.Luminance16(Channel.To16(source.R), Channel.To16(source.G), Channel.To16(source.B));

    /// <inheritdoc/>
    public void FromRgba32(Rgba32 source) =>
        PackedValue = Channel.Luminance16(Channel.To16(source.R), Channel.To16(source.G), Channel.To16(source.B));

    /// <inheritdoc/>
    public void FromRgb48(Rgb48 source) => PackedValue = Channel.Luminance16(source.R, source.G, source.B);

    /// <inheritdoc/>
    public void FromRgba64(Rgba64 source) => PackedValue = Channel.Luminance16(source.R, source.G, source.B);

    /// <inheritdoc/>
    public readonly void ToRgba32(ref Rgba32 dest)
    {
        byte value = Channel.To8(PackedValue);
        dest = new(value, value, value, byte.MaxValue);
    }

    /// <inheritdoc/>
    public readonly bool Equals(L16 other) => PackedValue == other.PackedValue;

    /// <inheritdoc/>
    public override readonly int GetHashCode() => PackedValue.GetHashCode();

    /// <inheritdoc/>
    public override readonly string ToString() => $"L16({PackedValue})";

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is L16 other && Equals(other);
}
