using System.Numerics;
using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>Red, green and blue, with alpha, 8 bits each.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct Rgba32 : IPixel<Rgba32>
{
    /// <summary>Red, 0 to 255.</summary>
    public byte R;

    /// <summary>Green, 0 to 255.</summary>
    public byte G;

    /// <summary>Blue, 0 to 255.</summary>
    public byte B;

    /// <summary>Alpha, 0 to 255. The full value is opaque.</summary>
    public byte A;

    /// <summary>Creates an opaque pixel.</summary>
    /// <param name="r">Red.</param>
    /// <param name="g">Green.</param>
    /// <param name="b">Blue.</param>
    public Rgba32(byte r, byte g, byte b)
        : this(r, g, b, byte.MaxValue)
    {
    }

    /// <summary>Creates a pixel.</summary>
    /// <param name="r">Red.</param>
    /// <param name="g">Green.</param>
    /// <param name="b">Blue.</param>
    /// <param name="a">Alpha.</param>
    public Rgba32(byte r, byte g, byte b, byte a)
    {
        R = r;
        G = g;
        B = b;
        A = a;
    }

    /// <summary>Whether two pixels are the same.</summary>
    /// <param name="left">One pixel.</param>
    /// <param name="right">The other.</param>
    /// <returns>True where every channel agrees.</returns>
    public static bool operator ==(Rgba32 left, Rgba32 right) => left.Equals(right);

    /// <summary>Whether two pixels differ.</summary>
    /// <param name="left">One pixel.</param>
    /// <param name="right">The other.</param>
    /// <returns>True where a channel differs.</returns>
    public static bool operator !=(Rgba32 left, Rgba32 right) => !left.Equals(right);

    /// <summary>A colour as a pixel.</summary>
    /// <param name="color">The colour.</param>
    public static implicit operator Rgba32(Color color) => color.ToPixel<Rgba32>();

    /// <summary>A pixel as a colour.</summary>
    /// <param name="source">The pixel.</param>
    public static implicit operator Color(Rgba32 source) => Color.FromPixel(source);

    /// <inheritdoc/>
    public void FromScaledVector4(Vector4 vector) => FromVector4(vector);

    /// <inheritdoc/>
    public readonly Vector4 ToScaledVector4() => ToVector4();

    /// <inheritdoc/>
    public void FromVector4(Vector4 vector)
    {
        Vector4 value = Channel.Scale(vector, 255f);
        this = new((byte)value.X, (byte)value.Y, (byte)value.Z, (byte)value.W);
    }

    /// <inheritdoc/>
    public readonly Vector4 ToVector4() => new Vector4(R, G, B, A) / 255f;

    /// <inheritdoc/>
    public void FromL8(L8 source) => this = new(source.PackedValue, source.PackedValue, source.PackedValue, byte.MaxValue);

    /// <inheritdoc/>
    public void FromL16(L16 source) =>
        this = new(Channel.To8(source.PackedValue), Channel.To8(source.PackedValue), Channel.To8(source.PackedValue), byte.MaxValue);

    /// <inheritdoc/>
    public void FromLa16(La16 source) => this = new(source.L, source.L, source.L, source.A);

    /// <inheritdoc/>
    public void FromRgb24(Rgb24 source) => this = new(source.R, source.G, source.B, byte.MaxValue);

    /// <inheritdoc/>
    public void FromRgba32(Rgba32 source) => this = source;

    /// <inheritdoc/>
    public void FromRgb48(Rgb48 source) => this = new(Channel.To8(source.R), Channel.To8(source.G), Channel.To8(source.B), byte.MaxValue);

    /// <inheritdoc/>
    public void FromRgba64(Rgba64 source) =>
        this = new(Channel.To8(source.R), Channel.To8(source.G), Channel.To8(source.B), Channel.To8(source.A));

    /// <inheritdoc/>
    public readonly void ToRgba32(ref Rgba32 dest) => dest = new(R, G, B, A);

    /// <inheritdoc/>
    public readonly bool Equals(Rgba32 other) => R == other.R && G == other.G && B == other.B && A == other.A;

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(R, G, B, A);

    /// <inheritdoc/>
    public override readonly string ToString() => $"Rgba32({R}, {G}, {B}, {A})";

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Rgba32 other && Equals(other);
}
