using System.Globalization;
using SixLabors.ImageSharp;
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
        using Image<TPixel> image = Image.Load<TPixel>(file);
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
