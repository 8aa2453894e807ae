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
    public void Too_few_photos_are_told_with_the_numbers()
    {
        string message = Assert.Throws<SmallDataException>(() => DataSplit.Copy(Kaggle(), 5, 2, 1)).Message;
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
            lines[2].Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
