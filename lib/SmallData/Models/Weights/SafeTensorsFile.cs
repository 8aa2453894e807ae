using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmallData.Models.Weights;

/// <summary>A safetensors file (github.com/huggingface/safetensors): eight bytes with the length of a JSON header, the header, the numbers. Only the tensors that are
/// asked for are read.</summary>
public sealed class SafeTensorsFile : WeightsFile
{
    private SafeTensorsFile(FileStream stream, SafeTensorsHeader header) : base(stream, header.Tensors) => Metadata = header.Metadata;

    /// <summary>Remarks of whoever wrote it, such as source and licence.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Opens a file and checks its header.</summary>
    /// <exception cref="SmallDataException">It cannot be read, or is no valid safetensors file; the message says why.</exception>
    public static SafeTensorsFile Open(string file) => Open(file, stream =>
    {
        var length = new byte[8];
        if (stream.Length < length.Length)
        {
            throw new InvalidDataException("it is too short");
        }

        stream.ReadExactly(length);
        var json = new byte[SafeTensorsHeader.Length(length, stream.Length)];
        stream.ReadExactly(json);
        return new SafeTensorsFile(stream, SafeTensorsHeader.Parse(json, stream.Length));
    });
}

/// <summary>What a safetensors file says of itself: each tensor's type, shape and place, and remarks. Nothing in it is believed that the length of the file does not bear
/// out.</summary>
/// <param name="Tensors">The tensors in the order of their places, which follow each other without gaps or overlaps, as the format demands.</param>
/// <param name="Metadata">The object <c>__metadata__</c>.</param>
internal sealed record SafeTensorsHeader(IReadOnlyList<StoredTensor> Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    private const string MetadataName = "__metadata__";

    // Of a hundred thousand tensors.
    private const long Longest = 16 << 20;

    private static readonly JsonSerializerOptions Strict = new()
    {
        AllowDuplicateProperties = false, MaxDepth = 8, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true,
    };

    private static readonly (string Name, ScalarType Type, int Size)[] Types =
    [
        ("F64", ScalarType.Float64, 8), ("F32", ScalarType.Float32, 4), ("F16", ScalarType.Float16, 2), ("BF16", ScalarType.BFloat16, 2),
        ("I64", ScalarType.Int64, 8), ("I32", ScalarType.Int32, 4), ("U8", ScalarType.Byte, 1),
    ];

    // The names are the format's; places count from the end of the header.
    private sealed record Described(
        [property: JsonPropertyName("dtype")] string Type, [property: JsonPropertyName("shape")] long[] Shape, [property: JsonPropertyName("data_offsets")] long[] Places);

    /// <summary>The length of the header, from the first eight bytes of a file.</summary>
    /// <exception cref="InvalidDataException">The file is shorter than that.</exception>
    public static long Length(ReadOnlySpan<byte> beginning, long fileLength) =>
        BinaryPrimitives.ReadUInt64LittleEndian(beginning) is var length && length <= (ulong)Math.Min(fileLength - 8, Longest)
            ? (long)length
            : throw new InvalidDataException("it does not begin with the length of a header that it holds");

    /// <summary>Parses a header and holds it against the length of the file.</summary>
    /// <exception cref="InvalidDataException">It is no header, or lies; the message says how, without a full stop.</exception>
    public static SafeTensorsHeader Parse(ReadOnlySpan<byte> json, long fileLength)
    {
        try
        {
            Dictionary<string, JsonElement> all = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json, Strict) ?? [];
            Dictionary<string, string> metadata = all.Remove(MetadataName, out JsonElement remarks) ? remarks.Deserialize<Dictionary<string, string>>(Strict) ?? [] : [];
            long start = 8 + json.Length;
            StoredTensor[] tensors = [.. all.Select(one => Entry(one.Key, one.Value.Deserialize<Described>(Strict), start)).OrderBy(one => one.Begin).ThenBy(one => one.End)];
            CheckPlaces(tensors, start, fileLength);
            return new SafeTensorsHeader(tensors, metadata);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // System.Text.Json throws the last where a string is broken UTF-8.
            throw new InvalidDataException("its header is no valid JSON of names with dtype, shape and data_offsets", error);
        }
    }

    /// <summary>The beginning of a file, up to the numbers: eight bytes with the length of the header, and the header, aligned.</summary>
    /// <exception cref="ArgumentException">A name comes twice, or a type cannot be stored.</exception>
    public static byte[] Write(IEnumerable<(string Name, ScalarType Type, IReadOnlyList<long> Shape)> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var all = new Dictionary<string, object> { [MetadataName] = metadata ?? new Dictionary<string, string>() };
        long end = 0;
        foreach ((string name, ScalarType type, IReadOnlyList<long> shape) in tensors)
        {
            (string typeName, _, int size) = Types.FirstOrDefault(one => one.Type == type);
            long begin = size > 0 ? end : throw new ArgumentException($"'{name}' is {type}, which is not written here. Convert it to float32 first.", nameof(tensors));
            end += shape.Aggregate((long)size, (product, side) => product * side);
            all.Add(name, new Described(typeName, [.. shape], [begin, end]));
        }

        byte[] json = JsonSerializer.SerializeToUtf8Bytes(all);
        byte[] padding = [.. Enumerable.Repeat((byte)' ', -json.Length & 7)];
        return [.. BitConverter.GetBytes((long)json.Length + padding.Length), .. json, .. padding];
    }

    private static StoredTensor Entry(string name, Described? described, long start)
    {
        if (described is not { Type: not null, Shape: not null, Places: [var begin, var end] })
        {
            throw new InvalidDataException($"the entry of '{name}' is not dtype, shape and data_offsets");
        }

        (_, ScalarType type, int size) = Types.FirstOrDefault(type => type.Name == described.Type);
        if (size == 0)
        {
            throw new InvalidDataException($"'{name}' has the type '{described.Type}', which is not read here ({string.Join(", ", Types.Select(type => type.Name))} are)");
        }

        var stored = new StoredTensor(name, type, described.Shape, start + begin, start + end);
        return begin >= 0 && begin <= end && end <= long.MaxValue - start && stored.Fits(size)
            ? stored
            : throw new InvalidDataException($"'{name}' has the places {begin} to {end}, which do not fit {described.Type} of {StoredTensor.ShapeOf(described.Shape)}");
    }

    private static void CheckPlaces(StoredTensor[] tensors, long start, long fileLength)
    {
        long expected = start;
        foreach (StoredTensor one in tensors)
        {
            if (one.End > fileLength)
            {
                throw new InvalidDataException(
                    $"'{one.Name}' ends at byte {one.End - start} of the data, but the file holds only {fileLength - start}: it is cut off, or its header lies");
            }

            if (one.Begin != expected)
            {
                throw new InvalidDataException(one.Begin < expected ? $"'{one.Name}' overlaps the tensor before it" : $"there is a gap before '{one.Name}'");
            }

            expected = one.End;
        }

        if (expected != fileLength)
        {
            throw new InvalidDataException($"{fileLength - expected} bytes at its end belong to no tensor");
        }
    }
}

