using SixLabors.ImageSharp.Formats.Jpeg.Decoding;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>Decodes JPEG: baseline and progressive, 8 bits, every sampling, grey, YCbCr, RGB, CMYK and YCCK.</summary>
/// <remarks>
/// Gives libjpeg-turbo's values (its accurate integer transform and smooth upsampling of colour). A file that stops inside its picture is
/// no error: what is missing stays grey or black, as in ImageSharp. Whether a file is whole shows in its last two bytes, FF D9.
/// </remarks>
public sealed class JpegDecoder : SpecializedImageDecoder<JpegDecoderOptions>
{
    private JpegDecoder()
    {
    }

    /// <summary>The one instance.</summary>
    public static JpegDecoder Instance { get; } = new();

    internal override ImageInfo IdentifyBytes(DecoderOptions options, ReadOnlySpan<byte> data)
    {
        using JpegReader reader = new(options);
        reader.ReadHeader(data);
        return new(new PixelTypeInfo(reader.Frame.Components.Length * 8), reader.Frame.Size, reader.Metadata);
    }

    internal override Image<TPixel> DecodeBytes<TPixel>(JpegDecoderOptions options, ReadOnlySpan<byte> data)
    {
        using JpegReader reader = new(options.GeneralOptions)
        {
            TargetSize = options.ResizeMode == JpegDecoderResizeMode.ScaleOnly ? null : options.GeneralOptions.TargetSize,
        };
        reader.Read(data);
        Image<TPixel> image = new(options.GeneralOptions.Configuration, FrameConverter.ToPixels<TPixel>(reader), reader.Metadata);
        if (options.ResizeMode != JpegDecoderResizeMode.IdctOnly)
        {
            ScaleToTarget(options.GeneralOptions, image);
        }

        return image;
    }

    internal override Image DecodeBytes(JpegDecoderOptions options, ReadOnlySpan<byte> data) => DecodeBytes<Rgb24>(options, data);
}
