namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>How a JPEG file comes down to <see cref="DecoderOptions.TargetSize"/>.</summary>
public enum JpegDecoderResizeMode
{
    /// <summary>Decode at the nearest larger of 1/1, 1/2, 1/4, 1/8, then resample.</summary>
    Combined,

    /// <summary>Decode at the nearest larger of 1/1, 1/2, 1/4, 1/8, and leave it at that.</summary>
    IdctOnly,

    /// <summary>Decode in full, then resample.</summary>
    ScaleOnly,
}

/// <summary>How to decode JPEG.</summary>
public sealed class JpegDecoderOptions : ISpecializedDecoderOptions
{
    /// <summary>Creates the default options.</summary>
    public JpegDecoderOptions()
    {
    }

    /// <inheritdoc/>
    public DecoderOptions GeneralOptions { get; init; } = new();

    /// <summary>How a picture comes down to <see cref="DecoderOptions.TargetSize"/>.</summary>
    public JpegDecoderResizeMode ResizeMode { get; init; }
}
