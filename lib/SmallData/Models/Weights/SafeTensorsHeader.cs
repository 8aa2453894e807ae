using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmallData.Models.Weights;

/// <summary>One tensor of a safetensors file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, as <see cref="SafeTensorsHeader.Types"/> names it.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Begin">Its first byte, counted from the end of the header.</param>
/// <param name="End">The byte after its last.</param>
internal sealed record SafeTensorsEntry(string Name, string Type, IReadOnlyList<long> Shape, long Begin, long End);

/// <summary>
/// The header of a safetensors file (github.com/huggingface/safetensors): a JSON object that gives each tensor's type, shape and place in the data. Nothing
/// in it is believed that the length of the file does not bear out.
/// </summary>
/// <param name="Entries">The tensors in the order of their places, which follow each other without gaps or overlaps, as the format demands.</param>
/// <param name="Metadata">The object <c>__metadata__</c>.</param>
internal sealed record SafeTensorsHeader(IReadOnlyList<SafeTensorsEntry> Entries, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>The longest header that is read: of a hundred thousand tensors.</summary>
    public const long Longest = 16 << 20;

    private const string MetadataName = "__metadata__";

    private static readonly JsonSerializerOptions Strict = new()
    {
        AllowDuplicateProperties = false, MaxDepth = 8, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true,
    };

    // The names are the format's.
    private sealed record Described(
        [property: JsonPropertyName("dtype")] string Type, [property: JsonPropertyName("shape")] long[] Shape, [property: JsonPropertyName("data_offsets")] long[] Places);

    /// <summary>The types of numbers: name in the file, type in memory, bytes of one.</summary>
    public static IReadOnlyList<(string Name, ScalarType Type, int Size)> Types { get; } =
    [
        ("F64", ScalarType.Float64, 8), ("F32", ScalarType.Float32, 4), ("F16", ScalarType.Float16, 2), ("BF16", ScalarType.BFloat16, 2),
        ("I64", ScalarType.Int64, 8), ("I32", ScalarType.Int32, 4), ("U8", ScalarType.Byte, 1),
    ];

    /// <summary>Parses a header and holds it against the length of the data.</summary>
    /// <param name="json">The header's bytes.</param>
    /// <param name="dataLength">How many bytes follow it in the file.</param>
    /// <exception cref="InvalidDataException">It is no header, or lies; the message says how, without a full stop.</exception>
    public static SafeTensorsHeader Parse(ReadOnlySpan<byte> json, long dataLength)
    {
        try
        {
            Dictionary<string, JsonElement> all = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json, Strict) ?? [];
            Dictionary<string, string> metadata = all.Remove(MetadataName, out JsonElement remarks) ? remarks.Deserialize<Dictionary<string, string>>(Strict) ?? [] : [];
            List<SafeTensorsEntry> entries = [.. all.Select(one => Entry(one.Key, one.Value.Deserialize<Described>(Strict))).OrderBy(entry => entry.Begin).ThenBy(entry => entry.End)];
            CheckPlaces(entries, dataLength);
            return new SafeTensorsHeader(entries, metadata);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // System.Text.Json throws the last where a string is broken UTF-8.
            throw new InvalidDataException($"its header is no valid JSON of names with dtype, shape and data_offsets", error);
        }
    }

    /// <summary>The beginning of a file, up to the data: eight bytes with the length of the header, and the header, aligned.</summary>
    /// <exception cref="ArgumentException">A name comes twice.</exception>
    public byte[] ToBytes()
    {
        var all = new Dictionary<string, object> { [MetadataName] = Metadata };
        foreach (SafeTensorsEntry entry in Entries)
        {
            all.Add(entry.Name, new Described(entry.Type, [.. entry.Shape], [entry.Begin, entry.End]));
        }

        byte[] json = JsonSerializer.SerializeToUtf8Bytes(all);
        byte[] padding = [.. Enumerable.Repeat((byte)' ', -json.Length & 7)];
        return [.. BitConverter.GetBytes((long)json.Length + padding.Length), .. json, .. padding];
    }

    private static SafeTensorsEntry Entry(string name, Described? described)
    {
        if (described is not { Type: not null, Shape: not null, Places: [var begin, var end] })
        {
            throw new InvalidDataException($"the entry of '{name}' is not dtype, shape and data_offsets");
        }

        int size = Types.FirstOrDefault(type => type.Name == described.Type).Size;
        if (size == 0)
        {
            throw new InvalidDataException($"'{name}' has the type '{described.Type}', which is not read here ({string.Join(", ", Types.Select(type => type.Name))} are)");
        }

        return begin >= 0 && end >= begin && StoredTensor.Fits(described.Shape, size, end - begin)
            ? new SafeTensorsEntry(name, described.Type, described.Shape, begin, end)
            : throw new InvalidDataException($"'{name}' has the places {begin} to {end}, which do not fit {described.Type} of {StoredTensor.ShapeOf(described.Shape)}");
    }

    private static void CheckPlaces(List<SafeTensorsEntry> entries, long dataLength)
    {
        long expected = 0;
        foreach (SafeTensorsEntry entry in entries)
        {
            if (entry.End > dataLength)
            {
                throw new InvalidDataException($"'{entry.Name}' ends at byte {entry.End} of the data, but the file holds only {dataLength}: it is cut off, or its header lies");
            }

            if (entry.Begin != expected)
            {
                throw new InvalidDataException(entry.Begin < expected ? $"'{entry.Name}' overlaps the tensor before it" : $"there is a gap before '{entry.Name}'");
            }

            expected = entry.End;
        }

        if (expected != dataLength)
        {
            throw new InvalidDataException($"{dataLength - expected} bytes at its end belong to no tensor");
        }
    }
}
