using System.Buffers.Binary;
using System.Globalization;

namespace SmallData.Models.Weights;

/// <summary>
/// PyTorch's format before 1.6, in which many published weights still are: five pickles in a row (a magic number, a version, facts about the
/// machine, the state dict, the keys of the storages), then each storage as a count and its numbers.
/// </summary>
internal sealed class TorchLegacy : TorchContainer
{
    // The pickled magic number 0x1950a86a20f9469cfc6c and the pickled version 1001.
    private static readonly byte[] Beginning =
        [0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E, 0x80, 0x02, 0x4D, 0xE9, 0x03, 0x2E];

    private readonly FileStream stream;
    private readonly Dictionary<string, (long Start, long Length)> storages = new(StringComparer.Ordinal);

    public TorchLegacy(FileStream stream)
    {
        this.stream = stream;
        byte[] beginning = new byte[Beginning.Length];
        if (stream.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false) < beginning.Length || !beginning.AsSpan().SequenceEqual(Beginning))
        {
            throw new InvalidDataException("it is neither safetensors nor a file of PyTorch");
        }

        CheckMachine(PickleReader.Read(stream, NoStorage));
        var types = new Dictionary<string, TorchStorage>(StringComparer.Ordinal);
        StateDict = AsStateDict(PickleReader.Read(stream, id => Known(TorchStorage.FromPersistentId(id), types)));
        PickleList keys = PickleReader.Read(stream, NoStorage) as PickleList ?? throw new InvalidDataException("it does not say in which order its storages come");
        foreach (object? key in keys)
        {
            Locate(key as string, types);
        }
    }

    public override void Read(TorchStorage storage, long from, Span<byte> target)
    {
        stream.Position = storages[storage.Key].Start + from;
        stream.ReadExactly(target);
    }

    public override void Dispose() => stream.Dispose();

    protected override long LengthOf(string key) => storages.TryGetValue(key, out (long Start, long Length) place)
        ? place.Length
        : throw new InvalidDataException($"the storage '{key}' is missing");

    private static void CheckMachine(object? facts)
    {
        if (facts is not PickleDict machine || !machine.Contains(("little_endian", true)))
        {
            throw new InvalidDataException("its numbers are not in little-endian order");
        }
    }

    private static TorchStorage Known(TorchStorage storage, Dictionary<string, TorchStorage> types)
    {
        types.TryAdd(storage.Key, storage);
        return types[storage.Key] == storage ? storage : throw new InvalidDataException($"it describes the storage '{storage.Key}' in two ways");
    }

    private static object? NoStorage(object? id) => throw new InvalidDataException("its pickle refers to a storage where there is none");

    private void Locate(string? key, Dictionary<string, TorchStorage> types)
    {
        if (key is null || !types.TryGetValue(key, out TorchStorage? storage))
        {
            throw new InvalidDataException("it lists a storage that no tensor uses");
        }

        Span<byte> count = stackalloc byte[8];
        stream.ReadExactly(count);
        long bytes = storage.Count * storage.Type.Size;
        if (BinaryPrimitives.ReadInt64LittleEndian(count) != storage.Count || bytes > stream.Length - stream.Position)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"the storage '{key}' of {storage.Count} numbers is cut off, or has another length"));
        }

        if (!storages.TryAdd(key, (stream.Position, bytes)))
        {
            throw new InvalidDataException($"it lists the storage '{key}' twice");
        }

        stream.Position += bytes;
    }
}
