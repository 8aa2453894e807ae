using SmallData.Datasets;

namespace SmallData.Tests;

public sealed class DataSplitTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Kaggle's layout with gaps: no number 0, none from 4 to 9.</summary>
    private PhotoCollection Kaggle()
    {
        foreach (int number in (int[])[1, 2, 3, 10, 11, 100])
        {
            folder.Write($"data/dogs-vs-cats/train/cat.{number}.jpg", [(byte)number]);
            folder.Write($"data/dogs-vs-cats/train/dog.{number}.jpg", [(byte)number, 0]);
        }

        Environment.SetEnvironmentVariable(Settings.DataVariable, Path.Combine(folder.Root, "data"));
        return CatsAndDogs.Open();
    }

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
        Assert.Equal(["dog.1.jpg", "dog.2.jpg", "dog.3.jpg"], Names(Path.Combine(split.Train, "dogs")));
        Assert.Equal(["cat.10.jpg", "cat.11.jpg"], Names(Path.Combine(split.Validation, "cats")));
        Assert.Equal(["cat.100.jpg"], Names(Path.Combine(split.Test, "cats")));
    }

    [Fact]
    public void A_second_call_repairs_what_was_changed_or_added()
    {
        DataSplit split = DataSplit.Copy(Kaggle(), 3, 2, 1);
        string changed = Path.Combine(split.Train, "cats", "cat.2.jpg");
        File.WriteAllBytes(changed, [1, 2, 3, 4]);
        File.WriteAllBytes(Path.Combine(split.Train, "cats", "stray.jpg"), [1]);

        DataSplit.Copy(Kaggle(), 3, 2, 1);
        Assert.Equal([2], File.ReadAllBytes(changed));
        Assert.Equal(["cat.1.jpg", "cat.2.jpg", "cat.3.jpg"], Names(Path.Combine(split.Train, "cats")));
    }

    [Fact]
    public void Too_few_photos_are_told_with_the_numbers()
    {
        string message = Assert.Throws<SmallDataException>(() => DataSplit.Copy(Kaggle(), 5, 2, 1)).Message;
        Assert.Contains("holds 6 cats; 5 + 2 + 1 = 8 a class are asked for", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_class_folder_is_one_clear_error()
    {
        folder.Write("own/cats/a.png", Pictures.Png(20, 20, 1, 2, 3));
        string empty = Directory.CreateDirectory(Path.Combine(folder.Root, "own", "dogs")).FullName;
        string message = Assert.Throws<SmallDataException>(() => PhotoCollection.FromClassFolders(Path.Combine(folder.Root, "own"))).Message;
        Assert.StartsWith($"'{empty}' holds no photos.", message, StringComparison.Ordinal);
    }
}
