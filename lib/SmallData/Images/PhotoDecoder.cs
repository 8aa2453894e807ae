using System.Globalization;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace SmallData.Images;

/// <summary>Decodes one photo to the size that a net wants: planes of bytes, colour by colour.</summary>
internal static class PhotoDecoder
{
    // Smaller than this there is nothing to recognise, and a 1×1 picture is a tracking pixel or an accident.
    private const int SmallestSide = 8;

    /// <summary>Decodes a file, squashes it to a square and writes it plane by plane.</summary>
    /// <param name="file">The photo's bytes.</param>
    /// <param name="layout">What to make of it.</param>
    /// <param name="planes">As many bytes as the layout says, to fill.</param>
    /// <returns>Null, or the reason why the file cannot be used.</returns>
    public static string? Decode(byte[] file, PhotoLayout layout, Span<byte> planes)
    {
        if (file.Length == 0)
        {
            return "the file is empty (0 bytes)";
        }

        if (FileEnd.IsMissing(file))
        {
            return "the file is cut short: its end marker is missing";
        }

        try
        {
            return layout.Channels == 1 ? Decode<L8>(file, layout, planes) : Decode<Rgb24>(file, layout, planes);
        }
        catch (UnknownImageFormatException)
        {
            return "this is not a picture in a format that can be read (JPEG or PNG)";
        }
        catch (InvalidImageContentException error)
        {
            return $"the picture is damaged: {error.Message}";
        }
        catch (NotSupportedException error)
        {
            return $"the picture uses a rare kind of coding: {error.Message}";
        }
    }

    private static string? Decode<TPixel>(byte[] file, PhotoLayout layout, Span<byte> planes)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using Image<TPixel> image = Load<TPixel>(file, layout);
        if (image.Width < SmallestSide || image.Height < SmallestSide)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{image.Width}×{image.Height} pixels are too few to show anything");
        }

        // Squashing to a square without keeping the aspect ratio is what Keras's target_size does.
        image.Mutate(context => context.Resize(new ResizeOptions
        {
            Size = new Size(layout.Size, layout.Size),
            Mode = ResizeMode.Stretch,
            Sampler = KnownResamplers.Triangle,
        }));
        if (layout.Channels == 1)
        {
            image.CopyPixelDataTo(planes);
            return null;
        }

        var pixels = new byte[layout.Bytes];
        image.CopyPixelDataTo(pixels);
        ToPlanes(pixels, planes);
        return null;
    }

    /// <summary>
    /// A JPEG file is decoded straight to 1/2, 1/4 or 1/8 of its size where that is still large enough: the transform averages the pixels
    /// that the resize would have averaged, at a fraction of the time.
    /// </summary>
    private static Image<TPixel> Load<TPixel>(byte[] file, PhotoLayout layout)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        if (!file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]))
        {
            return Image.Load<TPixel>(file);
        }

        // Never below the smallest side, so that a picture that comes out too small was too small in the file.
        int side = Math.Max(layout.Size, SmallestSide);
        var options = new JpegDecoderOptions
        {
            GeneralOptions = new DecoderOptions { TargetSize = new Size(side, side), SkipMetadata = true },
            ResizeMode = JpegDecoderResizeMode.IdctOnly,
        };
        using var stream = new MemoryStream(file);
        return JpegDecoder.Instance.Decode<TPixel>(options, stream);
    }

    private static void ToPlanes(ReadOnlySpan<byte> pixels, Span<byte> planes)
    {
        int area = pixels.Length / 3;
        Span<byte> red = planes[..area], green = planes[area..(2 * area)], blue = planes[(2 * area)..];
        for (int at = 0; at < area; at++)
        {
            red[at] = pixels[3 * at];
            green[at] = pixels[3 * at + 1];
            blue[at] = pixels[3 * at + 2];
        }
    }
}
