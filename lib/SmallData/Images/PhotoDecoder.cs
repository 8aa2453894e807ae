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

    private const int Colours = 3;

    /// <summary>Decodes a file, squashes it to a square and writes it as three planes: red, green, blue.</summary>
    /// <param name="file">The photo's bytes.</param>
    /// <param name="size">Width and height, in pixels.</param>
    /// <param name="planes">3·size·size bytes to fill.</param>
    /// <returns>Null, or the reason why the file cannot be used.</returns>
    public static string? Decode(ReadOnlySpan<byte> file, int size, Span<byte> planes)
    {
        if (file.IsEmpty)
        {
            return "the file is empty (0 bytes)";
        }

        if (FileEnd.IsMissing(file))
        {
            return "the file is cut short: its end marker is missing";
        }

        try
        {
            using Image<Rgb24> image = Image.Load<Rgb24>(file);
            if (image.Width < SmallestSide || image.Height < SmallestSide)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{image.Width}×{image.Height} pixels are too few to show anything");
            }

            // Squashing to a square without keeping the aspect ratio is what Keras's target_size does.
            image.Mutate(context => context.Resize(new ResizeOptions
            {
                Size = new Size(size, size),
                Mode = ResizeMode.Stretch,
                Sampler = KnownResamplers.Triangle,
            }));
            var pixels = new byte[size * size * Colours];
            image.CopyPixelDataTo(pixels);
            ToPlanes(pixels, planes);
            return null;
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

    private static void ToPlanes(ReadOnlySpan<byte> pixels, Span<byte> planes)
    {
        int area = pixels.Length / Colours;
        Span<byte> red = planes[..area], green = planes[area..(2 * area)], blue = planes[(2 * area)..];
        for (int at = 0; at < area; at++)
        {
            red[at] = pixels[Colours * at];
            green[at] = pixels[Colours * at + 1];
            blue[at] = pixels[Colours * at + 2];
        }
    }
}
