using System.Numerics;
using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>Blue, green and red, 8 bits each.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct Bgr24 : IPixel<Bgr24>
{
    /// <summary>Blue, 0 to 255.</summary>
    public byte B;

    /// <summary>Green, 0 to 255.</summary>
    public byte G;

    /// <summary>Red, 0 to 255.</summary>
    public byte R;

    /// <summary>Creates a pixel.</summary>
    /// <param name="r">Red.</param>
    /// <param name="g">Green.</param>
    /// <param name="b">Blue.</param>
    public Bgr24(byte r, byte g, byte b)
    {
        R = r;
        G = g;
        B = b;
    }

    /// <summary>Whether two pixels are the same.</summary>
    /// <param name="left">One pixel.</param>
    /// <param name="right">The other.</param>
    /// <returns>True where every channel agrees.</returns>
    public static bool operator ==(Bgr24 left, Bgr24 right) => left.Equals(right);

    /// <summary>Whether two pixels differ.</summary>
    /// <param name="left">One pixel.</param>
    /// <param name="right">The other.</param>
    /// <returns>True where a channel differs.</returns>
    public static bool operator !=(Bgr24 left, Bgr24 right) => !left.Equals(right);

    /// <summary>A colour as a pixel.</summary>
    /// <param name="color">The colour.</param>
    public static implicit operator Bgr24(Color color) => color.ToPixel<Bgr24>();

    /// <summary>A pixel as a colour.</summary>
    /// <param name="source">The pixel.</param>
    public static implicit operator Color(Bgr24 source) => Color.FromPixel(source);

    /// <inheritdoc/>
    public void FromScaledVector4(Vector4 vector) => FromVector4(vector);

    /// <inheritdoc/>
    public readonly Vector4 ToScaledVector4() => ToVector4();

    /// <inheritdoc/>
    public void FromVector4(Vector4 vector)
    {
        Vector4 value = Channel.Scale(vector, 255f);
        this = new((byte)value.X, (byte)value.Y, (byte)value.Z);
    }

    /// <inheritdoc/>
    public readonly Vector4 ToVector4() => new Vector4(R, G, B, 255) / 255f;

    /// <inheritdoc/>
    public void FromL8(L8 source) => this = new(source.PackedValue, source.PackedValue, source.PackedValue);

    /// <inheritdoc/>
    public void FromL16(L16 source) =>
        this = new(Channel.To8(source.PackedValue), Channel.To8(source.PackedValue), Channel.To8(source.PackedValue));

    /// <inheritdoc/>
    public void FromLa16(La16 source) => this = new(source.L, source.L, source.L);

    /// <inheritdoc/>
    public void FromRgb24(Rgb24 source) => this = new(source.R, source.G, source.B);

    /// <inheritdoc/>
    public void FromRgba32(Rgba32 source) => this = new(source.R, source.G, source.B);

    /// <inheritdoc/>
    public void FromRgb48(Rgb48 source) => this = new(Channel.To8(source.R), Channel.To8(source.G), Channel.To8(source.B));

    /// <inheritdoc/>
    public void FromRgba64(Rgba64 source) => this = new(Channel.To8(source.R), Channel.To8(source.G), Channel.To8(source.B));

    /// <inheritdoc/>
    public readonly void ToRgba32(ref Rgba32 dest) => dest = new(R, G, B, byte.MaxValue);

    /// <inheritdoc/>
    public readonly bool Equals(Bgr24 other) => R == other.R && G == other.G && B == other.B;

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(R, G, B);

    /// <inheritdoc/>
    public override readonly string ToString() => $"Bgr24({R}, {G}, {B})";

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Bgr24 other && Equals(other);
}
