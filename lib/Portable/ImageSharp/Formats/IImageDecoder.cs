using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats;

/// <summary>Turns a file's bytes into a picture.</summary>
public interface IImageDecoder
{
    /// <summary>Reads the header alone.</summary>
    /// <param name="options">How to read.</param>
    /// <param name="stream">The encoded picture.</param>
    /// <returns>What the header says.</returns>
    ImageInfo Identify(DecoderOptions options, Stream stream);

    /// <summary>Decodes into a given kind of pixel.</summary>
    /// <typeparam name="TPixel">The kind of pixel.</typeparam>
    /// <param name="options">How to decode.</param>
    /// <param name="stream">The encoded picture.</param>
    /// <returns>The picture.</returns>
    Image<TPixel> Decode<TPixel>(DecoderOptions options, Stream stream)
        where TPixel : unmanaged, IPixel<TPixel>;

    /// <summary>Decodes into the kind of pixel that suits the file.</summary>
    /// <param name="options">How to decode.</param>
    /// <param name="stream">The encoded picture.</param>
    /// <returns>The picture.</returns>
    Image Decode(DecoderOptions options, Stream stream);
}
