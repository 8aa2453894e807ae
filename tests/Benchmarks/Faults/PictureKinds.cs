using System.Buffers.Binary;
using System.IO.Hashing;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;
using Sketches;
using SmallData;
using SmallData.Images;

namespace Benchmarks.Faults;

/// <summary>Photos.</summary>
internal static class PictureKinds
{
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        Picture("jpg", new JpegEncoder { ColorType = JpegColorType.YCbCrRatio420 }, new JpegEncoder { ColorType = JpegColorType.Luminance }, new JpegEncoder { ColorType = JpegColorType.Rgb }),
        Picture("png", new PngEncoder(), new PngEncoder { InterlaceMethod = PngInterlaceMode.Adam7 }, new PngEncoder { ColorType = PngColorType.Palette, BitDepth = PngBitDepth.Bit4 },
            new PngEncoder { ColorType = PngColorType.RgbWithAlpha, BitDepth = PngBitDepth.Bit16, InterlaceMethod = PngInterlaceMode.Adam7 }) with { Mend = MendPng },
        Picture("webp", new WebpEncoder { FileFormat = WebpFileFormatType.Lossy }, new WebpEncoder { FileFormat = WebpFileFormatType.Lossless }),
        Picture("gif", new GifEncoder(), new GifEncoder { ColorTableMode = GifColorTableMode.Local }),
    ];

    private static FaultKind Picture(string name, params IImageEncoder[] encoders) => new(
        name,
        () => [.. encoders.SelectMany(encoder => (IEnumerable<byte[]>)[Encode(Species.Cat, 40, 56, encoder), Encode(Species.Human, 97, 64, encoder)])],
        file =>
        {
            var layout = new PhotoLayout(32);
            return PhotoDecoder.Decode(file, layout, new byte[layout.Bytes]);
        });

    private static byte[] Encode(Species species, int width, int height, IImageEncoder encoder)
    {
        using Image<Rgb24> image = Image.LoadPixelData<Rgb24>(DrawnPhoto.Render(species, 1, width, height), width, height);
        using var stream = new MemoryStream();
        image.Save(stream, encoder);
        return stream.ToArray();
    }

    private static byte[] MendPng(byte[] file)
    {
        byte[] mended = [.. file];
        for (int at = 8; at + 12 <= file.Length;)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > file.Length - at - 12)
            {
                break;
            }

            BinaryPrimitives.WriteUInt32BigEndian(mended.AsSpan(at + 8 + (int)length), Crc32.HashToUInt32(file.AsSpan(at + 4, (int)length + 4)));
            at += 12 + (int)length;
        }

        return mended;
    }
}
