using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace SmallData.Images;

/// <summary>Tells files that were cut short or changed before a decoder sees them. Decoders fill missing rows with grey or black and say nothing, and a grey half would
/// be learned from like any other picture; ImageSharp 2.1.13 may even run for ever on an interlaced PNG whose data end early.</summary>
internal static class PhotoIntegrity
{
    private const string CutShort = "the file is cut short: its end is missing";
    private const string Changed = "the picture is damaged: a checksum in it is wrong";

    /// <summary>What is wrong with a file, in words; null where nothing is seen.</summary>
    public static string? Fault(ReadOnlySpan<byte> file) => file switch
    {
        [] => "the file is empty (0 bytes)",
        [0xFF, 0xD8, ..] => JpegHasItsEnd(file) ? null : CutShort,
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => PngFault(file),
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => GifHasItsPicture(file) ? null : CutShort,
        { Length: >= 12 } when file.StartsWith("RIFF"u8) && file[8..12].SequenceEqual("WEBP"u8) => BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) + 8L <= file.Length ? null : CutShort,
        { Length: >= 12 } when file[4..8].SequenceEqual("ftyp"u8) && System.Text.Encoding.ASCII.GetString(file[8..12]) is "heic" or "heix" or "mif1" or "avif" =>
            "this is a HEIC or AVIF picture, which is not read; export it as JPEG",
        _ => null,
    };

    /// <summary>Walks from marker to marker; bytes after the end, such as a phone's short film, are harmless.</summary>
    private static bool JpegHasItsEnd(ReadOnlySpan<byte> file)
    {
        const byte Prefix = 0xFF, Restart0 = 0xD0, Restart7 = 0xD7, StartOfImage = 0xD8, EndOfImage = 0xD9, Temporary = 0x01;
        bool scanned = false;
        for (int at = 2; ;)
        {
            int next = file[at..].IndexOf(Prefix);
            if (next < 0 || at + next + 1 >= file.Length)
            {
                return false;
            }

            at += next + 1;
            byte marker = file[at];
            switch (marker)
            {
                case Prefix:
                    continue;   // fill bytes: this one may begin the marker
                case EndOfImage:
                    return scanned;
                case 0 or Temporary or StartOfImage or (>= Restart0 and <= Restart7):
                    at++;       // inside a scan, or without content
                    continue;
            }

            if (at + 3 > file.Length)
            {
                return false;
            }

            scanned |= marker == 0xDA;
            at += 1 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 1)..]);
            if (at >= file.Length)
            {
                return false;
            }
        }
    }

    /// <summary>Every chunk whole and with its checksum, up to the last one.</summary>
    private static string? PngFault(ReadOnlySpan<byte> file)
    {
        using var pixels = new MemoryStream();
        bool interlaced = false;
        ReadOnlySpan<byte> header = [];
        for (int at = 8; ;)
        {
            if (file.Length - at < 12 || BinaryPrimitives.ReadUInt32BigEndian(file[at..]) is var length && length > file.Length - at - 12)
            {
                return CutShort;
            }

            ReadOnlySpan<byte> typed = file.Slice(at + 4, (int)length + 4);
            at += 12 + (int)length;
            if (Crc32.HashToUInt32(typed) != BinaryPrimitives.ReadUInt32BigEndian(file[(at - 4)..]))
            {
                return Changed;
            }

            if (header.IsEmpty)
            {
                if (!typed.StartsWith("IHDR"u8) || length != 13)
                {
                    return "the picture is damaged: it does not begin like a PNG file";
                }

                header = typed[4..];
                interlaced = header[12] == 1;
            }
            else if (interlaced && typed.StartsWith("IDAT"u8))
            {
                pixels.Write(typed[4..]);
            }
            else if (typed.StartsWith("IEND"u8))
            {
                return interlaced && !Holds(pixels, InterlacedBytes(header)) ? CutShort : null;
            }
        }
    }

    /// <summary>How many bytes the seven passes of Adam7 have (PNG specification, 8.2): each row its pixels and one byte for its filter.</summary>
    private static long InterlacedBytes(ReadOnlySpan<byte> header)
    {
        ReadOnlySpan<int> left = [0, 4, 0, 2, 0, 1, 0], top = [0, 0, 4, 0, 2, 0, 1], across = [8, 8, 4, 4, 2, 2, 1], down = [8, 8, 8, 4, 4, 2, 2];
        long width = BinaryPrimitives.ReadUInt32BigEndian(header), height = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        int channels = header[9] switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        long total = 0;
        for (int pass = 0; pass < 7; pass++)
        {
            long columns = Math.Max(0, width - left[pass] + across[pass] - 1) / across[pass];
            long rows = Math.Max(0, height - top[pass] + down[pass] - 1) / down[pass];
            total += columns == 0 ? 0 : rows * (1 + (columns * header[8] * channels + 7) / 8);
        }

        return total;
    }

    private static bool Holds(MemoryStream compressed, long bytes)
    {
        compressed.Position = 0;
        using var inflated = new ZLibStream(compressed, CompressionMode.Decompress);
        var buffer = new byte[1 << 16];
        try
        {
            for (int count; bytes > 0; bytes -= count)
            {
                if ((count = inflated.Read(buffer)) == 0)
                {
                    return false;
                }
            }

            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>Walks the blocks of a GIF up to the end of its first picture, the only one that is used.</summary>
    private static bool GifHasItsPicture(ReadOnlySpan<byte> file)
    {
        const byte Extension = 0x21, Picture = 0x2C;
        if (file.Length < 13)
        {
            return false;
        }

        int at = 13 + Palette(file[10]);
        while (at < file.Length && file[at] == Extension)
        {
            at = AfterBlocks(file, at + 2);
        }

        return at + 10 < file.Length && file[at] == Picture && AfterBlocks(file, at + 10 + Palette(file[at + 9]) + 1) <= file.Length;

        static int Palette(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

        // Each block says how long it is; the last is empty. Beyond the file if that is missing.
        static int AfterBlocks(ReadOnlySpan<byte> file, int at)
        {
            while (at < file.Length && file[at] != 0)
            {
                at += file[at] + 1;
            }

            return at + 1;
        }
    }
}
