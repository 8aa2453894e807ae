namespace SmallData.Datasets.Downloads;

/// <summary>
/// Holds the names in an archive to what means the same file, below the archive's own folder, on every system: an archive that is safe on one
/// would otherwise write elsewhere on another.
/// </summary>
internal static class EntryName
{
    private const int LongestSegment = 200;
    private const int LongestName = 1000;

    // Windows opens these as devices, with any extension.
    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. "0123456789¹²³".SelectMany(digit => new[] { $"COM{digit}", $"LPT{digit}" })],
        StringComparer.OrdinalIgnoreCase);

    /// <exception cref="EvilArchiveException">The name is not a plain relative path.</exception>
    public static void Check(string name)
    {
        if (Fault(name) is { } fault)
        {
            throw new EvilArchiveException(name, fault);
        }
    }

    private static string? Fault(string name)
    {
        if (name.Length is 0 or > LongestName)
        {
            return "has no name or too long a one";
        }

        if (name[0] == '/')
        {
            return "has an absolute path";
        }

        if (name.AsSpan().IndexOfAny("\\:*?\"<>|") >= 0 || name.Any(char.IsControl))
        {
            return "has a name with characters that mean something else on another system";
        }

        foreach (string segment in (name[^1] == '/' ? name[..^1] : name).Split('/'))
        {
            if (segment is "" or "." or "..")
            {
                return "has a path that leads elsewhere";
            }

            if (segment.Length > LongestSegment || segment[^1] is '.' or ' ' || segment[0] == ' ' || Devices.Contains(segment.Split('.')[0].TrimEnd()))
            {
                return "has a name that means something else on another system";
            }
        }

        return null;
    }
}
