using System.Buffers.Binary;
using System.IO.Compression;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Encodes PNG.</summary>
public class PngEncoder : QuantizingImageEncoder
{
    /// <summary>Creates an encoder with the default settings.</summary>
    public PngEncoder()
    {
    }

    /// <summary>Bits of one value, 8 or 16; null for what the pixels hold.</summary>
    public PngBitDepth? BitDepth { get; init; }

    /// <summary>What a pixel is; null for what the pixels hold. <see cref="PngColorType.Palette"/> is not written here.</summary>
    public PngColorType? ColorType { get; init; }

    /// <summary>What a row's bytes are relative to; null for <see cref="PngFilterMethod.Adaptive"/>.</summary>
    public PngFilterMethod? FilterMethod { get; init; }

    /// <summary>How hard to compress.</summary>
    public PngCompressionLevel CompressionLevel { get; init; } = PngCompressionLevel.DefaultCompression;

    internal override void Write<TPixel>(Image<TPixel> image, Stream stream)
    {
        PngLayout layout = PngLayout.For<TPixel>(ColorType, BitDepth);
        stream.Write(PngFormat.Signature);
        Span<byte> header = stackalloc byte[PngHeader.Length];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], image.Height);
        header[8] = (byte)layout.BitDepth;
        header[9] = (byte)layout.ColorType;
        WriteChunk(stream, "IHDR"u8, header);
        if (!SkipMetadata && image.Metadata.ExifProfile?.ToByteArray() is { } exif)
        {
            WriteChunk(stream, "eXIf"u8, exif);
        }

        using MemoryStream compressed = new();
        using (ZLibStream zlib = new(compressed, new ZLibCompressionOptions { CompressionLevel = (int)CompressionLevel }, leaveOpen: true))
        {
            WriteRows(image, layout, zlib);
        }

        WriteChunk(stream, "IDAT"u8, compressed.GetBuffer().AsSpan(0, (int)compressed.Length));
        WriteChunk(stream, "IEND"u8, []);
    }

    private static void WriteChunk(Stream stream, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        stream.Write(number);
        stream.Write(name);
        stream.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc32.Update(Crc32.Update(uint.MaxValue, name), content));
        stream.Write(number);
    }

    /// <summary>How far a filtered row's bytes are from zero; the smaller, the better it compresses.</summary>
    private static long Magnitude(ReadOnlySpan<byte> row)
    {
        long sum = 0;
        foreach (byte value in row)
        {
            // Differences are small on either side of zero.
            sum += Math.Abs((int)(sbyte)value);
        }

        return sum;
    }

    private void WriteRows<TPixel>(Image<TPixel> image, PngLayout layout, Stream zlib)
        where TPixel : unmanaged, PixelFormats.IPixel<TPixel>
    {
        int length = image.Width * layout.BytesPerPixel;
        byte[] row = new byte[length];
        byte[] above = new byte[length];
        byte[] best = new byte[length + 1];
        byte[] trial = new byte[length + 1];
        PngFilterMethod method = FilterMethod ?? PngFilterMethod.Adaptive;
        bool adapts = method == PngFilterMethod.Adaptive;
        PngFilterMethod first = adapts ? PngFilterMethod.None : method;
        PngFilterMethod last = adapts ? PngFilterMethod.Paeth : method;
        for (int y = 0; y < image.Height; y++)
        {
            layout.Pack<TPixel>(image.Buffer.Row(y), row);
            long least = long.MaxValue;
            for (PngFilterMethod filter = first; filter <= last; filter++)
            {
                trial[0] = (byte)filter;
                PngFilters.Apply(filter, row, above, layout.BytesPerPixel, trial.AsSpan(1));
                long magnitude = adapts ? Magnitude(trial.AsSpan(1)) : 0;
                if (magnitude < least)
                {
                    least = magnitude;
                    (best, trial) = (trial, best);
                }
            }

            zlib.Write(best);
            (row, above) = (above, row);
        }
    }
}
