namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>What a PNG file says about itself.</summary>
public class PngMetadata
{
    /// <summary>Creates the metadata of a picture that was not read from a PNG file.</summary>
    public PngMetadata()
    {
    }

    /// <summary>Bits of one value.</summary>
    public PngBitDepth? BitDepth { get; set; }

    /// <summary>What a pixel is.</summary>
    public PngColorType? ColorType { get; set; }

    /// <summary>The order of the rows.</summary>
    public PngInterlaceMode? InterlaceMethod { get; set; } = PngInterlaceMode.None;

    internal PngMetadata Copy() => (PngMetadata)MemberwiseClone();
}
