using SmallData.Datasets;

namespace SmallData.Tests;

/// <summary>A learner's own folder of class folders.</summary>
public sealed class PhotoCollectionTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    private PhotoCollection Own() => PhotoCollection.FromClassFolders(Path.Combine(folder.Root, "own"));

    [Fact]
    public void Every_folder_is_a_class_and_names_sort_as_Keras_sorts_them()
    {
        foreach (string name in (string[])["tulip", "Rose", "daisy"])
        {
            folder.Write($"own/{name}/1.jpg", [1]);
        }

        Assert.Equal(["Rose", "daisy", "tulip"], Own().Classes.Select(one => one.Name));
    }

    [Fact]
    public void Only_photos_count_whatever_the_case_of_their_ending()
    {
        folder.Write("own/a/IMG_2.JPG", [1]);
        folder.Write("own/a/IMG_10.jpeg", [1]);
        folder.Write("own/a/notes.txt", [1]);
        folder.Write("own/a/.hidden.jpg", [1]);
        folder.Write("own/b/x.PNG", [1]);
        Assert.Equal(["IMG_2.JPG", "IMG_10.jpeg"], Own().Classes[0].Files.Select(Path.GetFileName));
    }

    [Theory]
    [InlineData(".ipynb_checkpoints")]
    [InlineData(".git")]
    [InlineData("__MACOSX")]
    [InlineData("@eaDir")]
    [InlineData("$RECYCLE.BIN")]
    public void What_tools_leave_behind_is_no_class(string left)
    {
        folder.Write("own/a/1.jpg", [1]);
        folder.Write("own/b/1.jpg", [1]);
        folder.Write($"own/{left}/1.jpg", [1]);
        Assert.Equal(["a", "b"], Own().Classes.Select(one => one.Name));
    }

    [Fact]
    public void A_photo_counts_by_its_content_whatever_its_ending()
    {
        folder.Write("own/a/download", Pictures.Jpeg());
        folder.Write("own/a/photo.dat", Pictures.Png(9, 9, 1, 2, 3));
        folder.Write("own/a/phone.heic", [1]);   // listed, so that it is left out by name
        folder.Write("own/a/readme", "just words that are longer"u8.ToArray());
        folder.Write("own/b/1.webp", [1]);
        Assert.Equal(["download", "phone.heic", "photo.dat"], Own().Classes[0].Files.Select(Path.GetFileName));
    }

    [Fact]
    public void Few_photos_of_a_class_are_warned_of()
    {
        for (int number = 0; number < 20; number++)
        {
            folder.Write($"own/cups/{number}.jpg", [1]);
        }

        folder.Write("own/plates/1.jpg", [1]);
        Assert.StartsWith("own: 20 cups, 1 plates\nFewer than 20 photos of plates: ", Own().ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_class_folder_is_one_clear_error()
    {
        folder.Write("own/cats/a.png", [1]);
        string empty = Directory.CreateDirectory(Path.Combine(folder.Root, "own", "dogs")).FullName;
        Assert.StartsWith($"'{empty}' holds no photos.", Assert.Throws<SmallDataException>(Own).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_class_is_too_few()
    {
        folder.Write("own/cats/a.png", [1]);
        Assert.Contains("holds 1 class folders", Assert.Throws<SmallDataException>(Own).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named() =>
        Assert.StartsWith($"'{Path.Combine(folder.Root, "own")}' does not exist.", Assert.Throws<SmallDataException>(Own).Message, StringComparison.Ordinal);
}