/// <summary>Writes safetensors files, which PyTorch, Keras and this course read.</summary>
public static class SafeTensorsWriter
{
    /// <summary>Writes named tensors; the file appears whole or not at all, whoever else writes it at the same time.</summary>
    /// <param name="file">The file; one that is there is replaced.</param>
    /// <param name="tensors">The tensors, of type float16, bfloat16, float32, float64, int32, int64 or uint8.</param>
    /// <param name="metadata">Remarks such as source and licence.</param>
    /// <exception cref="ArgumentException">A name comes twice, or a type cannot be stored.</exception>
    public static void Save(string file, IEnumerable<(string Name, Tensor Tensor)> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        (string Name, Tensor Tensor)[] all = [.. tensors];
        byte[] beginning = SafeTensorsHeader.Write(all.Select(one => (one.Name, one.Tensor.dtype, (IReadOnlyList<long>)one.Tensor.shape)), metadata);
        string path = Path.GetFullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Disk.Replace(path, stream =>
        {
            stream.Write(beginning);
            foreach ((_, Tensor tensor) in all.Where(one => one.Tensor.numel() > 0))
            {
                using var scope = NewDisposeScope();
                foreach (Tensor piece in TensorPieces.Of(tensor.detach().cpu().contiguous()))
                {
                    stream.Write(piece.bytes);
                }
            }
        });
    }

    /// <summary>Writes the weights of a net under their names, without the counters of batch norm.</summary>
    /// <param name="file">The file; one that is there is replaced.</param>
    /// <param name="metadata">Remarks such as source and licence.</param>
    public static void Save(string file, nn.Module net, IReadOnlyDictionary<string, string>? metadata = null) =>
        Save(file, StateDict.Weights(net).Select(entry => (entry.Key, entry.Value)), metadata);
}
