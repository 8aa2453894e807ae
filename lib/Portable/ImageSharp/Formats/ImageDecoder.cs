using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace SixLabors.ImageSharp.Formats;

/// <summary>The base of the decoders. They work on the whole file in memory.</summary>
public abstract class ImageDecoder : IImageDecoder
{
    internal ImageDecoder()
    {
    }

    /// <inheritdoc/>
    public ImageInfo Identify(DecoderOptions options, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(options);
        using StreamBytes bytes = StreamBytes.Read(stream);
        return IdentifyBytes(options, bytes.Span);
    }

    /// <inheritdoc/>
    public Image<TPixel> Decode<TPixel>(DecoderOptions options, Stream stream)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        ArgumentNullException.ThrowIfNull(options);
        using StreamBytes bytes = StreamBytes.Read(stream);
        return DecodeBytes<TPixel>(options, bytes.Span);
    }

    /// <inheritdoc/>
    public Image Decode(DecoderOptions options, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(options);
        using StreamBytes bytes = StreamBytes.Read(stream);
        return DecodeBytes(options, bytes.Span);
    }

    internal abstract ImageInfo IdentifyBytes(DecoderOptions options, ReadOnlySpan<byte> data);

    internal abstract Image<TPixel> DecodeBytes<TPixel>(DecoderOptions options, ReadOnlySpan<byte> data)
        where TPixel : unmanaged, IPixel<TPixel>;

    internal abstract Image DecodeBytes(DecoderOptions options, ReadOnlySpan<byte> data);

    /// <summary>Fits the picture into <see cref="DecoderOptions.TargetSize"/>, where one is set.</summary>
    internal static void ScaleToTarget(DecoderOptions options, Image image)
    {
        if (options.TargetSize is not { } target || image.Width == target.Width || image.Height == target.Height)
        {
            return;
        }

        ResizeOptions resize = new() { Size = target, Sampler = options.Sampler, Mode = ResizeMode.Max };
        image.Mutate(x => x.Resize(resize));
    }
}
