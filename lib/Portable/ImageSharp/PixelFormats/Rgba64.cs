using System.Numerics;
using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>Red, green and blue, with alpha, 16 bits each.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct Rgba64 : IPixel<Rgba64>
{
    /// <summary>Red, 0 to 65535.</summary>
    public ushort R;

    /// <summary>Green, 0 to 65535.</summary>
    public ushort G;

    /// <summary>Blue, 0 to 65535.</summary>
    public ushort B;

    /// <summary>Alpha, 0 to 65535. The full value is opaque.</summary>
    public ushort A;

    /// <summary>Creates a pixel.</summary>
    /// <param name="r">Red.</param>
    /// <param name="g">Green.</param>
    /// <param name="b">Blue.</param>
    /// <param name="a">Alpha.</param>
    public Rgba64(ushort r, ushort g, ushort b, ushort a)
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
    public static bool operator ==(Rgba64 left, Rgba64 right) => left.Equals(right);

    /// <summary>Whether two pixels differ.</summary>
    /// <param name="left">One pixel.</param>
    /// <param name="right">The other.</param>
    /// <returns>True where a channel differs.</returns>
    public static bool operator !=(Rgba64 left, Rgba64 right) => !left.Equals(right);

    /// <summary>A colour as a pixel.</summary>
    /// <param name="color">The colour.</param>
    public static implicit operator Rgba64(Color color) => color.ToPixel<Rgba64>();

    /// <summary>A pixel as a colour.</summary>
    /// <param name="source">The pixel.</param>
    public static implicit operator Color(Rgba64 source) => Color.FromPixel(source);

    /// <inheritdoc/>
    public void FromScaledVector4(Vector4 vector) => FromVector4(vector);

    /// <inheritdoc/>
    public readonly Vector4 ToScaledVector4() => ToVector4();

    /// <inheritdoc/>
    public void FromVector4(Vector4 vector)
    {
        Vector4 value = Channel.Scale(vector, 65535f);
        this = new((ushort)value.X, (ushort)value.Y, (ushort)value.Z, (ushort)value.W);
    }

    /// <inheritdoc/>
    public readonly Vector4 ToVector4() => new Vector4(R, G, B, A) / 65535f;

    /// <inheritdoc/>
    public void FromL8(L8 source) =>
        this = new(Channel.To16(source.PackedValue), Channel.To16(source.PackedValue), Channel.To16(source.PackedValue), ushort.MaxValue);

    /// <inheritdoc/>
    public void FromL16(L16 source) => this = new(source.PackedValue, source.PackedValue, source.PackedValue, ushort.MaxValue);

    /// <inheritdoc/>
    public void FromLa16(La16 source) =>
        this = new(Channel.To16(source.L), Channel.To16(source.L), Channel.To16(source.L), Channel.To16(source.A));

    /// <inheritdoc/>
    public void FromRgb24(Rgb24 source) =>
        this = new(Channel.To16(source.R), Channel.To16(source.G), Channel.To16(source.B), ushort.MaxValue);

    /// <inheritdoc/>
    public void FromRgba32(Rgba32 source) =>
        this = new(Channel.To16(source.R), Channel.To16(source.G), Channel.To16(source.B), Channel.To16(source.A));

    /// <inheritdoc/>
    public void FromRgb48(Rgb48 source) => this = new(source.R, source.G, source.B, ushort.MaxValue);

    /// <inheritdoc/>
    public void FromRgba64(Rgba64 source) => this = source;

    /// <inheritdoc/>
    public readonly void ToRgba32(ref Rgba32 dest) => dest = new(Channel.To8(R), Channel.To8(G), Channel.To8(B), Channel.To8(A));

    /// <inheritdoc/>
    public readonly bool Equals(Rgba64 other) => R == other.R && G == other.G && B == other.B && A == other.A;

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(R, G, B, A);

    /// <inheritdoc/>
    public override readonly string ToString() => $"Rgba64({R}, {G}, {B}, {A})";

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Rgba64 other && Equals(other);
}
