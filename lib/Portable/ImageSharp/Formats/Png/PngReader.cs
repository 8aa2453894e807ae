using System.Buffers.Binary;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Goes through a PNG file's chunks.</summary>
internal sealed class PngReader
{
    private PngHeader? header;

    public PngHeader Header => header ?? throw new InvalidImageContentException("The PNG file lacks its header.");

    /// <summary>Red, green, blue of each colour.</summary>
    public byte[] Palette { get; private set; } = [];

    /// <summary>Alpha of the palette's first colours, or the one colour that is clear.</summary>
    public byte[] Transparency { get; private set; } = [];

    public byte[] Exif { get; private set; } = [];

    /// <summary>The compressed rows.</summary>
    public MemoryStream Compressed { get; } = new();

    /// <summary>Reads the chunks, up to the first row or to the end.</summary>
    /// <exception cref="InvalidImageContentException">A chunk that is needed is missing or damaged.</exception>
    public void Read(ReadOnlySpan<byte> data, bool headerOnly)
    {
        data = data[PngFormat.Signature.Length..];
        while (data.Length >= 12)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(data);
            ReadOnlySpan<byte> name = data.Slice(4, 4);
            if (length > data.Length - 12)
            {
                // A chunk that was cut off cannot be checked; what was read before it stands.
                break;
            }

            ReadOnlySpan<byte> content = data.Slice(8, (int)length);
            uint sum = BinaryPrimitives.ReadUInt32BigEndian(data[(8 + (int)length)..]);
            bool isRow = name.SequenceEqual("IDAT"u8);
            if (name.SequenceEqual("IEND"u8) || (isRow && headerOnly))
            {
                break;
            }

            // A chunk is critical where its name starts with a capital letter; others are left out when damaged.
            bool sound = Crc32.Of(data.Slice(4, 4 + (int)length)) == sum;
            if (!sound && char.IsAsciiLetterUpper((char)name[0]))
            {
                throw new InvalidImageContentException($"CRC Error. PNG {System.Text.Encoding.ASCII.GetString(name)} chunk is corrupt!");
            }

            if (isRow)
            {
                Compressed.Write(content);
            }
            else if (sound)
            {
                ReadChunk(name, content);
            }

            data = data[(12 + (int)length)..];
        }

        if (!headerOnly && Compressed.Length == 0)
        {
            _ = Header;
            throw new InvalidImageContentException("PNG Image does not contain a data chunk.");
        }
    }

    private void ReadChunk(ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        if (name.SequenceEqual("IHDR"u8))
        {
            header ??= PngHeader.Parse(content);
        }
        else if (name.SequenceEqual("PLTE"u8))
        {
            Palette = content[..Math.Min(content.Length, 256 * 3)].ToArray();
        }
        else if (name.SequenceEqual("tRNS"u8))
        {
            Transparency = content.ToArray();
        }
        else if (name.SequenceEqual("eXIf"u8))
        {
            Exif = content.ToArray();
        }
    }
}
