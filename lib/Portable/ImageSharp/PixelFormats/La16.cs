using System.Numerics;
using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>Grey with alpha, 8 bits each.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct La16 : IPixel<La16>
{
    /// <summary>Brightness, 0 (black) to 255 (white).</summary>
    public byte L;

    /// <summary>Alpha, 0 (clear) to 255 (opaque).</summary>
    public byte A;


    /// <summary>Creates a pixel.</summary>
    /// <param name="l">Brightness.</param>
    /// <param name="a">Alpha.</param>
    public La16(byte l, byte a)
    {
        L = l;
        A = a;
    }

    /// <summary>Whether two pixels are the same.</summary>
    /// <param name="left">One pixel.</param>
    /// <param name="right">The other.</param>
    /// <returns>True where every channel agrees.</returns>
    public static bool operator ==(La16 left, La16 right) => left.Equals(right);

    /// <summary>Whether two pixels differ.</summary>
    /// <param name="left">One pixel.</param>
    /// <param name="right">The other.</param>
    /// <returns>True where a channel differs.</returns>
    public static bool operator !=(La16 left, La16 right) => !left.Equals(right);

    /// <inheritdoc/>
    public void FromScaledVector4(Vector4 vector) => FromVector4(vector);

    /// <inheritdoc/>
    public readonly Vector4 ToScaledVector4() => ToVector4();

    /// <inheritdoc/>
    public void FromVector4(Vector4 vector)
    {
        Vector4 value = Channel.Scale(vector, 255f);
        this = new(Channel.Luminance8((byte)value.X, (byte)value.Y, (byte)value.Z), (byte)value.W);
    }

    /// <inheritdoc/>
    public readonly Vector4 ToVector4() => new Vector4(L, L, L, A) / 255f;

    /// <inheritdoc/>
    public void FromL8(L8 source) => this = new(source.PackedValue, byte.MaxValue);

    /// <inheritdoc/>
    public void FromL16(L16 source) => this = new(Channel.To8(source.PackedValue), byte.MaxValue);

    /// <inheritdoc/>
    public void FromLa16(La16 source) => this = source;

    /// <inheritdoc/>
    public void FromRgb24(Rgb24 source) => this = new(Channel.Luminance8(source.R, source.G, source.B), byte.MaxValue);

    /// <inheritdoc/>
    public void FromRgba32(Rgba32 source) => this = new(Channel.Luminance8(source.R, source.G, source.B), source.A);

    /// <inheritdoc/>
    public void FromRgb48(Rgb48 source) =>
        this = new(Channel.Luminance8(Channel.To8(source.R), Channel.To8(source.G), Channel.To8(source.B)), byte.MaxValue);

    /// <inheritdoc/>
    public void FromRgba64(Rgba64 source) =>
        this = new(Channel.Luminance8(Channel.To8(source.R), Channel.To8(source.G), Channel.To8(source.B)), Channel.To8(source.A));

    /// <inheritdoc/>
    public readonly void ToRgba32(ref Rgba32 dest) => dest = new(L, L, L, A);

    /// <inheritdoc/>
    public readonly bool Equals(La16 other) => L == other.L && A == other.A;

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(L, A);

    /// <inheritdoc/>
    public override readonly string ToString() => $"La16({L}, {A})";

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is La16 other && Equals(other);
}
