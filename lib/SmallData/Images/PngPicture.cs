using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace SmallData.Images;

/// <summary>Pictures as they stand in a page.</summary>
internal static class PngPicture
{
    /// <summary>A PNG picture as a data address that any page can show.</summary>
    /// <param name="planes">Red, green and blue, or grey alone, each width·height bytes, row by row.</param>
    public static string DataUri(ReadOnlySpan<byte> planes, int width, int height)
    {
        int area = width * height;
        (int green, int blue) = planes.Length == area ? (0, 0) : (area, 2 * area);
        var pixels = new Rgb24[area];
        for (int at = 0; at < area; at++)
        {
            pixels[at] = new Rgb24(planes[at], planes[green + at], planes[blue + at]);
        }

        using Image<Rgb24> image = Image.LoadPixelData<Rgb24>(pixels, width, height);
        using var stream = new MemoryStream();
        image.SaveAsPng(stream);
        return "data:image/png;base64," + Convert.ToBase64String(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
