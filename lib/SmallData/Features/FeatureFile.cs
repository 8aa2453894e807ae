using System.Text.Json;
using SmallData.Models.Weights;
using static TorchSharp.torch;

namespace SmallData.Features;

/// <summary>Features on disk: a safetensors file with the tensors <c>maps</c> and <c>labels</c>, and origin, files, classes and the time that they cost beside them.</summary>
internal static class FeatureFile
{
    private const string Maps = "maps", Labels = "labels", Origin = "origin", Files = "files", Classes = "classes", Seconds = "seconds";

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
            return new FeatureSet(stored.Read(Maps).to(device), stored.Read(Labels).to(device), files, classes, origin)
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
            SafeTensorsWriter.Save(
                file,
                [(Maps, features.Maps), (Labels, features.Labels)],
                new Dictionary<string, string>
                {
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
}
