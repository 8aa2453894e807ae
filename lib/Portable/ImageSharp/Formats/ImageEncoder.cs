using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats;

/// <summary>The base of the encoders.</summary>
public abstract class ImageEncoder : IImageEncoder
{
    internal ImageEncoder()
    {
    }

    /// <inheritdoc/>
    public bool SkipMetadata { get; init; }

    /// <inheritdoc/>
    public void Encode<TPixel>(Image<TPixel> image, Stream stream)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(stream);
        image.EnsureNotDisposed();
        Write(image, stream);
    }

    internal abstract void Write<TPixel>(Image<TPixel> image, Stream stream)
        where TPixel : unmanaged, IPixel<TPixel>;
}
