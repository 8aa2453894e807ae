using SixLabors.ImageSharp.Formats;

namespace SixLabors.ImageSharp;

/// <content>Reading the header alone.</content>
public abstract partial class Image
{
    /// <summary>Finds the format from the first bytes.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The format.</returns>
    /// <exception cref="UnknownImageFormatException">The data starts like no known format.</exception>
    public static IImageFormat DetectFormat(string path) => DetectFormat(DecoderOptions.Default, path);

    /// <summary>Finds the format from the first bytes.</summary>
    /// <param name="options">How to decode.</param>
    /// <param name="path">The file.</param>
    /// <returns>The format.</returns>
    /// <exception cref="UnknownImageFormatException">The data starts like no known format.</exception>
    public static IImageFormat DetectFormat(DecoderOptions options, string path)
    {
        ArgumentNullException.ThrowIfNull(options);
        using StreamBytes bytes = StreamBytes.ReadFile(path);
        return KnownFormats.Detect(bytes.Span);
    }

    /// <summary>Finds the format from the first bytes.</summary>
    /// <param name="stream">The encoded picture, read to its end.</param>
    /// <returns>The format.</returns>
    /// <exception cref="UnknownImageFormatException">The data starts like no known format.</exception>
    public static IImageFormat DetectFormat(Stream stream) => DetectFormat(DecoderOptions.Default, stream);

    /// <summary>Finds the format from the first bytes.</summary>
    /// <param name="options">How to decode.</param>
    /// <param name="stream">The encoded picture, read to its end.</param>
    /// <returns>The format.</returns>
    /// <exception cref="UnknownImageFormatException">The data starts like no known format.</exception>
    public static IImageFormat DetectFormat(DecoderOptions options, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(options);
        using StreamBytes bytes = StreamBytes.Read(stream);
        return KnownFormats.Detect(bytes.Span);
    }

    /// <summary>Finds the format from the first bytes.</summary>
    /// <param name="buffer">The encoded picture.</param>
    /// <returns>The format.</returns>
    /// <exception cref="UnknownImageFormatException">The data starts like no known format.</exception>
    public static IImageFormat DetectFormat(ReadOnlySpan<byte> buffer) => DetectFormat(DecoderOptions.Default, buffer);

    /// <summary>Finds the format from the first bytes.</summary>
    /// <param name="options">How to decode.</param>
    /// <param name="buffer">The encoded picture.</param>
    /// <returns>The format.</returns>
    /// <exception cref="UnknownImageFormatException">The data starts like no known format.</exception>
    public static IImageFormat DetectFormat(DecoderOptions options, ReadOnlySpan<byte> buffer)
    {
        ArgumentNullException.ThrowIfNull(options);
        return KnownFormats.Detect(buffer);
    }

    /// <summary>Reads a picture's header.</summary>
    /// <param name="path">The file.</param>
    /// <returns>What the header says.</returns>
    /// <exception cref="UnknownImageFormatException">The data starts like no known format.</exception>
    /// <exception cref="InvalidImageContentException">The data is damaged beyond decoding.</exception>
    public static ImageInfo Identify(string path) => Identify(DecoderOptions.Default, path);

    /// <summary>Reads a picture's header.</summary>
    /// <param name="options">How to decode.</param>
    /// <param name="path">The file.</param>
    /// <returns>What the header says.</returns>
    /// <exception cref="UnknownImageFormatException">The data starts like no known format.</exception>
    /// <exception cref="InvalidImageContentException">The data is damaged beyond decoding.</exception>
    public static ImageInfo Identify(DecoderOptions options, string path)
    {
        ArgumentNullException.ThrowIfNull(options);
        using StreamBytes bytes = StreamBytes.ReadFile(path);
        return KnownFormats.DecoderOf(bytes.Span).IdentifyBytes(options, bytes.Span);
    }

    /// <summary>Reads a picture's header.</summary>
    /// <param name="stream">The encoded picture, read to its end.</param>
    /// <returns>What the header says.</returns>
    /// <exception cref="UnknownImageFormatException">The data starts like no known format.</exception>
    /// <exception cref="InvalidImageContentException">The data is damaged beyond decoding.</exception>
    public static ImageInfo Identify(Stream stream) => Identify(DecoderOptions.Default, stream);

    /// <summary>Reads a picture's header.</summary>
    /// <param name="options">How to decode.</param>
    /// <param name="stream">The encoded picture, read to its end.</param>
    /// <returns>What the header says.</returns>
    /// <exception cref="UnknownImageFormatException">The data starts like no known format.</exception>
    /// <exception cref="InvalidImageContentException">The data is damaged beyond decoding.</exception>
    public static ImageInfo Identify(DecoderOptions options, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(options);
        using StreamBytes bytes = StreamBytes.Read(stream);
        return KnownFormats.DecoderOf(bytes.Span).IdentifyBytes(options, bytes.Span);
    }

    /// <summary>Reads a picture's header.</summary>
    /// <param name="buffer">The encoded picture.</param>
    /// <returns>What the header says.</returns>
    /// <exception cref="UnknownImageFormatException">The data starts like no known format.</exception>
    /// <exception cref="InvalidImageContentException">The data is damaged beyond decoding.</exception>
    public static ImageInfo Identify(ReadOnlySpan<byte> buffer) => Identify(DecoderOptions.Default, buffer);

    /// <summary>Reads a picture's header.</summary>
    /// <param name="options">How to decode.</param>
    /// <param name="buffer">The encoded picture.</param>
    /// <returns>What the header says.</returns>
    /// <exception cref="UnknownImageFormatException">The data starts like no known format.</exception>
    /// <exception cref="InvalidImageContentException">The data is damaged beyond decoding.</exception>
    public static ImageInfo Identify(DecoderOptions options, ReadOnlySpan<byte> buffer)
    {
        ArgumentNullException.ThrowIfNull(options);
        return KnownFormats.DecoderOf(buffer).IdentifyBytes(options, buffer);
    }
}
