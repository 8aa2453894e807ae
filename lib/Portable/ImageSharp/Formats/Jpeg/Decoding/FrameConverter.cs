using System.Runtime.InteropServices;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Jpeg.Decoding;

/// <summary>Turns a frame's decoded components into pixels.</summary>
internal static unsafe class FrameConverter
{
    public static PixelBuffer<TPixel> ToPixels<TPixel>(JpegReader reader)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        JpegFrame frame = reader.Frame;
        Size size = frame.OutputSize;
        int rows = Math.Min(size.Height, frame.DecodedUnitRows * frame.MaxVertical * frame.BlockSide);
        PixelBuffer<TPixel> pixels = new(size.Width, size.Height, clear: rows < size.Height);
        Upsampler[] components = Array.ConvertAll(frame.Components, c => new Upsampler(frame, c));
        if (reader.ColorSpace == JpegColorSpace.Grey)
        {
            for (int y = 0; y < rows; y++)
            {
                PixelConverter.Convert(MemoryMarshal.Cast<byte, L8>(components[0].Row(y)[..size.Width]), pixels.Row(y));
            }

            return pixels;
        }

        Rgb24[] row = typeof(TPixel) == typeof(Rgb24) ? [] : new Rgb24[size.Width];
        for (int y = 0; y < rows; y++)
        {
            Span<Rgb24> target = row.Length == 0 ? MemoryMarshal.Cast<TPixel, Rgb24>(pixels.Row(y)) : row;
            ConvertRow(reader.ColorSpace, components, y, MemoryMarshal.AsBytes(target), size.Width);
            if (row.Length > 0)
            {
                PixelConverter.FromRgb24<TPixel>(row, pixels.Row(y));
            }
        }

        return pixels;
    }

    private static void ConvertRow(JpegColorSpace colorSpace, Upsampler[] components, int y, Span<byte> target, int width)
    {
        fixed (byte* c0 = components[0].Row(y))
        fixed (byte* c1 = components[1].Row(y))
        fixed (byte* c2 = components[2].Row(y))
        fixed (byte* c3 = components.Length > 3 ? components[3].Row(y) : default)
        fixed (byte* rgb = target)
        {
            switch (colorSpace)
            {
                case JpegColorSpace.YCbCr:
                    ColorConverter.FromYCbCr(c0, c1, c2, rgb, width);
                    break;
                case JpegColorSpace.Rgb:
                    ColorConverter.FromRgb(c0, c1, c2, rgb, width);
                    break;
                case JpegColorSpace.Cmyk:
                    ColorConverter.FromCmyk(c0, c1, c2, c3, rgb, width);
                    break;
                default:
                    ColorConverter.FromYcck(c0, c1, c2, c3, rgb, width);
                    break;
            }
        }
    }
}
