using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;

namespace SixLabors.ImageSharp;

/// <summary>Ways of writing a picture.</summary>
public static class ImageExtensions
{
    /// <summary>Writes a file, in the format that its name ends in.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="UnknownImageFormatException">The ending belongs to no format that is known.</exception>
    public static void Save(this Image source, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        source.Save(path, KnownFormats.EncoderOf(path));
    }

    /// <summary>Writes a file.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="path">The file.</param>
    /// <param name="encoder">How to encode.</param>
    public static void Save(this Image source, string path, IImageEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(encoder);
        using FileStream stream = File.Create(path);
        source.Save(stream, encoder);
    }

    /// <summary>Writes to a stream.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="stream">Where the bytes go.</param>
    /// <param name="format">The format.</param>
    public static void Save(this Image source, Stream stream, IImageFormat format)
    {
        ArgumentNullException.ThrowIfNull(format);
        source.Save(stream, KnownFormats.EncoderOf(format));
    }

    /// <summary>Writes a PNG file.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="path">The file.</param>
    public static void SaveAsPng(this Image source, string path) => source.Save(path, new PngEncoder());

    /// <summary>Writes a PNG file.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="path">The file.</param>
    /// <param name="encoder">How to encode.</param>
    public static void SaveAsPng(this Image source, string path, PngEncoder encoder) => source.Save(path, encoder);

    /// <summary>Writes PNG to a stream.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="stream">Where the bytes go.</param>
    public static void SaveAsPng(this Image source, Stream stream) => source.Save(stream, new PngEncoder());

    /// <summary>Writes PNG to a stream.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="stream">Where the bytes go.</param>
    /// <param name="encoder">How to encode.</param>
    public static void SaveAsPng(this Image source, Stream stream, PngEncoder encoder) => source.Save(stream, encoder);

    /// <summary>Writes a JPEG file.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="path">The file.</param>
    public static void SaveAsJpeg(this Image source, string path) => source.Save(path, new JpegEncoder());

    /// <summary>Writes a JPEG file.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="path">The file.</param>
    /// <param name="encoder">How to encode.</param>
    public static void SaveAsJpeg(this Image source, string path, JpegEncoder encoder) => source.Save(path, encoder);

    /// <summary>Writes JPEG to a stream.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="stream">Where the bytes go.</param>
    public static void SaveAsJpeg(this Image source, Stream stream) => source.Save(stream, new JpegEncoder());

    /// <summary>Writes JPEG to a stream.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="stream">Where the bytes go.</param>
    /// <param name="encoder">How to encode.</param>
    public static void SaveAsJpeg(this Image source, Stream stream, JpegEncoder encoder) => source.Save(stream, encoder);

    /// <summary>The picture as a data URL, to put into HTML.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="format">The format.</param>
    /// <returns>data:, the media type, ;base64, and the encoded bytes.</returns>
    public static string ToBase64String(this Image source, IImageFormat format)
    {
        using MemoryStream stream = new();
        source.Save(stream, format);
        return $"data:{format.DefaultMimeType};base64,{Convert.ToBase64String(stream.GetBuffer(), 0, (int)stream.Length)}";
    }
}
