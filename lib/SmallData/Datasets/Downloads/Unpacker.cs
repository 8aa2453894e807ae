using System.Buffers;
using System.IO.Compression;
using System.IO.Hashing;

namespace SmallData.Datasets.Downloads;

/// <summary>An archive that reaches for something outside its folder, or for the whole disk.</summary>
internal sealed class EvilArchiveException(string entry, string reason) : Exception($"its entry '{Printable(entry)}' {reason}")
{
    private static string Printable(string name) =>
        new([.. (name.Length > 120 ? name[..120] + "…" : name).Select(letter => char.IsControl(letter) ? '?' : letter)]);
}

/// <summary>What ZipFile.ExtractToDirectory lacks: limits, checksums, and names that mean the same file, below the archive's own folder, on every system. The whole
/// archive is refused if any entry of it is evil, wanted or not.</summary>
/// <param name="file">Says which entries are wanted, and where.</param>
/// <param name="folder">An existing folder that nobody else writes to.</param>
/// <param name="mostEntries">More entries than these are a trap.</param>
/// <param name="mostBytes">So are more unpacked bytes than these, whatever the archive says.</param>
/// <param name="create">Creates a file that must not exist yet; tests let it run out of space.</param>
internal sealed class Unpacker(RemoteFile file, string folder, int mostEntries, long mostBytes, Func<string, Stream>? create = null)
{
    private const int LongestSegment = 200, LongestName = 1000;

    // The type of a file in the upper half of a zip entry's attributes, as Unix has it.
    private const int UnixTypeMask = 0xF000, UnixRegular = 0x8000, UnixDirectory = 0x4000;

    private static readonly SearchValues<char> Meaningful = SearchValues.Create("\\:*?\"<>|");

    // Windows opens these as devices, with any extension.
    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. "0123456789¹²³".SelectMany(digit => new[] { $"COM{digit}", $"LPT{digit}" })],
        StringComparer.OrdinalIgnoreCase);

    private readonly string folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
    private readonly HashSet<string> written = new(StringComparer.OrdinalIgnoreCase);
    private readonly byte[] buffer = new byte[1 << 16];
    private long total;

    /// <summary>Enough for every set of photos: they are compressed already, so unpacking hardly makes them larger.</summary>
    public static Unpacker For(RemoteFile file, string folder, Func<string, Stream>? create = null) =>
        new(file, folder, mostEntries: 200_000, mostBytes: Math.Max(file.Size * 4, 64L << 20), create);

    /// <summary>Unpacks an archive.</summary>
    /// <exception cref="EvilArchiveException">An entry would be written elsewhere, or there is too much of everything.</exception>
    /// <exception cref="InvalidDataException">The archive is damaged.</exception>
    public void Unpack(string archive, ProgressMeter? meter = null, CancellationToken stop = default)
    {
        using ZipArchive zip = ZipFile.OpenRead(archive);
        if (zip.Entries.Count > mostEntries)
        {
            throw new EvilArchiveException(zip.Entries[mostEntries].FullName, Invariant($"is one of more than {mostEntries}"));
        }

        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            stop.ThrowIfCancellationRequested();
            if ((Fault(entry) ?? NameFault(entry.FullName)) is { } fault)
            {
                throw new EvilArchiveException(entry.FullName, fault);
            }

            if (entry.FullName[^1] != '/' && file.Map(entry.FullName) is { } relative)
            {
                Write(entry, Inside(relative, entry), meter, stop);
            }
        }
    }

    private string? Fault(ZipArchiveEntry entry)
    {
        int type = (entry.ExternalAttributes >> 16) & UnixTypeMask;
        return type is not (0 or UnixRegular or UnixDirectory) || (type == UnixDirectory && !entry.FullName.EndsWith('/')) ? "is a link or a device"
            : entry.IsEncrypted ? "is encrypted"
            : entry.Length > mostBytes - total ? TooMuch
            : null;
    }

    /// <summary>Why a name is not a plain relative path on every system; null if it is.</summary>
    internal static string? NameFault(string name)
    {
        if (name.Length is 0 or > LongestName)
        {
            return "has no name or too long a one";
        }

        if (name[0] == '/')
        {
            return "has an absolute path";
        }

        if (name.AsSpan().ContainsAny(Meaningful) || name.Any(char.IsControl))
        {
            return "has a name with characters that mean something else on another system";
        }

        string[] segments = (name[^1] == '/' ? name[..^1] : name).Split('/');
        return segments.Any(segment => segment is "" or "." or "..") ? "has a path that leads elsewhere"
            : segments.Any(segment => segment.Length > LongestSegment || segment[^1] is '.' or ' ' || segment[0] == ' ' || Devices.Contains(segment.Split('.')[0].TrimEnd()))
                ? "has a name that means something else on another system"
            : null;
    }

    // The names were checked; this holds even if that check has a hole.
    private string Inside(string relative, ZipArchiveEntry entry)
    {
        string path = Path.GetFullPath(Path.Combine(folder, relative));
        return NameFault(relative) is { } fault ? throw new EvilArchiveException(entry.FullName, fault)
            : !path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? throw new EvilArchiveException(entry.FullName, "has a path that leads elsewhere")
            : !written.Add(relative) ? throw new EvilArchiveException(entry.FullName, "comes twice")
            : path;
    }

    private void Write(ZipArchiveEntry entry, string path, ProgressMeter? meter, CancellationToken stop)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using Stream source = entry.Open();
        using Stream target = create is null ? new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None) : create(path);
        long length = 0;
        var crc = new Crc32();   // which ZipArchive does not compute
        int count;
        while ((count = source.Read(buffer)) > 0)
        {
            stop.ThrowIfCancellationRequested();

            // What an archive says of its lengths is not to be trusted.
            (length, total) = (length + count, total + count);
            if (total > mostBytes)
            {
                throw new EvilArchiveException(entry.FullName, TooMuch);
            }

            crc.Append(buffer.AsSpan(0, count));
            target.Write(buffer, 0, count);
            meter?.Report(total);
        }

        if (length != entry.Length || entry.Crc32 != crc.GetCurrentHashAsUInt32())
        {
            throw new InvalidDataException($"The entry '{entry.FullName}' is damaged.");
        }
    }

    private string TooMuch => Invariant($"unpacks beyond {mostBytes} bytes in all");
}
