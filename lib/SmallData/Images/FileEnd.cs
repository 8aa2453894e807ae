namespace SmallData.Images;

/// <summary>
/// Tells a JPEG or PNG file that was cut short. Decoders fill the missing rows with grey or black and say nothing, and a grey half would
/// be learned from like any other picture.
/// </summary>
internal static class FileEnd
{
    private const byte Prefix = 0xFF, StartOfImage = 0xD8, StartOfScan = 0xDA, EndOfImage = 0xD9;

    /// <summary>True for a JPEG or PNG file without its end marker. Bytes after the marker are harmless.</summary>
    public static bool IsMissing(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith([Prefix, StartOfImage]))
        {
            // Inside a scan every 0xFF byte of the picture is followed by 0 or a restart marker, so a real marker is unmistakable;
            // a thumbnail's own end marker comes before the last scan begins.
            return LastMarker(file, EndOfImage) < Math.Max(LastMarker(file, StartOfScan), 2);
        }

        return file.StartsWith([(byte)0x89, (byte)'P', (byte)'N', (byte)'G']) && file.LastIndexOf("IEND"u8) < 0;
    }

    private static int LastMarker(ReadOnlySpan<byte> file, byte marker) => file.LastIndexOf([Prefix, marker]);
}
