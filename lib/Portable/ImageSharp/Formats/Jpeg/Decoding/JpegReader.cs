using System.Buffers.Binary;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;

namespace SixLabors.ImageSharp.Formats.Jpeg.Decoding;

/// <summary>Goes through a JPEG file's segments and decodes its scans into the components' samples.</summary>
internal sealed class JpegReader(DecoderOptions options) : IDisposable
{
    private readonly ushort[]?[] quantization = new ushort[4][];
    private readonly HuffmanTable?[] dcTables = new HuffmanTable[4];
    private readonly HuffmanTable?[] acTables = new HuffmanTable[4];
    private JpegFrame? frame;
    private int restartInterval;
    private int scans;
    private bool hasJfif;
    private int? adobeTransform;

    public Size? TargetSize { get; init; }

    public ImageMetadata Metadata { get; } = new() { DecodedImageFormat = JpegFormat.Instance };

    public JpegFrame Frame => frame ?? throw new InvalidImageContentException("The JPEG file ends before its frame header.");

    public JpegColorSpace ColorSpace { get; private set; }

    /// <summary>Reads up to the first scan.</summary>
    /// <exception cref="InvalidImageContentException">There is no frame header, or it breaks the rules.</exception>
    public void ReadHeader(ReadOnlySpan<byte> data)
    {
        ReadSegments(data, headerOnly: true);
        DescribeFrame();
    }

    /// <summary>Reads and decodes everything.</summary>
    /// <exception cref="InvalidImageContentException">The file is damaged beyond decoding.</exception>
    public void Read(ReadOnlySpan<byte> data)
    {
        ReadSegments(data, headerOnly: false);
        if (scans == 0)
        {
            _ = Frame;
            throw new InvalidImageContentException("The JPEG file ends before its picture.");
        }

        DescribeFrame();
        if (Frame.IsProgressive)
        {
            foreach (JpegComponent component in Frame.Components)
            {
                BlockTransform.TransformAll(component);
            }
        }
    }

    public void Dispose() => frame?.Dispose();

    private void ReadSegments(ReadOnlySpan<byte> data, bool headerOnly)
    {
        int position = 2;
        while (NextMarker(data, ref position) is { } marker && marker != Marker.EndOfImage)
        {
            int length = position + 2 <= data.Length ? BinaryPrimitives.ReadUInt16BigEndian(data[position..]) : 0;
            if (length < 2 || position + length > data.Length)
            {
                if (frame is not null && (headerOnly || scans > 0))
                {
                    return;
                }

                throw new InvalidImageContentException($"The JPEG file ends inside segment FF{marker:X2}.");
            }

            ReadOnlySpan<byte> segment = data.Slice(position + 2, length - 2);
            position += length;
            if (marker == Marker.StartOfScan)
            {
                if (headerOnly)
                {
                    return;
                }

                ReadScan(segment, data, ref position);
            }
            else
            {
                ReadSegment(marker, segment, headerOnly);
            }
        }
    }

    private void ReadSegment(byte marker, ReadOnlySpan<byte> segment, bool headerOnly)
    {
        switch (marker)
        {
            case Marker.HuffmanTables when !headerOnly:
                ReadHuffmanTables(segment);
                break;
            case Marker.QuantizationTables:
                ReadQuantizationTables(segment);
                break;
            case Marker.RestartInterval when segment.Length >= 2:
                restartInterval = BinaryPrimitives.ReadUInt16BigEndian(segment);
                break;
            case 0xE0:
                hasJfif |= segment.StartsWith("JFIF\0"u8);
                break;
            case Marker.App1 when !options.SkipMetadata && segment.StartsWith("Exif\0\0"u8):
                Metadata.ExifProfile ??= new(segment[6..].ToArray());
                break;
            case Marker.App14 when segment.Length >= 12 && segment.StartsWith("Adobe"u8):
                adobeTransform = segment[11];
                break;
            case >= Marker.StartOfFrameBaseline and <= Marker.LastStartOfFrame
                when marker is not (Marker.HuffmanTables or Marker.ArithmeticConditioning or 0xC8):
                if (frame is not null)
                {
                    throw new InvalidImageContentException("The JPEG file has more than one frame.");
                }

                frame = JpegFrame.Parse(segment, marker);
                break;
        }
    }

    /// <summary>Finds the next marker and steps over it; null at the end of the data.</summary>
    private static byte? NextMarker(ReadOnlySpan<byte> data, ref int position)
    {
        while (position + 1 < data.Length)
        {
            int next = data[position..].IndexOf((byte)0xFF);
            if (next < 0)
            {
                break;
            }

            position += next + 1;
            while (position < data.Length && data[position] == 0xFF)
            {
                position++;
            }

            if (position < data.Length && data[position] != 0 && !Marker.IsRestart(data[position]))
            {
                return data[position++];
            }
        }

        position = data.Length;
        return null;
    }

