namespace SixLabors.ImageSharp.Formats.Jpeg.Decoding;

/// <summary>What the components are.</summary>
internal enum JpegColorSpace
{
    Grey,
    YCbCr,
    Rgb,

    /// <summary>Cyan, magenta, yellow and black, inverted as Adobe writes them.</summary>
    Cmyk,

    /// <summary>The first three of them turned into brightness and colour.</summary>
    Ycck,
}
