using System.Numerics;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>A pixel that can be turned into every other kind.</summary>
public interface IPixel
{
    /// <summary>Sets the pixel from four values of 0 to 1.</summary>
    /// <param name="vector">Red, green, blue, alpha.</param>
    void FromScaledVector4(Vector4 vector);

    /// <summary>The pixel as four values of 0 to 1.</summary>
    /// <returns>Red, green, blue, alpha.</returns>
    Vector4 ToScaledVector4();

    /// <summary>Sets the pixel from the values that <see cref="ToVector4"/> gives.</summary>
    /// <param name="vector">Red, green, blue, alpha.</param>
    void FromVector4(Vector4 vector);

    /// <summary>The pixel as four values; 0 to 1 for all kinds here.</summary>
    /// <returns>Red, green, blue, alpha.</returns>
    Vector4 ToVector4();

    /// <summary>Sets the pixel from 8-bit grey.</summary>
    /// <param name="source">The grey pixel.</param>
    void FromL8(L8 source);

    /// <summary>Sets the pixel from 16-bit grey.</summary>
    /// <param name="source">The grey pixel.</param>
    void FromL16(L16 source);

    /// <summary>Sets the pixel from 8-bit grey with alpha.</summary>
    /// <param name="source">The grey pixel.</param>
    void FromLa16(La16 source);

    /// <summary>Sets the pixel from 8-bit red, green, blue.</summary>
    /// <param name="source">The colour.</param>
    void FromRgb24(Rgb24 source);

    /// <summary>Sets the pixel from 8-bit red, green, blue, alpha.</summary>
    /// <param name="source">The colour.</param>
    void FromRgba32(Rgba32 source);

    /// <summary>Sets the pixel from 16-bit red, green, blue.</summary>
    /// <param name="source">The colour.</param>
    void FromRgb48(Rgb48 source);

    /// <summary>Sets the pixel from 16-bit red, green, blue, alpha.</summary>
    /// <param name="source">The colour.</param>
    void FromRgba64(Rgba64 source);

    /// <summary>The pixel as 8-bit red, green, blue, alpha.</summary>
    /// <param name="dest">Receives the colour.</param>
    void ToRgba32(ref Rgba32 dest);
}

/// <summary>A pixel of a given kind.</summary>
/// <typeparam name="TSelf">The kind itself.</typeparam>
public interface IPixel<TSelf> : IPixel, IEquatable<TSelf>
    where TSelf : unmanaged, IPixel<TSelf>
{
}
