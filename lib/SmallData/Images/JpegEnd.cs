namespace SmallData.Images;

/// <summary>
/// Tells a JPEG file that was cut short. Decoders fill the missing rows with grey and say nothing, and a grey half would
/// be learned from like any other picture.
/// </summary>
internal static class JpegEnd
{
    private const byte Prefix = 0xFF, StartOfImage = 0xD8, StartOfScan = 0xDA, EndOfImage = 0xD9;

    /// <summary>True for a JPEG file with no end marker after its last scan. Bytes after the end marker are harmless.</summary>
    public static bool IsMissing(ReadOnlySpan<byte> file)
    {
        if (file.Length < 2 || file[0] != Prefix || file[1] != StartOfImage)
        {
            return false;
        }

        // Inside a scan every 0xFF byte of the picture is followed by 0 or a restart marker, so a real marker is unmistakable;
        // a thumbnail's own end marker comes before the last scan begins.
        return LastMarker(file, EndOfImage) < Math.Max(LastMarker(file, StartOfScan), 2);
    }

    private static int LastMarker(ReadOnlySpan<byte> file, byte marker) => file.LastIndexOf([Prefix, marker]);
}
