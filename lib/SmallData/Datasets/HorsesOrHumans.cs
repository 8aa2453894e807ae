using Species = Sketches.Species;

namespace SmallData.Datasets;

/// <summary>Horses or humans: Moroney's rendered figures, from the data root, in colour or grey and of any size, or downloaded; else pictures drawn on the spot. The data
/// set comes in two sets, train and validation.</summary>
public static class HorsesOrHumans
{
    private static readonly string[] SetNames = ["train", "validation"];

    /// <summary>Finds the pictures, or draws as many as asked for. Where there are more than asked for, they are taken evenly from the whole list: one figure in many
    /// poses comes as a run of numbers, and the first few alone would be few figures.</summary>
    /// <param name="train">At most so many pictures of each class to learn from; all of them by default.</param>
    /// <param name="validation">At most so many pictures of each class to choose by; all of them by default.</param>
    /// <param name="size">Width and height of a drawn picture, in pixels.</param>
    /// <exception cref="SmallDataException">SMALLDATA_DATA names a folder that does not exist, or a set or class is missing or empty.</exception>
    public static DataSplit Open(int train = 527, int validation = 128, int size = 150)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(train);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(validation);
        PublicDataSet download = PublicDataSets.HorsesOrHumans;
        string root = Path.Combine(Settings.DataRoot, download.Folder);
        return Directory.Exists(root) || OnDemand.Fetch(download) ? Found(root, train, validation) : Drawn(train, validation, size);
    }

    private static DataSplit Found(string root, int train, int validation) => new(root, SetNames.Zip([train, validation]).ToDictionary(
        set => set.First,
        set =>
        {
            PhotoCollection all = PhotoCollection.FromClassFolders(Path.Combine(root, set.First));
            return new PhotoCollection(
                $"Horses or Humans, rendered: {set.First}", isDrawn: false, all.Root, [.. all.Classes.Select(one => one with { Files = Evenly(one.Files, set.Second) })]);
        }));

    private static DataSplit Drawn(int train, int validation, int size)
    {
        PhotoCollection all = DrawnCollection.Open(
            "Horses and humans, drawn for this course", [("horses", Species.Horse), ("humans", Species.Human)], train + validation, size);
        PhotoCollection Part(string name, Range places) =>
            new($"{all.Title}: {name}", isDrawn: true, all.Root, [.. all.Classes.Select(one => one with { Files = [.. one.Files.Take(places)] })]);
        return new DataSplit(all.Root, SetNames.Zip([0..train, train..(train + validation)]).ToDictionary(set => set.First, set => Part(set.First, set.Second)));
    }

    private static string[] Evenly(IReadOnlyList<string> files, int count) => files.Count <= count
        ? [.. files]
        : [.. Enumerable.Range(0, count).Select(index => files[(int)((long)index * files.Count / count)])];
}
