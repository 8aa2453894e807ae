using System.Globalization;

namespace SmallData.Datasets;

/// <summary>
/// A split of a collection into train, validation and test folders by number: the first photos of each class train,
/// the next validate, the next test (Chollet, Deep Learning with Python, ch. 5.2).
/// </summary>
public sealed class DataSplit : NotebookView
{
    private readonly int[] counts;
    private readonly IReadOnlyList<string> classNames;

    private DataSplit(string folder, IReadOnlyList<string> classNames, int[] counts) =>
        (Folder, this.classNames, this.counts) = (folder, classNames, counts);

    /// <summary>The folder that holds <c>train</c>, <c>validation</c> and <c>test</c>.</summary>
    public string Folder { get; }

    /// <summary>The folder to learn from.</summary>
    public string Train => Path.Combine(Folder, PartNames[0]);

    /// <summary>The folder to choose by: epochs, settings, models.</summary>
    public string Validation => Path.Combine(Folder, PartNames[1]);

    /// <summary>The folder to look at once, at the end.</summary>
    public string Test => Path.Combine(Folder, PartNames[2]);

    private static readonly string[] PartNames = ["train", "validation", "test"];

    /// <summary>
    /// Copies the photos to <c>train|validation|test/class</c> below the work folder. Calling it again copies only what is missing
    /// and removes what does not belong, so the folders always hold exactly the split.
    /// </summary>
    /// <param name="photos">What to split.</param>
    /// <param name="train">Photos a class to learn from.</param>
    /// <param name="validation">Photos a class, after those.</param>
    /// <param name="test">Photos a class, after those.</param>
    /// <exception cref="SmallDataException">A class has too few photos.</exception>
    public static DataSplit Copy(PhotoCollection photos, int train, int validation, int test)
    {
        ArgumentNullException.ThrowIfNull(photos);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(train);
        ArgumentOutOfRangeException.ThrowIfNegative(validation);
        ArgumentOutOfRangeException.ThrowIfNegative(test);

        int[] counts = [train, validation, test];
        foreach (PhotoClass one in photos.Classes)
        {
            if (one.Files.Count < counts.Sum())
            {
                throw new SmallDataException(string.Create(CultureInfo.InvariantCulture,
                    $"'{photos.Root}' holds {one.Files.Count} {one.Name}; {train} + {validation} + {test} = {counts.Sum()} a class are asked for. Ask for fewer or add photos."));
            }
        }

        string kind = photos.IsDrawn ? "drawn" : "photos";
        string name = string.Create(CultureInfo.InvariantCulture,
            $"{kind}-{string.Join('-', photos.Classes.Select(one => one.Name))}-{train}-{validation}-{test}");
        string folder = Path.Combine(Settings.WorkRoot, "splits", name);
        foreach (PhotoClass one in photos.Classes)
        {
            int taken = 0;
            for (int part = 0; part < counts.Length; part++)
            {
                Fill(Path.Combine(folder, PartNames[part], one.Name), [.. one.Files.Skip(taken).Take(counts[part])]);
                taken += counts[part];
            }
        }

        return new DataSplit(folder, [.. photos.Classes.Select(one => one.Name)], counts);
    }

    private static void Fill(string folder, string[] sources)
    {
        Directory.CreateDirectory(folder);
        var wanted = sources.ToDictionary(source => Path.Combine(folder, Path.GetFileName(source)), StringComparer.Ordinal);
        foreach (string stray in Directory.EnumerateFiles(folder).Where(path => !wanted.ContainsKey(path)))
        {
            File.Delete(stray);
        }

        foreach ((string target, string source) in wanted)
        {
            if (!SameFile(source, target))
            {
                string unfinished = target + ".part";
                File.Copy(source, unfinished, overwrite: true);
                File.SetAttributes(unfinished, FileAttributes.Normal);
                File.Move(unfinished, target, overwrite: true);
            }
        }
    }

    // File.Copy keeps the time of writing, so length and time tell a copy from a changed photo without reading either.
    private static bool SameFile(string source, string target)
    {
        var (from, to) = (new FileInfo(source), new FileInfo(target));
        return to.Exists && to.Length == from.Length && to.LastWriteTimeUtc == from.LastWriteTimeUtc;
    }

    /// <inheritdoc/>
    public override string ToHtml() => Html.Table(Header, Rows, RightAligned, "Photos in each folder");

    /// <inheritdoc/>
    public override string ToText() => Html.TextTable(Header, Rows, RightAligned);

    private IReadOnlyList<string> Header => ["folder", .. classNames, "together"];

    private IEnumerable<IReadOnlyList<string>> Rows => PartNames.Select((part, index) => (IReadOnlyList<string>)
        [part, .. classNames.Select(_ => Number(counts[index])), Number(counts[index] * classNames.Count)]);

    private HashSet<int> RightAligned => [.. Enumerable.Range(1, classNames.Count + 1)];

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
