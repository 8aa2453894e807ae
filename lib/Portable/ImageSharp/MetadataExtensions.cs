using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Metadata;

namespace SixLabors.ImageSharp;

/// <summary>What one format alone has to say.</summary>
public static class MetadataExtensions
{
    /// <summary>What a JPEG file says about itself; default values for other pictures.</summary>
    /// <param name="metadata">The picture's metadata.</param>
    /// <returns>The JPEG part.</returns>
    public static JpegMetadata GetJpegMetadata(this ImageMetadata metadata) => metadata.Jpeg ??= new();

    /// <summary>What a PNG file says about itself; default values for other pictures.</summary>
    /// <param name="source">The picture's metadata.</param>
    /// <returns>The PNG part.</returns>
    public static PngMetadata GetPngMetadata(this ImageMetadata source) => source.Png ??= new();
}
