using System.Globalization;
using System.IO.Compression;

namespace SmallData.Models.Weights;

/// <summary>PyTorch's format since 1.6: a zip archive of stored entries, <c>NAME/data.pkl</c> and <c>NAME/data/KEY</c>.</summary>
internal sealed class TorchZip : TorchContainer
{
    private const string PickleName = "data.pkl";
    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.Ordinal);

    public TorchZip(FileStream stream)
    {
        long room = stream.Length;
        zip = Guarded(() => new ZipArchive(stream, ZipArchiveMode.Read));
        string? prefix = null;
        foreach (ZipArchiveEntry entry in Guarded(() => zip.Entries))
        {
            // Entries are stored one after another, so together they are no longer than the file: what is said to be longer lies.
            room -= entry.CompressedLength;
            if (entry.CompressedLength != entry.Length || entry.Length < 0 || room < 0 || entry.IsEncrypted)
            {
                throw new InvalidDataException($"'{Shown(entry.FullName)}' in it is compressed, encrypted or longer than the file, which PyTorch never writes");
            }

            if (!entries.TryAdd(entry.FullName, entry))
            {
                throw new InvalidDataException($"'{Shown(entry.FullName)}' comes twice in it");
            }

            if (entry.FullName.EndsWith("/" + PickleName, StringComparison.Ordinal))
            {
                prefix = prefix is null ? entry.FullName[..^PickleName.Length] : throw new InvalidDataException("it holds more than one data.pkl");
            }
        }

        Prefix = prefix ?? throw new InvalidDataException("it is a zip archive without data.pkl, so not PyTorch's");
        if (entries.TryGetValue(Prefix + "byteorder", out ZipArchiveEntry? order) && (order.Length > 16 || !Bytes(order).AsSpan().SequenceEqual("little"u8)))
        {
            throw new InvalidDataException("its numbers are not in little-endian order");
        }

        using var pickle = new MemoryStream(Bytes(entries[Prefix + PickleName]), writable: false);
        StateDict = AsStateDict(PickleReader.Read(pickle, TorchStorage.FromPersistentId));
    }

    private string Prefix { get; }

    public override void Read(TorchStorage storage, long from, Span<byte> target)
    {
        using Stream content = Opened(Entry(storage.Key));
        Skip(content, from);
        content.ReadExactly(target);
    }

    public override void Dispose() => zip.Dispose();

    protected override long LengthOf(string key) => Entry(key).Length;

    private ZipArchiveEntry Entry(string key) => entries.GetValueOrDefault($"{Prefix}data/{key}") ?? throw new InvalidDataException($"the storage '{Shown(key)}' is missing");

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        byte[] bytes = new byte[entry.Length];
        using Stream content = Opened(entry);
        content.ReadExactly(bytes);
        return bytes;
    }

    private static Stream Opened(ZipArchiveEntry entry) => Guarded(entry.Open);

    private static void Skip(Stream content, long bytes)
    {
        byte[] buffer = new byte[(int)Math.Min(bytes, 1 << 16)];
        for (long left = bytes; left > 0;)
        {
            int count = (int)Math.Min(left, buffer.Length);
            content.ReadExactly(buffer, 0, count);
            left -= count;
        }
    }

    // The archive's own reader meets some lies with other exceptions.
    private static T Guarded<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (error is ArgumentException or OverflowException or NotSupportedException or IndexOutOfRangeException)
        {
            throw new InvalidDataException("its zip directory is damaged", error);
        }
    }

    private static string Shown(string name) => name.Length > 80 ? string.Create(CultureInfo.InvariantCulture, $"{name[..80]}…") : name;
}
