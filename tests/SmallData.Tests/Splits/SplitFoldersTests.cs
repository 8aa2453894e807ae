using SmallData.Datasets;

namespace SmallData.Tests.Splits;

public sealed class SplitFoldersTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    private PhotoCollection Kaggle() => KagglePhotos.Write(folder, [1, 2, 3, 10, 11, 100]);

    private static string[] Names(string path) => [.. Directory.GetFiles(path).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void Photos_are_taken_in_the_order_of_their_numbers()
    {
        Assert.Equal(["cat.1.jpg", "cat.2.jpg", "cat.3.jpg", "cat.10.jpg", "cat.11.jpg", "cat.100.jpg"], Kaggle().Classes[0].Files.Select(Path.GetFileName));
    }

    [Fact]
    public void The_first_train_the_next_validate_the_next_test()
    {
        DataSplit split = DataSplit.Copy(Kaggle(), train: 3, validation: 2, test: 1);
        Assert.Equal(["dog.1.jpg", "dog.2.jpg", "dog.3.jpg"], Names(Path.Combine(split.Train.Root, "dogs")));
        Assert.Equal(["cat.10.jpg", "cat.11.jpg"], Names(Path.Combine(split.Validation.Root, "cats")));
        Assert.Equal(["cat.100.jpg"], Names(Path.Combine(split.Test.Root, "cats")));
    }

    [Fact]
    public void A_second_call_repairs_what_was_changed_or_added()
    {
        DataSplit split = DataSplit.Copy(Kaggle(), 3, 2, 1);
        string changed = Path.Combine(split.Train.Root, "cats", "cat.2.jpg");
        File.WriteAllBytes(changed, [1, 2, 3, 4]);
        File.WriteAllBytes(Path.Combine(split.Train.Root, "cats", "stray.jpg"), [1]);

        DataSplit.Copy(Kaggle(), 3, 2, 1);
        Assert.Equal([2], File.ReadAllBytes(changed));
        Assert.Equal(["cat.1.jpg", "cat.2.jpg", "cat.3.jpg"], Names(Path.Combine(split.Train.Root, "cats")));
    }

    [Fact]
    public void A_changed_copy_leaves_the_photo_as_it_is()
    {
        PhotoCollection photos = Kaggle();
        DataSplit split = DataSplit.Copy(photos, 3, 2, 1);
        File.WriteAllBytes(split.Train.Classes[0].Files[0], [9]);
        Assert.Equal([1], File.ReadAllBytes(photos.Classes[0].Files[0]));
    }

    [Fact]
    public void Drawn_pictures_take_no_second_place_on_the_disk()
    {
        PhotoCollection photos = Kaggle();
        DataSplit split = DataSplit.Copy(new PhotoCollection("drawn", isDrawn: true, photos.Root, photos.Classes), 3, 2, 1);
        Assert.True(HardLink.TryMake(photos.Classes[0].Files[0], Path.Combine(folder.Root, "probe")), "this disk has no hard links");
        File.WriteAllBytes(photos.Classes[0].Files[0], [9]);
        Assert.Equal([9], File.ReadAllBytes(split.Train.Classes[0].Files[0]));
    }

    [Fact]
    public void Too_few_photos_are_told_with_the_numbers()
    {
        string message = Assert.Throws<SmallDataException>(() => DataSplit.Copy(Kaggle(), SplitPlan.InTurn(5, 2, 1))).Message;
        Assert.Contains("holds 6 cats; the split asks for 8 of each class", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_lists_the_copies_class_by_class()
    {
        DataSplit split = DataSplit.Copy(Kaggle(), 3, 2, 1);
        Assert.Equal(
            [("cats", Path.Combine(split.Location, "validation", "cats", "cat.10.jpg")), ("dogs", Path.Combine(split.Location, "validation", "dogs", "dog.10.jpg"))],
            split.Validation.Classes.Select(one => (one.Name, one.Files[0])));
    }

    [Fact]
    public void Places_left_out_of_the_plan_are_in_no_set()
    {
        DataSplit split = DataSplit.Copy(Kaggle(), new SplitPlan(0..2, 4..5, 5..6));
        Assert.Equal(["cat.1.jpg", "cat.2.jpg", "cat.11.jpg", "cat.100.jpg"], split.Sets.SelectMany(set => set.Photos.Classes[0].Files).Select(Path.GetFileName));
    }

    [Fact]
    public void Classes_of_unequal_size_each_share_out_what_they_have()
    {
        for (int number = 0; number < 9; number++)
        {
            folder.Write($"own/cups/{number}.jpg", [1]);
            folder.Write($"own/plates/{number}.jpg", [1]);
        }

        folder.Write("own/plates/9.jpg", [1]);
        folder.Write("own/spoons/0.jpg", [1]);
        folder.Write("own/spoons/1.jpg", [1]);
        folder.Write("own/spoons/2.jpg", [1]);
        DataSplit split = DataSplit.Copy(PhotoCollection.FromClassFolders(Path.Combine(folder.Root, "own")), 5, 3, 2);
        Assert.Equal("4 5 1, 3 3 1, 2 2 1", string.Join(", ", split.Sets.Select(set => string.Join(' ', set.Photos.Classes.Select(one => one.Files.Count)))));
    }

    [Fact]
    public void Photos_of_the_same_names_in_another_folder_are_another_split()
    {
        foreach (string owner in (string[])["ann", "bob"])
        {
            folder.Write($"{owner}/cats/1.jpg", [1]);
            folder.Write($"{owner}/cats/2.jpg", [1]);
            folder.Write($"{owner}/dogs/1.jpg", [1]);
            folder.Write($"{owner}/dogs/2.jpg", [1]);
        }

        string[] places = [.. new[] { "ann", "bob" }.Select(owner => DataSplit.Copy(PhotoCollection.FromClassFolders(Path.Combine(folder.Root, owner)), 1, 1).Location)];
        Assert.Equal(2, places.Distinct().Count());
    }

    [Fact]
    public void What_a_killed_run_left_is_cleared_away()
    {
        DataSplit split = DataSplit.Copy(Kaggle(), 3, 2, 1);
        string cats = Path.Combine(split.Train.Root, "cats");
        File.WriteAllBytes(Path.Combine(cats, ".0123.part"), [1]);
        File.WriteAllBytes(Path.Combine(cats, "cat.2.jpg"), []);   // as a disk without power may leave it
        DataSplit.Copy(Kaggle(), 3, 2, 1);
        Assert.Equal(["cat.1.jpg", "cat.2.jpg", "cat.3.jpg"], Directory.GetFiles(cats).Select(file => Path.GetFileName(file)!).Order());
        Assert.Equal([2], File.ReadAllBytes(Path.Combine(cats, "cat.2.jpg")));
    }

    [Fact]
    public void Several_at_once_make_one_split()
    {
        PhotoCollection photos = Kaggle();
        Parallel.For(0, 8, _ => DataSplit.Copy(photos, 3, 2, 1));
        DataSplit split = DataSplit.Copy(photos, 3, 2, 1);
        Assert.Equal(12, split.Sets.Sum(set => set.Photos.Classes.Sum(one => Directory.GetFiles(Path.Combine(set.Photos.Root, one.Name)).Length)));
    }

    [Fact]
    public void A_photo_that_vanished_is_listed_where_it_was()
    {
        PhotoCollection photos = Kaggle();
        File.Delete(photos.Classes[0].Files[1]);
        Assert.Equal(photos.Classes[0].Files[1], DataSplit.Copy(photos, 3, 2, 1).Train.Classes[0].Files[1]);
    }

    [Fact]
    public void A_work_folder_that_cannot_be_written_is_named_with_the_remedy()
    {
        PhotoCollection photos = Kaggle();
        string blocked = folder.Write("work/splits", [1]);   // a file where a folder must be
        string message = Assert.Throws<SmallDataException>(() => DataSplit.Copy(photos, 3, 2, 1)).Message;
        Assert.StartsWith($"Cannot write '{blocked}", message, StringComparison.Ordinal);
        Assert.Contains($"set {Settings.WorkVariable} to a folder that can be written", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a folder's \"photos\" #1 100%")]
    [InlineData("고양이와 개 사진")]
    public void Any_path_will_do(string name)
    {
        string own = name + new string('x', 150);
        foreach (string file in (string[])["고양이/사진 #1.png", "고양이/사진 #2.png", "개 50%/'a'.png", "개 50%/b.png"])
        {
            folder.Write($"{own}/{file}", Pictures.Png(9, 9, 1, 2, 3));
        }

        DataSplit split = DataSplit.Copy(PhotoCollection.FromClassFolders(Path.Combine(folder.Root, own)), 1, 1);
        using SmallData.Images.PhotoSet photos = SmallData.Images.PhotoSet.Load(split.Validation, 8);
        Assert.Equal(["b.png", "사진 #2.png"], photos.Files.Select(Path.GetFileName));
    }

    [Fact]
    public void A_set_that_was_not_asked_for_is_missed_by_name()
    {
        DataSplit split = DataSplit.Copy(Kaggle(), 3, 2);
        Assert.Contains("has no test set", Assert.Throws<SmallDataException>(() => split.Test).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_counts_and_shows_the_gaps()
    {
        string[] lines = DataSplit.Copy(Kaggle(), 3, 2).ToText().Split('\n');
        Assert.Equal(
            ["validation", "2", "2", "4", "cat.10.jpg", "cat.11.jpg"],
            lines[3].Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
