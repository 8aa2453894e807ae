using SixLabors.ImageSharp.Formats.Jpeg.Encoding;

namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>Encodes baseline JPEG, with libjpeg's transform, sampling and quality scale.</summary>
public sealed class JpegEncoder : ImageEncoder
{
    private readonly int? quality;

    /// <summary>Creates an encoder with the default settings.</summary>
    public JpegEncoder()
    {
    }

    /// <summary>1 (smallest file) to 100 (best picture); null for what the picture was read with, or 75.</summary>
    /// <exception cref="ArgumentException">The value is out of range.</exception>
    public int? Quality
    {
        get => quality;
        init => quality = value is < 1 or > 100 ? throw new ArgumentException("Quality factor must be in [1..100] range.") : value;
    }

    /// <summary>What the components are; null for what the picture was read with, or 4:2:0. CMYK and YCCK are not written here.</summary>
    public JpegEncodingColor? ColorType { get; init; }

    /// <exception cref="NotSupportedException">The colour type is CMYK or YCCK.</exception>
    internal override void Write<TPixel>(Image<TPixel> image, Stream stream)
    {
        JpegMetadata metadata = image.Metadata.GetJpegMetadata();
        EncodedComponent[] components = EncodedComponent.For(image, ColorType ?? metadata.ColorType ?? JpegEncodingColor.YCbCrRatio420);
        byte[]? exif = SkipMetadata ? null : image.Metadata.ExifProfile?.ToByteArray();
        new JpegWriter(stream, Quality ?? metadata.Quality).Write(image.Size, components, exif);
    }
}
