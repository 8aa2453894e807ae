using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Jpeg.Encoding;

/// <summary>One component of a picture to be written: its samples, at their own rate.</summary>
internal sealed class EncodedComponent
{
    private EncodedComponent(byte id, int horizontal, int vertical, bool isColor, byte[] samples, Size size)
    {
        Id = id;
        Horizontal = horizontal;
        Vertical = vertical;
        IsColor = isColor;
        Samples = samples;
        Size = size;
    }

    public byte Id { get; }

    /// <summary>Samples across, relative to the other components.</summary>
    public int Horizontal { get; }

    /// <summary>Samples down, relative to the other components.</summary>
    public int Vertical { get; }

    /// <summary>Whether this is a colour difference, which has tables of its own.</summary>
    public bool IsColor { get; }

    public byte[] Samples { get; }

    public Size Size { get; }

    /// <summary>The components of a picture.</summary>
    /// <exception cref="NotSupportedException">The colour type is not written here.</exception>
    public static EncodedComponent[] For<TPixel>(Image<TPixel> image, JpegEncodingColor color)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        (int horizontal, int vertical) = color switch
        {
            JpegEncodingColor.YCbCrRatio420 => (2, 2),
            JpegEncodingColor.YCbCrRatio422 => (2, 1),
            JpegEncodingColor.YCbCrRatio411 => (4, 1),
            JpegEncodingColor.YCbCrRatio410 => (4, 2),
            JpegEncodingColor.Cmyk or JpegEncodingColor.Ycck =>
                throw new NotSupportedException($"JPEG with {color} is not written by the portable ImageSharp; set JpegEncoder.ColorType to another."),
            _ => (1, 1),
        };
        byte[][] planes = Split(image, color);
        if (color == JpegEncodingColor.Luminance)
        {
            return [new(1, 1, 1, false, planes[0], image.Size)];
        }

        if (color == JpegEncodingColor.Rgb)
        {
            return [.. planes.Select((plane, i) => new EncodedComponent((byte)"RGB"[i], 1, 1, false, plane, image.Size))];
        }

        return
        [
            new(1, horizontal, vertical, false, planes[0], image.Size),
            Downsample(2, planes[1], image.Size, horizontal, vertical),
            Downsample(3, planes[2], image.Size, horizontal, vertical),
        ];
    }

    /// <summary>Red, green, blue to planes of what is stored; JFIF's conversion in 16-bit fixed point.</summary>
    private static byte[][] Split<TPixel>(Image<TPixel> image, JpegEncodingColor color)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        const int Half = 1 << 15;
        const int Middle = (128 << 16) + Half - 1;
        byte[] first = new byte[image.Width * image.Height];
        bool isGrey = color == JpegEncodingColor.Luminance;
        byte[] second = isGrey ? [] : new byte[first.Length];
        byte[] third = isGrey ? [] : new byte[first.Length];
        Rgb24[] row = new Rgb24[image.Width];
        int i = 0;
        for (int y = 0; y < image.Height; y++)
        {
            PixelConverter.Convert<TPixel, Rgb24>(image.Buffer.Row(y), row);
            foreach (Rgb24 pixel in row)
            {
                if (color == JpegEncodingColor.Rgb)
                {
                    (first[i], second[i], third[i]) = (pixel.R, pixel.G, pixel.B);
                }
                else
                {
                    first[i] = (byte)(((19595 * pixel.R) + (38470 * pixel.G) + (7471 * pixel.B) + Half) >> 16);
                    if (!isGrey)
                    {
                        second[i] = (byte)(((-11059 * pixel.R) - (21709 * pixel.G) + (32768 * pixel.B) + Middle) >> 16);
                        third[i] = (byte)(((32768 * pixel.R) - (27439 * pixel.G) - (5329 * pixel.B) + Middle) >> 16);
                    }
                }

                i++;
            }
        }

        return [first, second, third];
    }

    /// <summary>Averages groups of samples; halves are rounded down and up in turn, so that the mean stays.</summary>
    private static EncodedComponent Downsample(byte id, byte[] plane, Size size, int horizontal, int vertical)
    {
        // Whole blocks across: beyond the right edge the last column goes on before it is averaged, as libjpeg has it.
        Size reduced = new((size.Width + (horizontal * 8) - 1) / (horizontal * 8) * 8, (size.Height + vertical - 1) / vertical);
        byte[] samples = new byte[reduced.Width * reduced.Height];
        int count = horizontal * vertical;
        for (int y = 0; y < reduced.Height; y++)
        {
            for (int x = 0; x < reduced.Width; x++)
            {
                int sum = count switch
                {
                    1 => 0,
                    2 => x & 1,
                    4 when vertical == 2 => 1 + (x & 1),
                    _ => count / 2,
                };
                for (int dy = 0; dy < vertical; dy++)
                {
                    int row = Math.Min((y * vertical) + dy, size.Height - 1) * size.Width;
                    for (int dx = 0; dx < horizontal; dx++)
                    {
                        sum += plane[row + Math.Min((x * horizontal) + dx, size.Width - 1)];
                    }
                }

                samples[(y * reduced.Width) + x] = (byte)(sum / count);
            }
        }

        return new(id, 1, 1, true, samples, reduced);
    }
}
