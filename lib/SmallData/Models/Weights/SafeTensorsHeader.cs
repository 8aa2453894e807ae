using System.Globalization;
using System.Text.Json;

namespace SmallData.Models.Weights;

/// <summary>
/// The header of a safetensors file: a JSON object that gives each tensor's type, shape and place in the data. Nothing in it is believed
/// that the length of the file does not bear out.
/// </summary>
internal sealed class SafeTensorsHeader
{
    /// <summary>The longest header that is read, as in the reference implementation.</summary>
    public const long LongestHeader = 100_000_000;

    private const int MostDimensions = 16;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8 };

    private SafeTensorsHeader(IReadOnlyList<SafeTensorsEntry> entries, IReadOnlyDictionary<string, string> metadata) =>
        (Entries, Metadata) = (entries, metadata);

    /// <summary>The tensors in the order of their places.</summary>
    public IReadOnlyList<SafeTensorsEntry> Entries { get; }

    /// <summary>The object <c>__metadata__</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Parses a header and holds it against the length of the data.</summary>
    /// <param name="json">The header's bytes.</param>
    /// <param name="dataLength">How many bytes follow it in the file.</param>
    /// <exception cref="InvalidDataException">It is no header, or lies; the message says how, without a full stop.</exception>
    public static SafeTensorsHeader Parse(ReadOnlyMemory<byte> json, long dataLength)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new InvalidDataException("its header is no JSON object");
            }

            var entries = new List<SafeTensorsEntry>();
            var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                if (!names.Add(property.Name))
                {
                    throw new InvalidDataException($"'{property.Name}' comes twice in its header");
                }

                if (property.Name == "__metadata__")
                {
                    ReadMetadata(property.Value, metadata);
                }
                else
                {
                    entries.Add(ReadEntry(property));
                }
            }

            entries.Sort((one, other) => (one.Begin, one.End).CompareTo((other.Begin, other.End)));
            CheckPlaces(entries, dataLength);
            return new SafeTensorsHeader(entries, metadata);
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException)
        {
            // JsonElement throws the last where a string is broken UTF-8.
            throw new InvalidDataException("its header is no valid JSON", error);
        }
    }

    private static void ReadMetadata(JsonElement value, Dictionary<string, string> metadata)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidDataException("its __metadata__ is no JSON object");
        }

        foreach (JsonProperty remark in value.EnumerateObject())
        {
            if (remark.Value.ValueKind != JsonValueKind.String || !metadata.TryAdd(remark.Name, remark.Value.GetString()!))
            {
                throw new InvalidDataException($"'{remark.Name}' in its __metadata__ is no text, or comes twice");
            }
        }
    }

    private static SafeTensorsEntry ReadEntry(JsonProperty property)
    {
        JsonElement value = property.Value;
        if (value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Count() != 3
            || !value.TryGetProperty("dtype", out JsonElement type) || type.ValueKind != JsonValueKind.String
            || !value.TryGetProperty("shape", out JsonElement shape) || shape.ValueKind != JsonValueKind.Array
            || !value.TryGetProperty("data_offsets", out JsonElement offsets) || offsets.ValueKind != JsonValueKind.Array || offsets.GetArrayLength() != 2)
        {
            throw new InvalidDataException($"the entry of '{property.Name}' is not dtype, shape and data_offsets");
        }

        StoredType stored = StoredType.Find(type.GetString()!)
            ?? throw new InvalidDataException($"'{property.Name}' has the type '{type.GetString()}', which is not read here ({string.Join(", ", StoredType.All.Select(one => one.Name))} are)");
        if (shape.GetArrayLength() > MostDimensions)
        {
            throw new InvalidDataException($"'{property.Name}' has more than {MostDimensions} dimensions");
        }

        long[] dimensions = [.. shape.EnumerateArray().Select(one => Whole(one, property.Name))];
        (long begin, long end) = (Whole(offsets[0], property.Name), Whole(offsets[1], property.Name));
        var entry = new SafeTensorsEntry(property.Name, stored, dimensions, begin, end);
        if (ByteCount(entry) is not { } bytes || bytes != end - begin)
        {
            throw new InvalidDataException(
                string.Create(CultureInfo.InvariantCulture, $"'{property.Name}' has the places {begin} to {end}, which do not fit {stored.Name} of {StoredTensor.ShapeOf(dimensions)}"));
        }

        return entry;
    }

    private static long Whole(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) && number >= 0
            ? number
            : throw new InvalidDataException($"the entry of '{name}' holds a number that is no whole number of 0 or more");

    /// <summary>Null where the product is beyond all files, whichever order the dimensions stand in.</summary>
    private static long? ByteCount(SafeTensorsEntry entry)
    {
        try
        {
            long product = entry.Shape.Aggregate((long)entry.Type.Size, (sum, side) => checked(sum * Math.Max(side, 1)));
            return entry.Shape.Contains(0) ? 0 : product;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>Tensors follow each other without gaps or overlaps and fill the data to its end, as the format demands.</summary>
    private static void CheckPlaces(List<SafeTensorsEntry> entries, long dataLength)
    {
        long expected = 0;
        foreach (SafeTensorsEntry entry in entries)
        {
            if (entry.End > dataLength)
            {
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture,
                    $"'{entry.Name}' ends at byte {entry.End} of the data, but the file holds only {dataLength}: it is cut off, or its header lies"));
            }

            if (entry.Begin != expected)
            {
                throw new InvalidDataException(entry.Begin < expected
                    ? $"'{entry.Name}' overlaps the tensor before it"
                    : $"there is a gap before '{entry.Name}'");
            }

            expected = entry.End;
        }

        if (expected != dataLength)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{dataLength - expected} bytes at its end belong to no tensor"));
        }
    }
}

/// <summary>One tensor of a safetensors file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type in the file.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Begin">Its first byte, counted from the end of the header.</param>
/// <param name="End">The byte after its last.</param>
internal sealed record SafeTensorsEntry(string Name, StoredType Type, IReadOnlyList<long> Shape, long Begin, long End);