    private void ReadHuffmanTables(ReadOnlySpan<byte> segment)
    {
        while (segment.Length >= 17)
        {
            int kind = segment[0] >> 4;
            int index = segment[0] & 15;
            ReadOnlySpan<byte> counts = segment.Slice(1, 16);
            int total = 0;
            foreach (byte count in counts)
            {
                total += count;
            }

            if (kind > 1 || index > 3 || total > 256 || segment.Length < 17 + total)
            {
                throw new InvalidImageContentException("A Huffman table of the JPEG file is damaged.");
            }

            (kind == 0 ? dcTables : acTables)[index] = new(counts, segment.Slice(17, total));
            segment = segment[(17 + total)..];
        }
    }

    private void ReadQuantizationTables(ReadOnlySpan<byte> segment)
    {
        while (!segment.IsEmpty)
        {
            int width = (segment[0] >> 4) + 1;
            int index = segment[0] & 15;
            int length = 1 + (width * JpegComponent.BlockLength);
            if (width > 2 || index > 3 || segment.Length < length)
            {
                throw new InvalidImageContentException("A quantisation table of the JPEG file is damaged.");
            }

            // As long as ZigZag.Order, for runs beyond the end of damaged blocks.
            ushort[] table = new ushort[ZigZag.Order.Length];
            for (int i = 0; i < JpegComponent.BlockLength; i++)
            {
                table[i] = width == 1 ? segment[1 + i] : BinaryPrimitives.ReadUInt16BigEndian(segment[(1 + (i * 2))..]);
            }

            quantization[index] = table;
            segment = segment[length..];
        }
    }

    private void ReadScan(ReadOnlySpan<byte> header, ReadOnlySpan<byte> data, ref int position)
    {
        JpegFrame target = Frame;
        if (scans == 0)
        {
            target.Allocate(TargetSize, data.Length);
        }

        int count = header.IsEmpty ? 0 : header[0];
        if (count < 1 || count > target.Components.Length || header.Length < 4 + (count * 2))
        {
            throw new InvalidImageContentException("A scan header of the JPEG file is damaged.");
        }

        JpegComponent[] components = new JpegComponent[count];
        for (int i = 0; i < count; i++)
        {
            byte id = header[1 + (i * 2)];
            int tables = header[2 + (i * 2)];
            JpegComponent component = Array.Find(target.Components, c => c.Id == id)
                ?? throw new InvalidImageContentException($"A scan of the JPEG file has component {id}, which its frame lacks.");
            if (Array.IndexOf(components, component) >= 0 || (tables >> 4) > 3 || (tables & 15) > 3)
            {
                throw new InvalidImageContentException("A scan header of the JPEG file is damaged.");
            }

            component.Quantization ??= quantization[component.QuantizationIndex]
                ?? throw new InvalidImageContentException($"The JPEG file lacks quantisation table {component.QuantizationIndex}.");
            component.Dc = dcTables[tables >> 4];
            component.Ac = acTables[tables & 15];
            components[i] = component;
        }

        ReadOnlySpan<byte> spectral = header.Slice(1 + (count * 2), 3);
        ScanDecoder decoder = target.IsProgressive
            ? new ProgressiveScan(target, components, restartInterval, spectral[0], spectral[1], spectral[2] >> 4, spectral[2] & 15)
            : new BaselineScan(target, components, restartInterval);
        position += decoder.Decode(data[position..]);
        scans++;
    }

    private void DescribeFrame()
    {
        JpegComponent[] components = Frame.Components;
        ColorSpace = components.Length switch
        {
            1 => JpegColorSpace.Grey,
            4 => adobeTransform == 2 ? JpegColorSpace.Ycck : JpegColorSpace.Cmyk,
            _ when hasJfif => JpegColorSpace.YCbCr,
            _ when adobeTransform is { } transform => transform == 0 ? JpegColorSpace.Rgb : JpegColorSpace.YCbCr,
            _ => components[0].Id == 'R' && components[1].Id == 'G' && components[2].Id == 'B' ? JpegColorSpace.Rgb : JpegColorSpace.YCbCr,
        };
        Metadata.Jpeg = new()
        {
            Progressive = Frame.IsProgressive,
            Interleaved = components.Length == 1 || scans <= 1 || Frame.IsProgressive,
            ColorType = EncodingColor(components),
            LuminanceTable = quantization[components[0].QuantizationIndex],
        };
    }

    private JpegEncodingColor EncodingColor(JpegComponent[] components) => ColorSpace switch
    {
        JpegColorSpace.Grey => JpegEncodingColor.Luminance,
        JpegColorSpace.Rgb => JpegEncodingColor.Rgb,
        JpegColorSpace.Cmyk => JpegEncodingColor.Cmyk,
        JpegColorSpace.Ycck => JpegEncodingColor.Ycck,
        _ => (Frame.MaxHorizontal / components[1].Horizontal, Frame.MaxVertical / components[1].Vertical) switch
        {
            (1, 1) => JpegEncodingColor.YCbCrRatio444,
            (2, 1) => JpegEncodingColor.YCbCrRatio422,
            (4, 1) => JpegEncodingColor.YCbCrRatio411,
            (4, 2) => JpegEncodingColor.YCbCrRatio410,
            _ => JpegEncodingColor.YCbCrRatio420,
        },
    };
}
