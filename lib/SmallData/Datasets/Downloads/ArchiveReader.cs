using System.Formats.Tar;
using System.IO.Compression;

namespace SmallData.Datasets.Downloads;

/// <summary>Reads the files of a zip or tar archive in order. Directories are passed over; links, devices and the like are refused.</summary>
internal static class ArchiveReader
{
    // The type of a file in the upper half of a zip entry's attributes, as Unix has it.
    private const int UnixTypeMask = 0xF000;
    private const int UnixRegular = 0x8000;
    private const int UnixDirectory = 0x4000;

    /// <exception cref="InvalidDataException">The archive is damaged.</exception>
    /// <exception cref="EvilArchiveException">It holds something that no data set needs.</exception>
    public static IEnumerable<ArchiveEntry> Read(string archive, FileKind kind)
    {
        FileStream file = new(archive, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        return kind switch
        {
            FileKind.Zip => ReadZip(file),
            FileKind.Tar => ReadTar(file),
            FileKind.TarGz => ReadTar(new GZipStream(file, CompressionMode.Decompress)),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not an archive."),
        };
    }

    private static IEnumerable<ArchiveEntry> ReadZip(Stream stream)
    {
        using (stream)
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Read))
        {
            foreach (ZipArchiveEntry entry in zip.Entries)
            {
                int type = (entry.ExternalAttributes >> 16) & UnixTypeMask;
                bool named = entry.FullName.EndsWith('/');
                if (type is not (0 or UnixRegular or UnixDirectory) || (type == UnixDirectory && !named))
                {
                    throw new EvilArchiveException(entry.FullName, "is a link or a device");
                }

                if (entry.IsEncrypted)
                {
                    throw new EvilArchiveException(entry.FullName, "is encrypted");
                }

                EntryName.Check(entry.FullName);
                if (!named)
                {
                    yield return new ArchiveEntry(entry.FullName, entry.Length, entry.Crc32, entry.Open);
                }
            }
        }
    }

    private static IEnumerable<ArchiveEntry> ReadTar(Stream stream)
    {
        using (stream)
        using (var tar = new TarReader(stream))
        {
            while (tar.GetNextEntry() is { } entry)
            {
                switch (entry.EntryType)
                {
                    case TarEntryType.GlobalExtendedAttributes:
                        continue;
                    case TarEntryType.Directory when entry.Name is "." or "./":
                        continue;
                    case TarEntryType.Directory:
                        EntryName.Check(WithoutDot(entry.Name));
                        continue;
                    case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                        string name = WithoutDot(entry.Name);
                        EntryName.Check(name);
                        yield return new ArchiveEntry(name, entry.Length, null, () => entry.DataStream ?? Stream.Null);
                        continue;
                    default:
                        throw new EvilArchiveException(entry.Name, "is a link or a device");
                }
            }
        }
    }

    // `tar -C folder .` puts "./" before every name.
    private static string WithoutDot(string name) => name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;
}
