using SmallData.Datasets;
using SmallData.Images;

namespace SmallData.Tests.Splits;

public sealed class SplitManifestTests : IDisposable
{
    private static readonly SplitPlan Plan = new(0..2, 3..4, 4..6);
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string Manifest => Path.Combine(folder.Root, "lists", "mine.json");

    private PhotoCollection Kaggle() => KagglePhotos.Write(folder, [1, 2, 3, 10, 11, 100]);

    private static IEnumerable<(string, string, string)> Listed(DataSplit split) =>
        split.Sets.SelectMany(set => set.Photos.Classes.SelectMany(one => one.Files.Select(file => (set.Name, one.Name, file))));

    private string Refused(string old, string changed)
    {
        DataSplit.WriteManifest(Kaggle(), Plan, Manifest);
        string text = File.ReadAllText(Manifest);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(Manifest, text.Replace(old, changed, StringComparison.Ordinal));
        return Assert.Throws<SmallDataException>(() => DataSplit.ReadManifest(Manifest)).Message;
    }

    [Fact]
    public void It_lists_the_originals()
    {
        PhotoCollection photos = Kaggle();
        DataSplit split = DataSplit.WriteManifest(photos, Plan, Manifest);
        string[] cats = ["cat.1.jpg", "cat.2.jpg", "cat.10.jpg", "cat.11.jpg", "cat.100.jpg"];
        Assert.Equal(cats.Select(name => Path.Combine(photos.Root, name)), split.Sets.SelectMany(set => set.Photos.Classes[0].Files));
    }

    [Fact]
    public void Read_again_it_is_the_same_split()
    {
        DataSplit written = DataSplit.WriteManifest(Kaggle(), Plan, Manifest);
        Assert.Equal(Listed(written), Listed(DataSplit.ReadManifest(Manifest)));
    }

    [Fact]
    public void It_is_the_split_that_copying_makes()
    {
        static IEnumerable<(string, string, string)> Names(DataSplit split) => Listed(split).Select(one => (one.Item1, one.Item2, Path.GetFileName(one.Item3)!));
        Assert.Equal(Names(DataSplit.Copy(Kaggle(), Plan)), Names(DataSplit.WriteManifest(Kaggle(), Plan)));
    }

    [Fact]
    public void Writing_it_again_changes_nothing()
    {
        DataSplit.WriteManifest(Kaggle(), Plan, Manifest);
        var longAgo = new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Manifest, longAgo);
        DataSplit.WriteManifest(Kaggle(), Plan, Manifest);
        Assert.Equal(longAgo, File.GetLastWriteTimeUtc(Manifest));
    }

    [Fact]
    public void It_moves_with_the_photos()
    {
        DataSplit.WriteManifest(Kaggle(), Plan, Path.Combine(folder.Root, "data", "split.json"));
        string moved = Path.Combine(folder.Root, "elsewhere");
        Directory.Move(Path.Combine(folder.Root, "data"), moved);
        DataSplit split = DataSplit.ReadManifest(Path.Combine(moved, "split.json"));
        Assert.Equal(Path.Combine(moved, "dogs-vs-cats", "train", "cat.1.jpg"), split.Train.Classes[0].Files[0]);
    }

    [Fact]
    public void Its_photos_load_like_those_of_folders()
    {
        foreach (string name in (string[])["cat.0", "cat.1", "dog.0", "dog.1"])
        {
            folder.Write($"data/dogs-vs-cats/train/{name}.png", Pictures.Png(20, 20, 1, 2, 3));
        }

        Environment.SetEnvironmentVariable(Settings.DataVariable, Path.Combine(folder.Root, "data"));
        DataSplit split = DataSplit.WriteManifest(CatsAndDogs.Open(), SplitPlan.InTurn(1, 1, 0));
        using PhotoSet photos = PhotoSet.Load(split.Validation, 4);
        Assert.Equal(["cat.1.png", "dog.1.png"], photos.Files.Select(Path.GetFileName));
    }

    [Fact]
    public void A_missing_photo_is_named()
    {
        PhotoCollection photos = Kaggle();
        DataSplit.WriteManifest(photos, Plan, Manifest);
        string gone = Path.Combine(photos.Root, "dog.10.jpg");
        File.Delete(gone);
        string message = Assert.Throws<SmallDataException>(() => DataSplit.ReadManifest(Manifest)).Message;
        Assert.StartsWith($"The manifest '{Manifest}' lists '{gone}', which is not there.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_photo_in_two_sets_is_named() =>
        Assert.Contains("cat.1.jpg' more than once", Refused("cat.10.jpg", "cat.1.jpg"), StringComparison.Ordinal);

    [Fact]
    public void Half_a_file_is_no_manifest() =>
        Assert.Contains("is not a manifest of a split", Refused("\"dogs\": [", ""), StringComparison.Ordinal);

    [Fact]
    public void An_unknown_set_is_named() =>
        Assert.Contains("it has a set 'exam'", Refused("\"test\"", "\"exam\""), StringComparison.Ordinal);

    [Fact]
    public void An_absent_manifest_is_named()
    {
        string message = Assert.Throws<SmallDataException>(() => DataSplit.ReadManifest(Manifest)).Message;
        Assert.StartsWith($"The manifest '{Manifest}' does not exist.", message, StringComparison.Ordinal);
    }
}
