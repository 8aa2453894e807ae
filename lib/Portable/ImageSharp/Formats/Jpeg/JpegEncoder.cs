namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>Encodes baseline JPEG.</summary>
public sealed class JpegEncoder : ImageEncoder
{
    private readonly int? quality;

    /// <summary>Creates an encoder with the default settings.</summary>
    public JpegEncoder()
    {
    }

    /// <summary>1 (smallest file) to 100 (best picture); null for 75, or for what the picture was read with.</summary>
    /// <exception cref="ArgumentException">The value is out of range.</exception>
    public int? Quality
    {
        get => quality;
        init => quality = value is < 1 or > 100 ? throw new ArgumentException("Quality factor must be in [1..100] range.") : value;
    }

    /// <summary>What the components are; null for 4:2:0, or grey for grey pixels.</summary>
    public JpegEncodingColor? ColorType { get; init; }

    internal override void Write<TPixel>(Image<TPixel> image, Stream stream) => throw new NotSupportedException("JPEG is not written yet.");
}
