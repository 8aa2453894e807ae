using System.Numerics;
using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>Red, green and blue, 16 bits each.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct Rgb48 : IPixel<Rgb48>
{
    /// <summary>Red, 0 to 65535.</summary>
    public ushort R;

    /// <summary>Green, 0 to 65535.</summary>
    public ushort G;

    /// <summary>Blue, 0 to 65535.</summary>
    public ushort B;

    /// <summary>Creates a pixel.</summary>
    /// <param name="r">Red.</param>
    /// <param name="g">Green.</param>
    /// <param name="b">Blue.</param>
    public Rgb48(ushort r, ushort g, ushort b)
    {
        R = r;
        G = g;
        B = b;
    }

    /// <summary>Whether two pixels are the same.</summary>
    /// <param name="left">One pixel.</param>
    /// <param name="right">The other.</param>
    /// <returns>True where every channel agrees.</returns>
    public static bool operator ==(Rgb48 left, Rgb48 right) => left.Equals(right);

    /// <summary>Whether two pixels differ.</summary>
    /// <param name="left">One pixel.</param>
    /// <param name="right">The other.</param>
    /// <returns>True where a channel differs.</returns>
    public static bool operator !=(Rgb48 left, Rgb48 right) => !left.Equals(right);

    /// <inheritdoc/>
    public void FromScaledVector4(Vector4 vector) => FromVector4(vector);

    /// <inheritdoc/>
    public readonly Vector4 ToScaledVector4() => ToVector4();

    /// <inheritdoc/>
    public void FromVector4(Vector4 vector)
    {
        Vector4 value = Channel.Scale(vector, 65535f);
        this = new((ushort)value.X, (ushort)value.Y, (ushort)value.Z);
    }

    /// <inheritdoc/>
    public readonly Vector4 ToVector4() => new Vector4(R, G, B, 65535) / 65535f;

    /// <inheritdoc/>
    public void FromL8(L8 source) =>
        this = new(Channel.To16(source.PackedValue), Channel.To16(source.PackedValue), Channel.To16(source.PackedValue));

    /// <inheritdoc/>
    public void FromL16(L16 source) => this = new(source.PackedValue, source.PackedValue, source.PackedValue);

    /// <inheritdoc/>
    public void FromLa16(La16 source) => this = new(Channel.To16(source.L), Channel.To16(source.L), Channel.To16(source.L));

    /// <inheritdoc/>
    public void FromRgb24(Rgb24 source) => this = new(Channel.To16(source.R), Channel.To16(source.G), Channel.To16(source.B));

    /// <inheritdoc/>
    public void FromRgba32(Rgba32 source) => this = new(Channel.To16(source.R), Channel.To16(source.G), Channel.To16(source.B));

    /// <inheritdoc/>
    public void FromRgb48(Rgb48 source) => this = source;

    /// <inheritdoc/>
    public void FromRgba64(Rgba64 source) => this = new(source.R, source.G, source.B);

    /// <inheritdoc/>
    public readonly void ToRgba32(ref Rgba32 dest) => dest = new(Channel.To8(R), Channel.To8(G), Channel.To8(B), byte.MaxValue);

    /// <inheritdoc/>
    public readonly bool Equals(Rgb48 other) => R == other.R && G == other.G && B == other.B;

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(R, G, B);

    /// <inheritdoc/>
    public override readonly string ToString() => $"Rgb48({R}, {G}, {B})";

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Rgb48 other && Equals(other);
}
