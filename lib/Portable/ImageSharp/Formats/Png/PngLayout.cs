using System.Buffers.Binary;
using System.Runtime.InteropServices;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>How pixels become a PNG file's bytes.</summary>
internal sealed record PngLayout(PngColorType ColorType, PngBitDepth BitDepth)
{
    private int Channels => ColorType switch
    {
        PngColorType.Grayscale => 1,
        PngColorType.GrayscaleWithAlpha => 2,
        PngColorType.Rgb => 3,
        _ => 4,
    };

    public int BytesPerPixel => Channels * (int)BitDepth / 8;

    /// <summary>What is asked for, or else what the kind of pixel holds.</summary>
    /// <exception cref="NotSupportedException">The encoder is asked for what it does not write.</exception>
    public static PngLayout For<TPixel>(PngColorType? colorType, PngBitDepth? bitDepth)
    {
        PngColorType color = colorType ?? (
            typeof(TPixel) == typeof(L8) || typeof(TPixel) == typeof(L16) ? PngColorType.Grayscale
            : typeof(TPixel) == typeof(La16) ? PngColorType.GrayscaleWithAlpha
            : typeof(TPixel) == typeof(Rgb24) || typeof(TPixel) == typeof(Bgr24) || typeof(TPixel) == typeof(Rgb48) ? PngColorType.Rgb
            : PngColorType.RgbWithAlpha);
        bool deep = typeof(TPixel) == typeof(L16) || typeof(TPixel) == typeof(Rgb48) || typeof(TPixel) == typeof(Rgba64);
        PngBitDepth depth = bitDepth ?? (deep ? PngBitDepth.Bit16 : PngBitDepth.Bit8);
        return color != PngColorType.Palette && depth is PngBitDepth.Bit8 or PngBitDepth.Bit16
            ? new(color, depth)
            : throw new NotSupportedException(
                $"PNG with {color} of {(int)depth} bits is not written by the portable ImageSharp; "
                + "leave ColorType and BitDepth unset, or set 8 or 16 bits.");
    }

    /// <summary>Writes one row's bytes.</summary>
    public void Pack<TPixel>(ReadOnlySpan<TPixel> pixels, Span<byte> row)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        if (BitDepth == PngBitDepth.Bit16)
        {
            PackDeep(pixels, MemoryMarshal.Cast<byte, ushort>(row));
            return;
        }

        switch (ColorType)
        {
            case PngColorType.Grayscale:
                PixelConverter.Convert(pixels, MemoryMarshal.Cast<byte, L8>(row));
                break;
            case PngColorType.GrayscaleWithAlpha:
                PixelConverter.Convert(pixels, MemoryMarshal.Cast<byte, La16>(row));
                break;
            case PngColorType.Rgb:
                PixelConverter.Convert(pixels, MemoryMarshal.Cast<byte, Rgb24>(row));
                break;
            default:
                PixelConverter.Convert(pixels, MemoryMarshal.Cast<byte, Rgba32>(row));
                break;
        }
    }

    private void PackDeep<TPixel>(ReadOnlySpan<TPixel> pixels, Span<ushort> row)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        int o = 0;
        Rgba64 colour = default;
        L16 grey = default;
        foreach (TPixel pixel in pixels)
        {
            colour.FromScaledVector4(pixel.ToScaledVector4());
            grey.FromRgba64(colour);
            ReadOnlySpan<ushort> values = Channels < 3
                ? [grey.PackedValue, colour.A]
                : [colour.R, colour.G, colour.B, colour.A];
            foreach (ushort value in values[..Channels])
            {
                row[o++] = BinaryPrimitives.ReverseEndianness(value);
            }
        }
    }
}
