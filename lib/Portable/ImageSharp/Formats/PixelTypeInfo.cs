using System.Runtime.CompilerServices;

namespace SixLabors.ImageSharp.Formats;

/// <summary>What a pixel is made of.</summary>
public class PixelTypeInfo
{
    /// <summary>Creates the description.</summary>
    /// <param name="bitsPerPixel">Bits for all channels together.</param>
    public PixelTypeInfo(int bitsPerPixel) => BitsPerPixel = bitsPerPixel;

    /// <summary>Bits for all channels together.</summary>
    public int BitsPerPixel { get; }

    internal static PixelTypeInfo Of<TPixel>() => new(Unsafe.SizeOf<TPixel>() * 8);
}
