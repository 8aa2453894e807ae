using SmallData.Datasets;
using SmallData.Images;
using TorchSharp;

namespace SmallData.Tests;

public sealed class PhotoSetTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string Own => Path.Combine(folder.Root, "own");

    private void WriteGoodPhotos()
    {
        folder.Write("own/cats/1.png", Pictures.Png(20, 30, 255, 0, 51));
        folder.Write("own/cats/2.jpg", Pictures.Jpeg());
        folder.Write("own/dogs/1.png", Pictures.Png(9, 8, 10, 20, 30));
    }

    [Fact]
    public void A_batch_is_float_from_0_to_1_colour_by_colour()
    {
        WriteGoodPhotos();
        using PhotoSet photos = PhotoSet.Load(Own, 4);
        using var batch = photos.Take(torch.tensor(new long[] { 0 }));
        Assert.Equal([1, 3, 4, 4], batch.Inputs.shape);
        Assert.Equal([1f, 0f, 0.2f], Enumerable.Range(0, 3).Select(colour => batch.Inputs[0, colour, 2, 1].ToSingle()));
    }

    /// <summary>ITU-R BT.709, as ImageSharp weighs the colours: 0.2126·255 + 0.7152·0 + 0.0722·51 = 57.9.</summary>
    [Fact]
    public void One_channel_is_grey()
    {
        WriteGoodPhotos();
        using PhotoSet photos = PhotoSet.Load(Own, 4, channels: 1);
        Assert.Equal([3, 1, 4, 4], photos.Pixels.shape);
        Assert.Equal(58, photos.Pixels[0, 0, 2, 1].ToInt32());
    }

    [Fact]
    public void A_grey_file_in_colour_has_three_equal_planes()
    {
        WriteGoodPhotos();
        using PhotoSet colour = PhotoSet.Load(Own, 4), grey = PhotoSet.Load(Own, 4, channels: 1);
        Assert.Equal(0, colour.Pixels[1].ne(grey.Pixels[1]).sum().ToInt32());
    }

    [Fact]
    public void Two_channels_are_refused()
    {
        WriteGoodPhotos();
        Assert.Throws<ArgumentOutOfRangeException>(() => PhotoSet.Load(Own, 4, channels: 2));
    }

    [Fact]
    public void Labels_follow_the_alphabet()
    {
        WriteGoodPhotos();
        using PhotoSet photos = PhotoSet.Load(Own, 4);
        Assert.Equal(["cats", "dogs"], photos.ClassNames);
        Assert.Equal([0L, 0L, 1L], photos.Labels.data<long>());
    }

    [Fact]
    public void Bad_files_are_listed_by_name_and_skipped()
    {
        WriteGoodPhotos();
        string text = folder.Write("own/cats/letter.jpg", "Dear cat"u8.ToArray());
        string empty = folder.Write("own/cats/nothing.jpg", []);
        string dot = folder.Write("own/dogs/dot.png", Pictures.Png(1, 1, 0, 0, 0));
        string cut = folder.Write("own/dogs/half.jpg", Pictures.Jpeg()[..^30]);

        using PhotoSet photos = PhotoSet.Load(Own, 4);
        Assert.Equal(
            [
                (text, "this is not a picture in a format that can be read (JPEG, PNG, WebP, BMP, GIF or TIFF)"),
                (empty, "the file is empty (0 bytes)"),
                (dot, "1×1 pixels are too few to show anything"),
                (cut, "the file is cut short: its end is missing"),
            ],
            photos.Skipped.Photos.Select(photo => (photo.File, photo.Reason)));
        Assert.Equal(3, photos.Count);
    }

    [Fact]
    public void A_class_without_one_readable_photo_is_an_error_that_names_it()
    {
        folder.Write("own/cats/1.png", Pictures.Png(20, 20, 1, 2, 3));
        folder.Write("own/dogs/letter.jpg", "Dear dog"u8.ToArray());
        string message = Assert.Throws<SmallDataException>(() => PhotoSet.Load(Own, 4)).Message;
        Assert.StartsWith($"No photo in '{Path.Combine(Own, "dogs")}' can be decoded", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_photo_is_decoded_again()
    {
        WriteGoodPhotos();
        using (PhotoSet.Load(Own, 4))
        {
        }

        folder.Write("own/cats/1.png", Pictures.Png(20, 30, 7, 0, 0));
        using PhotoSet photos = PhotoSet.Load(Own, 4);
        Assert.Equal(7, photos.Pixels[0, 0, 0, 0].ToInt32());
    }

    [Fact]
    public void A_second_load_reads_the_cache_and_gives_the_same()
    {
        WriteGoodPhotos();
        using PhotoSet first = PhotoSet.Load(Own, 4);
        string cache = Assert.Single(Directory.GetFiles(Path.Combine(Settings.WorkRoot, "cache")));

        // The last byte of the file is a pixel: changing it shows that the file was read.
        byte[] bytes = File.ReadAllBytes(cache);
        bytes[^1] ^= 1;
        File.WriteAllBytes(cache, bytes);
        using PhotoSet second = PhotoSet.Load(Own, 4);
        Assert.Equal(first.Files, second.Files);
        Assert.Equal(1, first.Pixels.ne(second.Pixels).sum().ToInt32());
    }

    [Fact]
    public void Drawn_pictures_leave_no_cache()
    {
        WriteGoodPhotos();
        PhotoCollection own = PhotoCollection.FromClassFolders(Own);
        using PhotoSet photos = PhotoSet.Load(new PhotoCollection("drawn", isDrawn: true, own.Root, own.Classes), 4);
        Assert.False(Directory.Exists(Path.Combine(Settings.WorkRoot, "cache")));
    }

    public static TheoryData<string> Damage => ["cut off", "a letter of the header", "empty"];

    [Theory]
    [MemberData(nameof(Damage))]
    public void A_damaged_cache_is_decoded_anew(string damage)
    {
        WriteGoodPhotos();
        using PhotoSet first = PhotoSet.Load(Own, 4);
        string cache = Assert.Single(Directory.GetFiles(Path.Combine(Settings.WorkRoot, "cache")));
        byte[] bytes = File.ReadAllBytes(cache);
        bytes[60] ^= 1;
        File.WriteAllBytes(cache, damage switch { "cut off" => bytes[..40], "empty" => [], _ => bytes });
        using PhotoSet second = PhotoSet.Load(Own, 4);
        Assert.Equal(0, first.Pixels.ne(second.Pixels).sum().ToInt32());
    }
}
