using System.Buffers.Binary;
using SixLabors.ImageSharp.Formats.Jpeg.Decoding;

namespace SixLabors.ImageSharp.Formats.Jpeg.Encoding;

/// <summary>Writes a baseline JPEG file.</summary>
internal sealed class JpegWriter(Stream stream, int quality)
{
    private const int LongestSegment = ushort.MaxValue - 2;

    private readonly MemoryStream file = new();
    private readonly byte[] luminance = QuantizationTables.Scale(QuantizationTables.Luminance, quality);
    private readonly byte[] chrominance = QuantizationTables.Scale(QuantizationTables.Chrominance, quality);

    /// <exception cref="ImageProcessingException">The picture is larger than the format allows.</exception>
    public void Write(Size size, EncodedComponent[] components, byte[]? exif)
    {
        if (size.Width > ushort.MaxValue || size.Height > ushort.MaxValue)
        {
            throw new ImageProcessingException(
                $"JPEG holds at most 65535×65535 pixels; the picture has {size.Width}×{size.Height}. Resize it, or write PNG.");
        }

        file.Write([0xFF, Marker.StartOfImage]);
        bool isRgb = components is [{ Id: (byte)'R' }, ..];
        if (isRgb)
        {
            WriteSegment(Marker.App14, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 0]);
        }
        else
        {
            // JFIF 1.1, pixels square, no preview.
            WriteSegment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        }

        if (exif is not null && exif.Length + 6 <= LongestSegment)
        {
            WriteSegment(Marker.App1, [.. "Exif\0\0"u8, .. exif]);
        }

        bool hasColor = components.Any(c => c.IsColor);
        WriteSegment(Marker.QuantizationTables, [0, .. luminance]);
        if (hasColor)
        {
            WriteSegment(Marker.QuantizationTables, [1, .. chrominance]);
        }

        WriteFrame(size, components);
        WriteHuffman(0x00, HuffmanCode.LuminanceDc);
        WriteHuffman(0x10, HuffmanCode.LuminanceAc);
        if (hasColor)
        {
            WriteHuffman(0x01, HuffmanCode.ChrominanceDc);
            WriteHuffman(0x11, HuffmanCode.ChrominanceAc);
        }

        WriteScan(size, components);
        file.Write([0xFF, Marker.EndOfImage]);
        stream.Write(file.GetBuffer(), 0, (int)file.Length);
    }

    private void WriteFrame(Size size, EncodedComponent[] components)
    {
        byte[] header = new byte[6 + (components.Length * 3)];
        header[0] = 8;
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(1), (ushort)size.Height);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(3), (ushort)size.Width);
        header[5] = (byte)components.Length;
        for (int i = 0; i < components.Length; i++)
        {
            EncodedComponent component = components[i];
            header[6 + (i * 3)] = component.Id;
            header[7 + (i * 3)] = (byte)((component.Horizontal << 4) | component.Vertical);
            header[8 + (i * 3)] = (byte)(component.IsColor ? 1 : 0);
        }

        WriteSegment(Marker.StartOfFrameBaseline, header);
    }

    private void WriteScan(Size size, EncodedComponent[] components)
    {
        WriteSegment(
            Marker.StartOfScan,
            [(byte)components.Length, .. components.SelectMany(c => new[] { c.Id, (byte)(c.IsColor ? 0x11 : 0) }), 0, 63, 0]);
        BitWriter bits = new(file);
        BlockEncoder[] encoders = [.. components.Select(c => new BlockEncoder(c, c.IsColor ? chrominance : luminance, bits))];
        int unitWidth = components[0].Horizontal * 8;
        int unitHeight = components[0].Vertical * 8;
        for (int row = 0; row * unitHeight < size.Height; row++)
        {
            for (int column = 0; column * unitWidth < size.Width; column++)
            {
                foreach (BlockEncoder encoder in encoders)
                {
                    encoder.WriteUnit(column, row);
                }
            }
        }

        bits.Finish();
    }

    private void WriteHuffman(byte index, HuffmanCode code) =>
        WriteSegment(Marker.HuffmanTables, [index, .. code.Counts, .. code.Symbols]);

    private void WriteSegment(byte marker, ReadOnlySpan<byte> content)
    {
        Span<byte> start = [0xFF, marker, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(start[2..], (ushort)(content.Length + 2));
        file.Write(start);
        file.Write(content);
    }
}
