using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;

namespace SixLabors.ImageSharp.Metadata;

/// <summary>What a file says about its picture beside the pixels.</summary>
public sealed class ImageMetadata
{
    /// <summary>Creates empty metadata.</summary>
    public ImageMetadata()
    {
    }

    /// <summary>What the camera noted, or null.</summary>
    public ExifProfile? ExifProfile { get; set; }

    /// <summary>The format that the picture was decoded from, or null.</summary>
    public IImageFormat? DecodedImageFormat { get; internal set; }

    internal JpegMetadata? Jpeg { get; set; }

    internal PngMetadata? Png { get; set; }

    /// <summary>Copies the metadata.</summary>
    /// <returns>A copy that shares nothing that can change.</returns>
    public ImageMetadata DeepClone() => new()
    {
        ExifProfile = ExifProfile?.DeepClone(),
        DecodedImageFormat = DecodedImageFormat,
        Jpeg = Jpeg?.Copy(),
        Png = Png?.Copy(),
    };
}
