namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>What the components of a JPEG file are, and how finely the colour is sampled.</summary>
public enum JpegEncodingColor : byte
{
    /// <summary>Colour at half the width and half the height.</summary>
    YCbCrRatio420 = 0,

    /// <summary>Colour at full size.</summary>
    YCbCrRatio444 = 1,

    /// <summary>Colour at half the width.</summary>
    YCbCrRatio422 = 2,

    /// <summary>Colour at a quarter of the width.</summary>
    YCbCrRatio411 = 3,

    /// <summary>Colour at a quarter of the width and half the height.</summary>
    YCbCrRatio410 = 4,

    /// <summary>Grey.</summary>
    Luminance = 5,

    /// <summary>Red, green and blue as they are.</summary>
    Rgb = 6,

    /// <summary>Cyan, magenta, yellow and black.</summary>
    Cmyk = 7,

    /// <summary>The same four, the first three turned into brightness and colour.</summary>
    Ycck = 8,
}
