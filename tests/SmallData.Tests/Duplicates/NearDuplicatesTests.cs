using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SmallData.Datasets;

namespace SmallData.Tests.Duplicates;

public sealed class NearDuplicatesTests : IDisposable
{
    // Read before the test folder clears the variable: fields are set in this order.
    private readonly string realData = Environment.GetEnvironmentVariable(Settings.DataVariable) ?? "";
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_photo_that_is_in_two_parts_is_found_and_shown()
    {
        // Cat 2 of the test part is cat 0 of the training part at half the size.
        WriteScenes("cats", [(0, 96), (1, 96), (0, 48)]);
        WriteScenes("dogs", [(3, 96), (4, 96), (5, 96)]);
        NearDuplicates found = NearDuplicates.Find(Split(1, 1, 1), size: 64);
        DuplicatePair pair = Assert.Single(found.Pairs);
        Assert.Equal(("train/cats/0.png", "test/cats/2.png"), (pair.First, pair.Second));
        Assert.Equal(
            $"1 pair across the parts of the split (6 photos, up to 10 of 64 bits apart)\ntrain/cats/0.png and test/cats/2.png, {pair.Distance} bits apart", found.ToText());
        Assert.Equal(2, found.ToHtml().Split("<img src=\"data:image/png;base64,").Length - 1);
    }

    [Fact]
    public void Pairs_come_most_alike_first_and_none_within_a_set()
    {
        WriteScenes("cats", [(0, 96), (0, 95), (0, 24), (0, 96)]);
        WriteScenes("dogs", [(3, 96), (4, 96), (5, 96), (6, 96)]);
        NearDuplicates found = NearDuplicates.Find(Split(2, 1, 1), size: 64);
        Assert.Contains(found.Pairs, pair => (pair.First, pair.Second, pair.Distance) == ("train/cats/0.png", "test/cats/3.png", 0));
        Assert.Equal(5, found.Pairs.Count);   // 0 and 1 with 2 and 3, and 2 with 3
        Assert.Equal(found.Pairs.Select(pair => pair.Distance).Order(), found.Pairs.Select(pair => pair.Distance));
    }

    [Fact]
    public void Only_pairs_within_the_distance_count()
    {
        WriteScenes("cats", [(0, 96), (0, 20)]);
        WriteScenes("dogs", [(3, 96), (4, 96)]);
        DataSplit split = Split(1, 1, 0);
        int apart = Assert.Single(NearDuplicates.Find(split, size: 64).Pairs).Distance;
        Assert.Empty(NearDuplicates.Find(split, size: 64, maxDistance: apart - 1).Pairs);
    }

    [Fact]
    public void A_split_without_a_test_part_is_compared_as_it_is()
    {
        WriteScenes("cats", [(0, 96), (1, 96)]);
        WriteScenes("dogs", [(2, 96), (3, 96)]);
        NearDuplicates found = NearDuplicates.Find(Split(1, 1, 0), size: 64);
        Assert.Equal("0 pairs across the parts of the split (4 photos, up to 10 of 64 bits apart)", found.ToText());
    }

    // Kaggle's photos as the course splits them: this pair is one photo, stored twice as different files.
    [SkippableFact]
    public void The_real_photos_hold_one_pair_across_validation_and_test()
    {
        string photos = Path.Combine(realData, "dogs-vs-cats", "train");
        string one = Path.Combine(photos, "cat.4126.jpg"), other = Path.Combine(photos, "cat.4575.jpg");
        Skip.If(!File.Exists(one) || !File.Exists(other), $"{Settings.DataVariable} names no folder with dogs-vs-cats/train.");
        string[] cats = [Path.Combine(photos, "cat.1.jpg"), one, other];
        for (int number = 0; number < cats.Length; number++)
        {
            folder.Write($"photos/cats/{number}.jpg", File.ReadAllBytes(cats[number]));
            folder.Write($"photos/dogs/{number}.jpg", File.ReadAllBytes(Path.Combine(photos, $"dog.{number + 1}.jpg")));
        }

        Assert.NotEqual(File.ReadAllBytes(one), File.ReadAllBytes(other));
        DuplicatePair pair = Assert.Single(NearDuplicates.Find(Split(1, 1, 1)).Pairs);
        Assert.Equal(("validation/cats/1.jpg", "test/cats/2.jpg"), (pair.First, pair.Second));
    }

    private DataSplit Split(int train, int validation, int test) =>
        DataSplit.Copy(PhotoCollection.FromClassFolders(Path.Combine(folder.Root, "photos")), train, validation, test);

    private void WriteScenes(string name, (int Scene, int Size)[] scenes)
    {
        for (int number = 0; number < scenes.Length; number++)
        {
            (int scene, int size) = scenes[number];
            byte[] rgb = [.. TestScene.Draw(scene, size, size).SelectMany(grey => new[] { grey, grey, grey })];
            using Image<Rgb24> image = Image.LoadPixelData<Rgb24>(rgb, size, size);
            using var stream = new MemoryStream();
            image.SaveAsPng(stream);
            folder.Write($"photos/{name}/{number}.png", stream.ToArray());
        }
    }
}
