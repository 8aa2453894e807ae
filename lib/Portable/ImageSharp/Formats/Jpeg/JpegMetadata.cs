namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>What a JPEG file says about itself.</summary>
public class JpegMetadata
{
    /// <summary>Creates the metadata of a picture that was not read from a JPEG file.</summary>
    public JpegMetadata()
    {
    }

    /// <summary>Quality, 1 to 100, as estimated from the quantisation tables; 75 where unknown.</summary>
    public int Quality => LuminanceTable is null ? QuantizationTables.DefaultQuality : QuantizationTables.EstimateQuality(LuminanceTable);

    /// <summary>Components and sampling, or null where unknown.</summary>
    public JpegEncodingColor? ColorType { get; internal set; }

    /// <summary>Whether all components share one scan.</summary>
    public bool? Interleaved { get; internal set; }

    /// <summary>Whether the picture comes in scans of growing detail.</summary>
    public bool? Progressive { get; internal set; }

    /// <summary>The quantisation table of the first component, from which the quality is estimated when asked for.</summary>
    internal ushort[]? LuminanceTable { get; set; }

    internal JpegMetadata Copy() => (JpegMetadata)MemberwiseClone();
}
