using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmallData.Datasets;

/// <summary>
/// A split as a list: a JSON file that names the photos' folder, relative to itself, and below it each set's files, class by class. People can read
/// it, and it goes into version control where photos do not.
/// </summary>
internal static class SplitManifest
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,   // names with accents stay readable
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
    };

    /// <summary>What the file holds; paths have forward slashes on every system.</summary>
    private sealed record Content
    {
        public required string Title { get; init; }

        public required bool Drawn { get; init; }

        public required string Root { get; init; }

        public required Dictionary<string, Dictionary<string, string[]>> Sets { get; init; }
    }

    /// <summary>Writes the list in one step, unless it is there already.</summary>
    public static void Write(string file, PhotoCollection photos, SplitPlan plan)
    {
        string folder = Directory.CreateDirectory(Path.GetDirectoryName(file)!).FullName;
        string Below(string root, string path) => Path.GetRelativePath(root, path).Replace('\\', '/');
        var content = new Content
        {
            Title = photos.Title,
            Drawn = photos.IsDrawn,
            Root = Below(folder, photos.Root),
            Sets = DataSplit.SetNames.Zip(plan.Ranges).Where(set => !set.Second.Start.Equals(set.Second.End)).ToDictionary(
                set => set.First,
                set => photos.Classes.ToDictionary(
                    one => one.Name,
                    one => one.Files.Take(set.Second).Select(path => Below(photos.Root, path)).ToArray())),
        };

        string text = JsonSerializer.Serialize(content, Json) + "\n";
        if (File.Exists(file) && File.ReadAllText(file) == text)
        {
            return;
        }

        string unfinished = $"{file}.{Environment.ProcessId}.part";
        File.WriteAllText(unfinished, text);
        File.Move(unfinished, file, overwrite: true);
    }

    /// <summary>Reads the list and looks for every file of it.</summary>
    public static DataSplit Read(string file)
    {
        Content content = Parse(file);
        string root = Path.GetFullPath(content.Root, Path.GetDirectoryName(file)!);
        var sets = new Dictionary<string, PhotoCollection>(StringComparer.Ordinal);
        foreach ((string name, Dictionary<string, string[]> classes) in content.Sets)
        {
            sets[name] = new PhotoCollection($"{content.Title}: {name}", content.Drawn, root,
            [
                .. classes.OrderBy(one => one.Key, StringComparer.Ordinal)
                    .Select(one => new PhotoClass(one.Key, [.. one.Value.Select(path => Path.GetFullPath(path, root))])),
            ]);
        }

        CheckFiles(file, sets.Values);
        return new DataSplit(file, sets);
    }

    private static Content Parse(string file)
    {
        if (!File.Exists(file))
        {
            throw new SmallDataException($"The manifest '{file}' does not exist. Write it with DataSplit.WriteManifest.");
        }

        try
        {
            Content content = JsonSerializer.Deserialize<Content>(File.ReadAllText(file), Json) ?? throw new JsonException("it is empty");
            Dictionary<string, string[]> train = content.Sets.GetValueOrDefault(DataSplit.SetNames[0]) ?? throw new JsonException("it has no set 'train'");
            foreach ((string name, Dictionary<string, string[]> classes) in content.Sets)
            {
                if (!DataSplit.SetNames.Contains(name))
                {
                    throw new JsonException($"it has a set '{name}'; sets are {string.Join(", ", DataSplit.SetNames)}");
                }

                if (!classes.Keys.ToHashSet().SetEquals(train.Keys))
                {
                    throw new JsonException($"its set '{name}' has other classes than 'train'");
                }
            }

            return content;
        }
        catch (JsonException error)
        {
            throw new SmallDataException($"'{file}' is not a manifest of a split: {error.Message}. Mend it, or delete it and write it anew with DataSplit.WriteManifest.", error);
        }
    }

    private static void CheckFiles(string file, IEnumerable<PhotoCollection> sets)
    {
        string[] listed = [.. sets.SelectMany(set => set.Classes).SelectMany(one => one.Files)];
        if (listed.CountBy(path => path).FirstOrDefault(pair => pair.Value > 1).Key is { } twice)
        {
            throw new SmallDataException($"The manifest '{file}' lists '{twice}' more than once. A photo belongs to one set; remove it from the others.");
        }

        string[] missing = [.. listed.Where(path => !File.Exists(path))];
        if (missing.Length > 0)
        {
            string others = missing.Length == 1 ? "" : $" and {missing.Length - 1} more";
            throw new SmallDataException(
                $"The manifest '{file}' lists '{missing[0]}'{others}, which {(missing.Length == 1 ? "is" : "are")} not there. Put the photos back, or delete the manifest and write it anew.");
        }
    }
}
