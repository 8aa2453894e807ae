using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats;

/// <summary>The base of the decoders that have options of their own.</summary>
/// <typeparam name="T">Those options.</typeparam>
public abstract class SpecializedImageDecoder<T> : ImageDecoder
    where T : ISpecializedDecoderOptions, new()
{
    internal SpecializedImageDecoder()
    {
    }

    /// <summary>Decodes into a given kind of pixel.</summary>
    /// <typeparam name="TPixel">The kind of pixel.</typeparam>
    /// <param name="options">How to decode.</param>
    /// <param name="stream">The encoded picture.</param>
    /// <returns>The picture.</returns>
    public Image<TPixel> Decode<TPixel>(T options, Stream stream)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        ArgumentNullException.ThrowIfNull(options);
        using StreamBytes bytes = StreamBytes.Read(stream);
        return DecodeBytes<TPixel>(options, bytes.Span);
    }

    /// <summary>Decodes into the kind of pixel that suits the file.</summary>
    /// <param name="options">How to decode.</param>
    /// <param name="stream">The encoded picture.</param>
    /// <returns>The picture.</returns>
    public Image Decode(T options, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(options);
        using StreamBytes bytes = StreamBytes.Read(stream);
        return DecodeBytes(options, bytes.Span);
    }

    internal sealed override Image<TPixel> DecodeBytes<TPixel>(DecoderOptions options, ReadOnlySpan<byte> data) =>
        DecodeBytes<TPixel>(new T { GeneralOptions = options }, data);

    internal sealed override Image DecodeBytes(DecoderOptions options, ReadOnlySpan<byte> data) =>
        DecodeBytes(new T { GeneralOptions = options }, data);

    internal abstract Image<TPixel> DecodeBytes<TPixel>(T options, ReadOnlySpan<byte> data)
        where TPixel : unmanaged, IPixel<TPixel>;

    internal abstract Image DecodeBytes(T options, ReadOnlySpan<byte> data);
}
