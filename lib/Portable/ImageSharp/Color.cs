using System.Numerics;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

/// <summary>A colour apart from any kind of pixel.</summary>
public readonly partial struct Color : IEquatable<Color>
{
    private readonly Rgba64 value;

    /// <summary>Creates a colour from a pixel.</summary>
    /// <param name="pixel">The pixel.</param>
    public Color(Rgb24 pixel) => value.FromRgb24(pixel);

    /// <summary>Creates a colour from a pixel.</summary>
    /// <param name="pixel">The pixel.</param>
    public Color(Rgba32 pixel) => value.FromRgba32(pixel);

    /// <summary>Creates a colour from a pixel.</summary>
    /// <param name="pixel">The pixel.</param>
    public Color(Rgba64 pixel) => value = pixel;

    /// <summary>Creates a colour from four values of 0 to 1.</summary>
    /// <param name="vector">Red, green, blue, alpha.</param>
    public Color(Vector4 vector) => value.FromScaledVector4(vector);

    /// <summary>Whether two colours are the same.</summary>
    /// <param name="left">One colour.</param>
    /// <param name="right">The other.</param>
    /// <returns>True where every channel agrees.</returns>
    public static bool operator ==(Color left, Color right) => left.Equals(right);

    /// <summary>Whether two colours differ.</summary>
    /// <param name="left">One colour.</param>
    /// <param name="right">The other.</param>
    /// <returns>True where a channel differs.</returns>
    public static bool operator !=(Color left, Color right) => !left.Equals(right);

    /// <summary>An opaque colour.</summary>
    /// <param name="r">Red.</param>
    /// <param name="g">Green.</param>
    /// <param name="b">Blue.</param>
    /// <returns>The colour.</returns>
    public static Color FromRgb(byte r, byte g, byte b) => new(new Rgba32(r, g, b, byte.MaxValue));

    /// <summary>A colour with alpha.</summary>
    /// <param name="r">Red.</param>
    /// <param name="g">Green.</param>
    /// <param name="b">Blue.</param>
    /// <param name="a">Alpha; 255 is opaque.</param>
    /// <returns>The colour.</returns>
    public static Color FromRgba(byte r, byte g, byte b, byte a) => new(new Rgba32(r, g, b, a));

    /// <summary>A pixel as a colour.</summary>
    /// <typeparam name="TPixel">The kind of pixel.</typeparam>
    /// <param name="pixel">The pixel.</param>
    /// <returns>The colour.</returns>
    public static Color FromPixel<TPixel>(TPixel pixel)
        where TPixel : unmanaged, IPixel<TPixel> => new(pixel.ToScaledVector4());

    /// <summary>This colour as a pixel.</summary>
    /// <typeparam name="TPixel">The kind of pixel.</typeparam>
    /// <returns>The pixel.</returns>
    public TPixel ToPixel<TPixel>()
        where TPixel : unmanaged, IPixel<TPixel>
    {
        TPixel pixel = default;
        pixel.FromRgba64(value);
        return pixel;
    }

    /// <summary>This colour with another alpha.</summary>
    /// <param name="alpha">0 (clear) to 1 (opaque).</param>
    /// <returns>The colour.</returns>
    public Color WithAlpha(float alpha)
    {
        Vector4 vector = value.ToScaledVector4();
        vector.W = alpha;
        return new(vector);
    }

    /// <summary>This colour in hexadecimal: RRGGBBAA.</summary>
    /// <returns>Eight digits.</returns>
    public string ToHex()
    {
        Rgba32 pixel = ToPixel<Rgba32>();
        return $"{pixel.R:X2}{pixel.G:X2}{pixel.B:X2}{pixel.A:X2}";
    }

    /// <inheritdoc/>
    public bool Equals(Color other) => value.Equals(other.value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Color other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => value.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => ToHex();
}
