using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;

namespace SixLabors.ImageSharp.Formats;

/// <summary>The formats that are read and written here.</summary>
internal static class KnownFormats
{
    private static readonly IImageFormat[] All = [PngFormat.Instance, JpegFormat.Instance];

    /// <exception cref="UnknownImageFormatException">No format starts like this.</exception>
    public static IImageFormat Detect(ReadOnlySpan<byte> data) =>
        JpegFormat.IsJpeg(data) ? JpegFormat.Instance
        : PngFormat.IsPng(data) ? PngFormat.Instance
        : throw new UnknownImageFormatException(
            string.Join(Environment.NewLine, "Image cannot be loaded. Available decoders:", " - PNG : PngDecoder", " - JPEG : JpegDecoder"));

    public static ImageDecoder DecoderOf(ReadOnlySpan<byte> data) =>
        Detect(data) is JpegFormat ? JpegDecoder.Instance : PngDecoder.Instance;

    /// <exception cref="UnknownImageFormatException">No encoder is known for the format.</exception>
    public static IImageEncoder EncoderOf(IImageFormat format) => format switch
    {
        JpegFormat => new JpegEncoder(),
        PngFormat => new PngEncoder(),
        _ => throw new UnknownImageFormatException($"No encoder was found for the format {format.Name}. PNG and JPEG are known."),
    };

    /// <exception cref="UnknownImageFormatException">The file name's ending belongs to no format that is known.</exception>
    public static IImageEncoder EncoderOf(string path)
    {
        string extension = Path.GetExtension(path).TrimStart('.');
        IImageFormat? format = All.FirstOrDefault(f => f.FileExtensions.Contains(extension, StringComparer.OrdinalIgnoreCase));
        return format is null
            ? throw new UnknownImageFormatException(
                $"No encoder was found for extension '.{extension}' of {path}. Registered encoders include: "
                + string.Join("; ", All.Select(f => $"{f.Name} : {string.Join(", ", f.FileExtensions)}")))
            : EncoderOf(format);
    }
}
