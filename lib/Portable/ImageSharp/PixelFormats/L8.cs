using System.Numerics;
using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>Grey, 8 bits.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct L8 : IPixel<L8>
{
    /// <summary>Creates a pixel.</summary>
    /// <param name="luminance">Brightness, 0 to 255.</param>
    public L8(byte luminance) => PackedValue = luminance;

    /// <summary>Brightness, 0 (black) to 255 (white).</summary>
    public byte PackedValue { readonly get; set; }

    /// <summary>Whether two pixels are the same.</summary>
    /// <param name="left">One pixel.</param>
    /// <param name="right">The other.</param>
    /// <returns>True where every channel agrees.</returns>
    public static bool operator ==(L8 left, L8 right) => left.Equals(right);

    /// <summary>Whether two pixels differ.</summary>
    /// <param name="left">One pixel.</param>
    /// <param name="right">The other.</param>
    /// <returns>True where a channel differs.</returns>
    public static bool operator !=(L8 left, L8 right) => !left.Equals(right);

    /// <inheritdoc/>
    public void FromScaledVector4(Vector4 vector) => FromVector4(vector);

    /// <inheritdoc/>
    public readonly Vector4 ToScaledVector4() => ToVector4();

    /// <inheritdoc/>
    public void FromVector4(Vector4 vector)
    {
        Vector4 value = Channel.Scale(vector, 255f);
        PackedValue = Channel.Luminance8((byte)value.X, (byte)value.Y, (byte)value.Z);
    }

    /// <inheritdoc/>
    public readonly Vector4 ToVector4()
    {
        float value = PackedValue / 255f;
        return new(value, value, value, 1);
    }

    /// <inheritdoc/>
    public void FromL8(L8 source) => PackedValue = source.PackedValue;

    /// <inheritdoc/>
    public void FromL16(L16 source) => PackedValue = Channel.To8(source.PackedValue);

    /// <inheritdoc/>
    public void FromLa16(La16 source) => PackedValue = source.L;

    /// <inheritdoc/>
    public void FromRgb24(Rgb24 source) => PackedValue = Channel.Luminance8(source.R, source.G, source.B);

    /// <inheritdoc/>
    public void FromRgba32(Rgba32 source) => PackedValue = Channel.Luminance8(source.R, source.G, source.B);

    /// <inheritdoc/>
    public void FromRgb48(Rgb48 source) =>
        PackedValue = Channel.Luminance8(Channel.To8(source.R), Channel.To8(source.G), Channel.To8(source.B));

    /// <inheritdoc/>
    public void FromRgba64(Rgba64 source) =>
        PackedValue = Channel.Luminance8(Channel.To8(source.R), Channel.To8(source.G), Channel.To8(source.B));

    /// <inheritdoc/>
    public readonly void ToRgba32(ref Rgba32 dest) => dest = new(PackedValue, PackedValue, PackedValue, byte.MaxValue);

    /// <inheritdoc/>
    public readonly bool Equals(L8 other) => PackedValue == other.PackedValue;

    /// <inheritdoc/>
    public override readonly int GetHashCode() => PackedValue.GetHashCode();

    /// <inheritdoc/>
    public override readonly string ToString() => $"L8({PackedValue})";

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is L8 other && Equals(other);
}
