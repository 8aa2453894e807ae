using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

/// <content>Decoding.</content>
public abstract partial class Image
{
    /// <summary>Decodes a picture into the kind of pixel that suits it.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="UnknownImageFormatException">The data starts like no known format.</exception>
    /// <exception cref="InvalidImageContentException">The data is damaged beyond decoding.</exception>
    public static Image Load(string path) => Load(DecoderOptions.Default, path);

    /// <summary>Decodes a picture into the kind of pixel that suits it.</summary>
    /// <param name="options">How to decode.</param>
    /// <param name="path">The file.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="UnknownImageFormatException">The data starts like no known format.</exception>
    /// <exception cref="InvalidImageContentException">The data is damaged beyond decoding.</exception>
    public static Image Load(DecoderOptions options, string path)
    {
        ArgumentNullException.ThrowIfNull(options);
        using StreamBytes bytes = StreamBytes.ReadFile(path);
        return KnownFormats.DecoderOf(bytes.Span).DecodeBytes(options, bytes.Span);
    }

    /// <summary>Decodes a picture into the kind of pixel that suits it.</summary>
    /// <param name="stream">The encoded picture, read to its end.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="UnknownImageFormatException">The data starts like no known format.</exception>
    /// <exception cref="InvalidImageContentException">The data is damaged beyond decoding.</exception>
    public static Image Load(Stream stream) => Load(DecoderOptions.Default, stream);

    /// <summary>Decodes a picture into the kind of pixel that suits it.</summary>
    /// <param name="options">How to decode.</param>
    /// <param name="stream">The encoded picture, read to its end.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="UnknownImageFormatException">The data starts like no known format.</exception>
    /// <exception cref="InvalidImageContentException">The data is damaged beyond decoding.</exception>
    public static Image Load(DecoderOptions options, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(options);
        using StreamBytes bytes = StreamBytes.Read(stream);
        return KnownFormats.DecoderOf(bytes.Span).DecodeBytes(options, bytes.Span);
    }

    /// <summary>Decodes a picture into the kind of pixel that suits it.</summary>
    /// <param name="buffer">The encoded picture.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="UnknownImageFormatException">The data starts like no known format.</exception>
    /// <exception cref="InvalidImageContentException">The data is damaged beyond decoding.</exception>
    public static Image Load(ReadOnlySpan<byte> buffer) => Load(DecoderOptions.Default, buffer);

    /// <summary>Decodes a picture into the kind of pixel that suits it.</summary>
    /// <param name="options">How to decode.</param>
    /// <param name="buffer">The encoded picture.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="UnknownImageFormatException">The data starts like no known format.</exception>
    /// <exception cref="InvalidImageContentException">The data is damaged beyond decoding.</exception>
    public static Image Load(DecoderOptions options, ReadOnlySpan<byte> buffer)
    {
        ArgumentNullException.ThrowIfNull(options);
        return KnownFormats.DecoderOf(buffer).DecodeBytes(options, buffer);
    }

    /// <summary>Decodes a picture into a given kind of pixel.</summary>
    /// <typeparam name="TPixel">The kind of pixel to decode into.</typeparam>
    /// <param name="path">The file.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="UnknownImageFormatException">The data starts like no known format.</exception>
    /// <exception cref="InvalidImageContentException">The data is damaged beyond decoding.</exception>
    public static Image<TPixel> Load<TPixel>(string path)
        where TPixel : unmanaged, IPixel<TPixel> => Load<TPixel>(DecoderOptions.Default, path);

    /// <summary>Decodes a picture into a given kind of pixel.</summary>
    /// <typeparam name="TPixel">The kind of pixel to decode into.</typeparam>
    /// <param name="options">How to decode.</param>
    /// <param name="path">The file.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="UnknownImageFormatException">The data starts like no known format.</exception>
    /// <exception cref="InvalidImageContentException">The data is damaged beyond decoding.</exception>
    public static Image<TPixel> Load<TPixel>(DecoderOptions options, string path)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        ArgumentNullException.ThrowIfNull(options);
        using StreamBytes bytes = StreamBytes.ReadFile(path);
        return KnownFormats.DecoderOf(bytes.Span).DecodeBytes<TPixel>(options, bytes.Span);
    }

    /// <summary>Decodes a picture into a given kind of pixel.</summary>
    /// <typeparam name="TPixel">The kind of pixel to decode into.</typeparam>
    /// <param name="stream">The encoded picture, read to its end.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="UnknownImageFormatException">The data starts like no known format.</exception>
    /// <exception cref="InvalidImageContentException">The data is damaged beyond decoding.</exception>
    public static Image<TPixel> Load<TPixel>(Stream stream)
        where TPixel : unmanaged, IPixel<TPixel> => Load<TPixel>(DecoderOptions.Default, stream);

    /// <summary>Decodes a picture into a given kind of pixel.</summary>
    /// <typeparam name="TPixel">The kind of pixel to decode into.</typeparam>
    /// <param name="options">How to decode.</param>
    /// <param name="stream">The encoded picture, read to its end.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="UnknownImageFormatException">The data starts like no known format.</exception>
    /// <exception cref="InvalidImageContentException">The data is damaged beyond decoding.</exception>
    public static Image<TPixel> Load<TPixel>(DecoderOptions options, Stream stream)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        ArgumentNullException.ThrowIfNull(options);
        using StreamBytes bytes = StreamBytes.Read(stream);
        return KnownFormats.DecoderOf(bytes.Span).DecodeBytes<TPixel>(options, bytes.Span);
    }

    /// <summary>Decodes a picture into a given kind of pixel.</summary>
    /// <typeparam name="TPixel">The kind of pixel to decode into.</typeparam>
    /// <param name="data">The encoded picture.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="UnknownImageFormatException">The data starts like no known format.</exception>
    /// <exception cref="InvalidImageContentException">The data is damaged beyond decoding.</exception>
    public static Image<TPixel> Load<TPixel>(ReadOnlySpan<byte> data)
        where TPixel : unmanaged, IPixel<TPixel> => Load<TPixel>(DecoderOptions.Default, data);

    /// <summary>Decodes a picture into a given kind of pixel.</summary>
    /// <typeparam name="TPixel">The kind of pixel to decode into.</typeparam>
    /// <param name="options">How to decode.</param>
    /// <param name="data">The encoded picture.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="UnknownImageFormatException">The data starts like no known format.</exception>
    /// <exception cref="InvalidImageContentException">The data is damaged beyond decoding.</exception>
    public static Image<TPixel> Load<TPixel>(DecoderOptions options, ReadOnlySpan<byte> data)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        ArgumentNullException.ThrowIfNull(options);
        return KnownFormats.DecoderOf(data).DecodeBytes<TPixel>(options, data);
    }
}
