using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Metadata;

namespace SixLabors.ImageSharp;

/// <summary>What a file's header says about its picture.</summary>
public class ImageInfo
{
    /// <summary>Creates the description.</summary>
    /// <param name="pixelType">What a pixel is made of in the file.</param>
    /// <param name="size">Width and height in pixels.</param>
    /// <param name="metadata">What the file says beside that.</param>
    public ImageInfo(PixelTypeInfo pixelType, Size size, ImageMetadata metadata)
    {
        PixelType = pixelType;
        Size = size;
        Metadata = metadata;
    }

    /// <summary>What a pixel is made of in the file.</summary>
    public PixelTypeInfo PixelType { get; }

    /// <summary>Pixels across.</summary>
    public int Width => Size.Width;

    /// <summary>Pixels down.</summary>
    public int Height => Size.Height;

    /// <summary>Width and height in pixels.</summary>
    public Size Size { get; }

    /// <summary>The whole picture as a rectangle.</summary>
    public Rectangle Bounds => new(0, 0, Width, Height);

    /// <summary>What the file says beside that.</summary>
    public ImageMetadata Metadata { get; }
}
