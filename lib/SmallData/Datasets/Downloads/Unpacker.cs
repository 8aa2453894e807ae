using System.Globalization;

namespace SmallData.Datasets.Downloads;

/// <summary>Unpacks the wanted files of an archive into a folder of their own. The whole archive is refused if any entry of it is evil.</summary>
internal sealed class Unpacker
{
    private readonly RemoteFile file;
    private readonly string folder;
    private readonly UnpackLimits limits;
    private readonly Func<string, Stream> create;
    private readonly HashSet<string> written = new(StringComparer.OrdinalIgnoreCase);
    private readonly byte[] buffer = new byte[1 << 16];
    private ProgressMeter? meter;
    private long total;

    /// <param name="file">Says what kind of archive it is and which entries are wanted.</param>
    /// <param name="folder">An existing folder that nobody else writes to.</param>
    /// <param name="limits">How much the archive may hold.</param>
    /// <param name="create">Creates a file that must not exist yet; tests let it run out of space.</param>
    public Unpacker(RemoteFile file, string folder, UnpackLimits limits, Func<string, Stream>? create = null)
    {
        (this.file, this.limits) = (file, limits);
        this.folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        this.create = create ?? (path => new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None));
    }

    /// <summary>Unpacks an archive.</summary>
    /// <exception cref="EvilArchiveException">An entry would be written elsewhere, or there is too much of everything.</exception>
    /// <exception cref="InvalidDataException">The archive is damaged.</exception>
    public void Unpack(string archive, ProgressMeter? progress = null, CancellationToken stop = default)
    {
        meter = progress;
        int entries = 0;
        foreach (ArchiveEntry entry in ArchiveReader.Read(archive, file.Kind))
        {
            stop.ThrowIfCancellationRequested();
            if (++entries > limits.Entries)
            {
                throw new EvilArchiveException(entry.Name, string.Create(CultureInfo.InvariantCulture, $"is one of more than {limits.Entries}"));
            }

            if (entry.Length < 0 || entry.Length > limits.TotalBytes - total)
            {
                throw TooMuch(entry);
            }

            string? relative = file.KnownBroken.Contains(entry.Name) ? null : file.Rules.Select(rule => rule.Map(entry.Name)).FirstOrDefault(path => path is not null);
            if (relative is null)
            {
                continue;
            }

            EntryName.Check(relative);
            if (!written.Add(relative))
            {
                throw new EvilArchiveException(entry.Name, "comes twice");
            }

            Write(entry, Inside(relative, entry), stop);
        }
    }

    private void Write(ArchiveEntry entry, string path, CancellationToken stop)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using Stream source = entry.Open();
        using Stream target = create(path);
        long length = 0;
        uint crc = 0;
        int count;
        while ((count = source.Read(buffer)) > 0)
        {
            stop.ThrowIfCancellationRequested();

            // What an archive says of its lengths is not to be trusted.
            length += count;
            total += count;
            if (total > limits.TotalBytes)
            {
                throw TooMuch(entry);
            }

            crc = Crc32.Append(crc, buffer.AsSpan(0, count));
            target.Write(buffer, 0, count);
            meter?.Report(total);
        }

        if (length != entry.Length || (entry.Crc32 is { } stated && stated != crc))
        {
            throw new InvalidDataException($"The entry '{entry.Name}' is damaged.");
        }
    }

    // The names were checked; this holds even if that check has a hole.
    private string Inside(string relative, ArchiveEntry entry)
    {
        string path = Path.GetFullPath(Path.Combine(folder, relative));
        return path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new EvilArchiveException(entry.Name, "has a path that leads elsewhere");
    }

    private EvilArchiveException TooMuch(ArchiveEntry entry) =>
        new(entry.Name, string.Create(CultureInfo.InvariantCulture, $"unpacks beyond {limits.TotalBytes} bytes in all"));
}
