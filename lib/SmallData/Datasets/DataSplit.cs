using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SmallData.Datasets;

/// <summary>
/// Photos in sets, each with its own job: train, validation and test. Made once, by number, it is the same for everybody who makes it:
/// as folders of copies (<see cref="Copy(PhotoCollection, SplitPlan)"/>), or as a data set comes.
/// </summary>
public sealed class DataSplit : TableView
{
    private readonly IReadOnlyDictionary<string, PhotoCollection> sets;

    internal DataSplit(string location, IReadOnlyDictionary<string, PhotoCollection> sets) => (Location, this.sets) = (location, sets);

    /// <summary>The folder that holds the sets.</summary>
    internal string Location { get; }

    /// <summary>The photos to learn from.</summary>
    public PhotoCollection Train => Set(SetNames[0]);

    /// <summary>The photos to choose by: epochs, settings, models.</summary>
    /// <exception cref="SmallDataException">The split has no validation set.</exception>
    public PhotoCollection Validation => Set(SetNames[1]);

    /// <summary>The photos to look at once, at the end.</summary>
    /// <exception cref="SmallDataException">The split has no test set.</exception>
    public PhotoCollection Test => Set(SetNames[2]);

    internal static IReadOnlyList<string> SetNames { get; } = ["train", "validation", "test"];

    /// <summary>The sets that hold photos, by name.</summary>
    internal IEnumerable<(string Name, PhotoCollection Photos)> Sets => SetNames.Where(sets.ContainsKey).Select(name => (name, sets[name]));

    /// <summary>
    /// Copies the photos to <c>train|validation|test/class</c> below the work folder. Calling it again copies only what is missing
    /// and removes what does not belong, so the folders always hold exactly the split. Drawn pictures are linked where the disk can do that; photos, which
    /// somebody may care about, are copied, so that a change to one changes no other.
    /// </summary>
    /// <param name="photos">What to split.</param>
    /// <param name="plan">Which photos go where.</param>
    /// <exception cref="SmallDataException">A class has too few photos, or the work folder cannot be written.</exception>
    public static DataSplit Copy(PhotoCollection photos, SplitPlan plan)
    {
        ArgumentNullException.ThrowIfNull(photos);
        ArgumentNullException.ThrowIfNull(plan);
        IReadOnlyList<Range>[] places = [.. photos.Classes.Select(one => plan.For(one, photos.Root))];
        string folder = Path.Combine(Settings.WorkRoot, "splits", NameOf(photos, plan));
        return Disk.Write(folder, Settings.WorkVariable, () => Fill(folder, photos, places));
    }

    /// <summary>
    /// As <see cref="Copy(PhotoCollection, SplitPlan)"/>: the first photos of each class train, the next validate, the next test. A class that has fewer
    /// shares out what it has in the same proportions.
    /// </summary>
    /// <param name="photos">What to split.</param>
    /// <param name="train">Photos of each class to learn from.</param>
    /// <param name="validation">Photos of each class after those.</param>
    /// <param name="test">Photos of each class after those; none if left out.</param>
    /// <exception cref="SmallDataException">A class has fewer photos than there are sets.</exception>
    public static DataSplit Copy(PhotoCollection photos, int train, int validation, int test = 0) =>
        Copy(photos, SplitPlan.ByShare(train, validation, test));

    // People can read the first part; the hash tells photos of the same names apart, wherever they lie.
    private static string NameOf(PhotoCollection photos, SplitPlan plan)
    {
        string classes = string.Join('-', photos.Classes.Select(one => one.Name));
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{photos.Root}|{classes}"));
        return $"{(photos.IsDrawn ? "drawn" : "photos")}-{(classes.Length > 30 ? "" : classes + "-")}{Convert.ToHexStringLower(hash, 0, 4)}-{plan.Name}";
    }

    private static DataSplit Fill(string folder, PhotoCollection photos, IReadOnlyList<Range>[] places)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        using FileLock held = FileLock.Take(folder + ".lock");
        var sets = new Dictionary<string, PhotoCollection>(StringComparer.Ordinal);
        for (int set = 0; set < SetNames.Count; set++)
        {
            string root = Path.Combine(folder, SetNames[set]);
            PhotoClass[] classes = [.. photos.Classes.Zip(places, (one, ranges) => new PhotoClass(one.Name, Fill(Path.Combine(root, one.Name), one.Files.Take(ranges[set]), photos.IsDrawn)))];
            if (classes[0].Files.Count > 0)
            {
                sets[SetNames[set]] = new PhotoCollection($"{photos.Title}: {SetNames[set]}", photos.IsDrawn, root, classes);
            }
        }

        return new DataSplit(folder, sets);
    }

    private static string[] Fill(string folder, IEnumerable<string> sources, bool link)
    {
        Directory.CreateDirectory(folder);
        (string Source, string Target)[] copies = [.. sources.Select(source => (source, Path.Combine(folder, Path.GetFileName(source))))];
        var wanted = copies.Select(copy => copy.Target).ToHashSet(StringComparer.Ordinal);
        foreach (string stray in Directory.EnumerateFiles(folder).Where(path => !wanted.Contains(path)))
        {
            File.Delete(stray);   // also what a killed run left unfinished
        }

        return [.. copies.Select(copy => Copy(copy.Source, copy.Target, link) ? copy.Target : copy.Source)];
    }

    /// <summary>False for a photo that cannot be read: the split lists it where it is, so that decoding can name it.</summary>
    private static bool Copy(string source, string target, bool link)
    {
        FileInfo from = new(source), to = new(target);
        if (from.Exists && to.Exists && to.Length == from.Length && to.LastWriteTimeUtc == from.LastWriteTimeUtc)
        {
            return true;   // length and time of writing tell a copy from a changed photo without reading either
        }

        if (link && from is { Exists: true, Length: > 0 })
        {
            File.Delete(target);
            if (HardLink.TryMake(source, target))
            {
                return true;
            }
        }

        FileStream original;
        try
        {
            // A pipe has no length, and opening one may never end.
            original = from.Length > 0 ? File.OpenRead(source) : throw new IOException("empty");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }

        using (original)
        {
            Disk.Replace(target, original.CopyTo);
        }

        File.SetLastWriteTimeUtc(target, from.LastWriteTimeUtc);
        return true;
    }

    private PhotoCollection Set(string name) => sets.TryGetValue(name, out PhotoCollection? photos)
        ? photos
        : throw new SmallDataException($"The split in '{Location}' has no {name} set. Split with some photos for {name}, or use another set.");

    private protected override HtmlTable Table => new(Header, Rows, RightAligned, "Photos in each set");

    private IReadOnlyList<PhotoClass> Classes => Train.Classes;

    // File names, not places, so that gaps in the numbers show.
    private IReadOnlyList<string> Header =>
        ["set", .. Classes.Select(one => one.Name), "together", $"first of {Classes[0].Name}", $"last of {Classes[0].Name}"];

    private IEnumerable<IReadOnlyList<string>> Rows => Sets.Select(set => (IReadOnlyList<string>)
    [
        set.Name,
        .. set.Photos.Classes.Select(one => InWords.Count(one.Files.Count)),
        InWords.Count(set.Photos.Classes.Sum(one => one.Files.Count)),
        Path.GetFileName(set.Photos.Classes[0].Files[0]),
        Path.GetFileName(set.Photos.Classes[0].Files[^1]),
    ]);

    private HashSet<int> RightAligned => [.. Enumerable.Range(1, Classes.Count + 1)];
}
