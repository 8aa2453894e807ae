using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace SmallData.Tests;

/// <summary>Small pictures made for tests.</summary>
internal static class Pictures
{
    /// <summary>A one-colour PNG file.</summary>
    public static byte[] Png(int width, int height, byte red, byte green, byte blue)
    {
        byte[] pixels = [.. Enumerable.Repeat(new[] { red, green, blue }, width * height).SelectMany(pixel => pixel)];
        using Image<Rgb24> image = Image.LoadPixelData<Rgb24>(pixels, width, height);
        using var stream = new MemoryStream();
        image.SaveAsPng(stream);
        return stream.ToArray();
    }

    /// <summary>A complete 16×16 grey JPEG file, written byte by byte by another encoder.</summary>
    public static byte[] Jpeg() => Convert.FromBase64String(JpegBase64);

    private const string JpegBase64 = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/wAALCAAQABABAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/AOMooor/2Q==";
}
