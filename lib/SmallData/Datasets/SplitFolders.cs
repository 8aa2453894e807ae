namespace SmallData.Datasets;

/// <summary>A split as folders of copies: <c>train|validation|test/class</c>.</summary>
internal static class SplitFolders
{
    /// <summary>Makes the folders hold exactly the split.</summary>
    public static DataSplit Fill(string folder, PhotoCollection photos, SplitPlan plan)
    {
        var sets = new Dictionary<string, PhotoCollection>(StringComparer.Ordinal);
        foreach ((string name, Range places) in DataSplit.SetNames.Zip(plan.Ranges))
        {
            string root = Path.Combine(folder, name);
            PhotoClass[] classes = [.. photos.Classes.Select(one => new PhotoClass(one.Name, Fill(Path.Combine(root, one.Name), one.Files.Take(places))))];
            if (classes[0].Files.Count > 0)
            {
                sets[name] = new PhotoCollection($"{photos.Title}: {name}", photos.IsDrawn, root, classes);
            }
        }

        return new DataSplit(folder, sets);
    }

    private static string[] Fill(string folder, IEnumerable<string> sources)
    {
        Directory.CreateDirectory(folder);
        (string Source, string Target)[] copies = [.. sources.Select(source => (source, Path.Combine(folder, Path.GetFileName(source))))];
        var wanted = copies.Select(copy => copy.Target).ToHashSet(StringComparer.Ordinal);
        foreach (string stray in Directory.EnumerateFiles(folder).Where(path => !wanted.Contains(path)))
        {
            File.Delete(stray);
        }

        foreach ((string source, string target) in copies)
        {
            if (!SameFile(source, target))
            {
                string unfinished = target + ".part";
                File.Copy(source, unfinished, overwrite: true);
                File.SetAttributes(unfinished, FileAttributes.Normal);
                File.Move(unfinished, target, overwrite: true);
            }
        }

        return [.. copies.Select(copy => copy.Target)];
    }

    // File.Copy keeps the time of writing, so length and time tell a copy from a changed photo without reading either.
    private static bool SameFile(string source, string target)
    {
        var (from, to) = (new FileInfo(source), new FileInfo(target));
        return to.Exists && to.Length == from.Length && to.LastWriteTimeUtc == from.LastWriteTimeUtc;
    }
}
