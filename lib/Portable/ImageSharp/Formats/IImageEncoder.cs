using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats;

/// <summary>Turns a picture into a file's bytes.</summary>
public interface IImageEncoder
{
    /// <summary>Whether to leave out what is not pixels.</summary>
    bool SkipMetadata { get; init; }

    /// <summary>Encodes a picture.</summary>
    /// <typeparam name="TPixel">Its kind of pixel.</typeparam>
    /// <param name="image">The picture.</param>
    /// <param name="stream">Where the bytes go.</param>
    void Encode<TPixel>(Image<TPixel> image, Stream stream)
        where TPixel : unmanaged, IPixel<TPixel>;
}
