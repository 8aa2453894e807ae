using System.Text.Json;
using SmallData.Models.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Features;

/// <summary>
/// Features on disk: a safetensors file with labels and maps, and origin, files, classes and the time that they cost beside them. Two of three numbers that a
/// ReLU gives are 0, so the file holds a bit for each number, which says whether it is one, and the others, one after another: a third of the bytes, and not a digit less.
/// </summary>
internal static class FeatureFile
{
    private const string Bits = "maps.bits", Values = "maps.values", Shape = "maps.shape", Labels = "labels", Origin = "origin", Files = "files", Classes = "classes", Seconds = "seconds";

    /// <summary>Reads features if the file is there, whole, and of the origin wanted.</summary>
    public static FeatureSet? TryRead(string file, FeatureOrigin origin, Device device, Func<TimeSpan> elapsed)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            using SafeTensorsFile stored = SafeTensorsFile.Open(file);
            if (stored.Metadata.GetValueOrDefault(Origin) is not { } words || JsonSerializer.Deserialize<FeatureOrigin>(words) != origin)
            {
                return null;
            }

            string[] files = JsonSerializer.Deserialize<string[]>(stored.Metadata[Files])!, classes = JsonSerializer.Deserialize<string[]>(stored.Metadata[Classes])!;
            using var scope = NewDisposeScope();
            (Tensor labels, Tensor? maps) = (stored.Read(Labels), Unpack(stored.Read(Bits), stored.Read(Values), JsonSerializer.Deserialize<long[]>(stored.Metadata[Shape])!));
            if (maps is null || maps.shape[0] != files.Length || labels.numel() != files.Length)
            {
                return null;
            }

            return new FeatureSet(maps.to(device).DetachFromDisposeScope(), labels.to(device).DetachFromDisposeScope(), files, classes, origin)
            {
                TakenFromDisk = true,
                Seconds = elapsed().TotalSeconds,
                ExtractionSeconds = JsonSerializer.Deserialize<double>(stored.Metadata[Seconds]),
            };
        }
        catch (Exception error) when (error is SmallDataException or IOException or JsonException or KeyNotFoundException)
        {
            return null;   // damaged: extract again
        }
    }

    /// <summary>Writes features, all or nothing.</summary>
    public static void TryWrite(string file, FeatureSet features)
    {
        try
        {
            using var scope = NewDisposeScope();
            (Tensor bits, Tensor values) = Pack(features.Maps.cpu().flatten());
            SafeTensorsWriter.Save(
                file,
                [(Bits, bits), (Values, values), (Labels, features.Labels)],
                new Dictionary<string, string>
                {
                    [Shape] = JsonSerializer.Serialize(features.Maps.shape),
                    [Origin] = JsonSerializer.Serialize(features.Origin),
                    [Files] = JsonSerializer.Serialize(features.Files),
                    [Classes] = JsonSerializer.Serialize(features.ClassNames),
                    [Seconds] = JsonSerializer.Serialize(features.ExtractionSeconds),
                });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A full disk costs the second start, not the lesson.
        }
    }

    private static Tensor Places => tensor(new byte[] { 1, 2, 4, 8, 16, 32, 64, 128 });

    private static (Tensor Bits, Tensor Values) Pack(Tensor numbers)
    {
        Tensor kept = numbers.ne(0);
        long missing = -numbers.numel() & 7;   // to a whole byte
        Tensor bytes = nn.functional.pad(kept.to(ScalarType.Byte), [0, missing]).reshape(-1, 8).mul_(Places).sum(1, type: ScalarType.Byte);
        return (bytes, numbers.masked_select(kept));
    }

    /// <summary>Null where bits, values and shape do not belong together.</summary>
    private static Tensor? Unpack(Tensor bits, Tensor values, long[] shape)
    {
        // As a float first, which no side is too long for.
        if (shape is not [> 0, > 0, > 0, > 0] || shape.Aggregate(1.0, (product, side) => product * side) > 8.0 * bits.numel())
        {
            return null;
        }

        long count = shape.Aggregate((product, side) => product * side);
        if (bits.dtype != ScalarType.Byte || values.dtype != ScalarType.Float32 || bits.numel() != (count + 7) / 8)
        {
            return null;
        }

        Tensor kept = bits.reshape(-1, 1).bitwise_and(Places).ne(0).flatten().narrow(0, 0, count);
        return kept.sum().ToInt64() == values.numel() ? zeros(count).masked_scatter_(kept, values).reshape(shape) : null;
    }
}
