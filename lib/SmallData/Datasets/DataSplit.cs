using System.Globalization;

namespace SmallData.Datasets;

/// <summary>
/// Photos in sets, each with its own job: train, validation and test. Made once, by number, it is the same for everybody who makes it:
/// as folders of copies (<see cref="Copy(PhotoCollection, SplitPlan)"/>), as a list of files (<see cref="WriteManifest"/>), or as a data set comes.
/// </summary>
public sealed class DataSplit : NotebookView
{
    private readonly IReadOnlyDictionary<string, PhotoCollection> sets;

    internal DataSplit(string location, IReadOnlyDictionary<string, PhotoCollection> sets) => (Location, this.sets) = (location, sets);

    /// <summary>The folder that holds the sets, or the manifest that lists them.</summary>
    public string Location { get; }

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
    /// and removes what does not belong, so the folders always hold exactly the split.
    /// </summary>
    /// <param name="photos">What to split.</param>
    /// <param name="plan">Which photos go where.</param>
    /// <exception cref="SmallDataException">A class has too few photos.</exception>
    public static DataSplit Copy(PhotoCollection photos, SplitPlan plan)
    {
        ArgumentNullException.ThrowIfNull(photos);
        ArgumentNullException.ThrowIfNull(plan);
        plan.Check(photos);
        return SplitFolders.Fill(Path.Combine(Settings.WorkRoot, "splits", NameOf(photos, plan)), photos, plan);
    }

    /// <summary>As <see cref="Copy(PhotoCollection, SplitPlan)"/>: the first photos of each class train, the next validate, the next test.</summary>
    /// <param name="photos">What to split.</param>
    /// <param name="train">Photos of each class to learn from.</param>
    /// <param name="validation">Photos of each class after those.</param>
    /// <param name="test">Photos of each class after those; none if left out.</param>
    /// <exception cref="SmallDataException">A class has too few photos.</exception>
    public static DataSplit Copy(PhotoCollection photos, int train, int validation, int test = 0) =>
        Copy(photos, SplitPlan.InTurn(train, validation, test));

    /// <summary>Copies nothing: writes a list of which file is in which set. Calling it again with the same photos changes nothing.</summary>
    /// <param name="photos">What to split.</param>
    /// <param name="plan">Which photos go where.</param>
    /// <param name="file">The JSON file to write; one below the work folder if left out.</param>
    /// <exception cref="SmallDataException">A class has too few photos.</exception>
    public static DataSplit WriteManifest(PhotoCollection photos, SplitPlan plan, string? file = null)
    {
        ArgumentNullException.ThrowIfNull(photos);
        ArgumentNullException.ThrowIfNull(plan);
        plan.Check(photos);
        file = Path.GetFullPath(file ?? Path.Combine(Settings.WorkRoot, "splits", NameOf(photos, plan) + ".json"));
        SplitManifest.Write(file, photos, plan);
        return SplitManifest.Read(file);
    }

    /// <summary>The split that a manifest lists.</summary>
    /// <param name="file">A file that <see cref="WriteManifest"/> wrote.</param>
    /// <exception cref="SmallDataException">It is not there or not a manifest, a file that it lists is missing, or one is in two sets.</exception>
    public static DataSplit ReadManifest(string file) => SplitManifest.Read(Path.GetFullPath(file));

    private static string NameOf(PhotoCollection photos, SplitPlan plan) =>
        $"{(photos.IsDrawn ? "drawn" : "photos")}-{string.Join('-', photos.Classes.Select(one => one.Name))}-{plan.Name}";

    private PhotoCollection Set(string name) => sets.TryGetValue(name, out PhotoCollection? photos)
        ? photos
        : throw new SmallDataException($"The split in '{Location}' has no {name} set. Split with some photos for {name}, or use another set.");

    /// <inheritdoc/>
    public override string ToHtml() => Html.Table(Header, Rows, RightAligned, "Photos in each set");

    /// <inheritdoc/>
    public override string ToText() => Html.TextTable(Header, Rows, RightAligned);

    private IReadOnlyList<PhotoClass> Classes => Train.Classes;

    // File names, not places, so that gaps in the numbers show.
    private IReadOnlyList<string> Header =>
        ["set", .. Classes.Select(one => one.Name), "together", $"first of {Classes[0].Name}", $"last of {Classes[0].Name}"];

    private IEnumerable<IReadOnlyList<string>> Rows => Sets.Select(set => (IReadOnlyList<string>)
    [
        set.Name,
        .. set.Photos.Classes.Select(one => Number(one.Files.Count)),
        Number(set.Photos.Classes.Sum(one => one.Files.Count)),
        Path.GetFileName(set.Photos.Classes[0].Files[0]),
        Path.GetFileName(set.Photos.Classes[0].Files[^1]),
    ]);

    private HashSet<int> RightAligned => [.. Enumerable.Range(1, Classes.Count + 1)];

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
