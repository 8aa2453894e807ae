namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>What a pixel of a PNG file is.</summary>
public enum PngColorType : byte
{
    /// <summary>Grey.</summary>
    Grayscale = 0,

    /// <summary>Red, green, blue.</summary>
    Rgb = 2,

    /// <summary>A place in a list of colours.</summary>
    Palette = 3,

    /// <summary>Grey and alpha.</summary>
    GrayscaleWithAlpha = 4,

    /// <summary>Red, green, blue and alpha.</summary>
    RgbWithAlpha = 6,
}

/// <summary>Bits of one value of a PNG file.</summary>
public enum PngBitDepth : byte
{
    /// <summary>Two levels.</summary>
    Bit1 = 1,

    /// <summary>Four levels.</summary>
    Bit2 = 2,

    /// <summary>Sixteen levels.</summary>
    Bit4 = 4,

    /// <summary>256 levels.</summary>
    Bit8 = 8,

    /// <summary>65,536 levels.</summary>
    Bit16 = 16,
}

/// <summary>The order of a PNG file's rows.</summary>
public enum PngInterlaceMode : byte
{
    /// <summary>From top to bottom.</summary>
    None = 0,

    /// <summary>Seven pictures, each finer than the last.</summary>
    Adam7 = 1,
}

/// <summary>What a byte of a row is relative to, so that it compresses well.</summary>
public enum PngFilterMethod
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The pixel on the left.</summary>
    Sub,

    /// <summary>The pixel above.</summary>
    Up,

    /// <summary>The mean of the two.</summary>
    Average,

    /// <summary>Whichever of left, above and above left comes nearest to a plane through them.</summary>
    Paeth,

    /// <summary>Whichever of these makes a row's bytes smallest.</summary>
    Adaptive,
}

/// <summary>How hard to compress.</summary>
public enum PngCompressionLevel
{
    /// <summary>Not at all.</summary>
    NoCompression = 0,

    /// <summary>Least effort.</summary>
    BestSpeed = 1,

    /// <summary>The usual balance.</summary>
    DefaultCompression = 6,

    /// <summary>Most effort.</summary>
    BestCompression = 9,
}
