using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Decodes PNG: every colour type, depth and interlace. The picture of an animated file is its first.</summary>
/// <remarks>Rows that are missing at the end stay black or clear, as in ImageSharp; a file without any row is an error.</remarks>
public sealed class PngDecoder : SpecializedImageDecoder<PngDecoderOptions>
{
    private PngDecoder()
    {
    }

    /// <summary>The one instance.</summary>
    public static PngDecoder Instance { get; } = new();

    internal override ImageInfo IdentifyBytes(DecoderOptions options, ReadOnlySpan<byte> data)
    {
        PngReader reader = new();
        reader.Read(data, headerOnly: true);
        return new(new PixelTypeInfo(reader.Header.BitsPerPixel), reader.Header.Size, Describe(reader, options));
    }

    internal override Image<TPixel> DecodeBytes<TPixel>(PngDecoderOptions options, ReadOnlySpan<byte> data)
    {
        PngReader reader = new();
        reader.Read(data, headerOnly: false);
        PixelBuffer<TPixel> pixels = PngPixels.Decode<TPixel>(reader, data.Length);
        Image<TPixel> image = new(options.GeneralOptions.Configuration, pixels, Describe(reader, options.GeneralOptions));
        ScaleToTarget(options.GeneralOptions, image);
        return image;
    }

    internal override Image DecodeBytes(PngDecoderOptions options, ReadOnlySpan<byte> data)
    {
        PngReader reader = new();
        reader.Read(data, headerOnly: true);
        bool deep = reader.Header.BitDepth == 16;
        bool clear = reader.Transparency.Length > 0;
        return (reader.Header.ColorType, deep) switch
        {
            (PngColorType.Grayscale, false) when !clear => DecodeBytes<L8>(options, data),
            (PngColorType.Grayscale, true) when !clear => DecodeBytes<L16>(options, data),
            (PngColorType.Grayscale or PngColorType.GrayscaleWithAlpha, false) => DecodeBytes<La16>(options, data),
            (PngColorType.Rgb, false) when !clear => DecodeBytes<Rgb24>(options, data),
            (PngColorType.Rgb, true) when !clear => DecodeBytes<Rgb48>(options, data),
            (_, true) => DecodeBytes<Rgba64>(options, data),
            _ => DecodeBytes<Rgba32>(options, data),
        };
    }

    private static ImageMetadata Describe(PngReader reader, DecoderOptions options) => new()
    {
        DecodedImageFormat = PngFormat.Instance,
        ExifProfile = reader.Exif.Length > 0 && !options.SkipMetadata ? new(reader.Exif) : null,
        Png = new()
        {
            BitDepth = (PngBitDepth)reader.Header.BitDepth,
            ColorType = reader.Header.ColorType,
            InterlaceMethod = reader.Header.IsInterlaced ? PngInterlaceMode.Adam7 : PngInterlaceMode.None,
        },
    };
}
