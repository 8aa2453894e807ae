using SmallData.Images;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Tests.Images;

public sealed class PhotoTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_photo_is_a_batch_of_one_from_0_to_1_colour_by_colour()
    {
        using Tensor photo = Photo.Load(folder.Write("photo.png", Pictures.Png(20, 10, 255, 0, 51)), size: 12);
        Assert.Equal([1L, 3, 12, 12], photo.shape);
        Assert.Equal([1f, 0f, 0.2f], Enumerable.Range(0, 3).Select(colour => photo[0, colour, 5, 7].ToSingle()));
    }

    [Fact]
    public void A_photo_alone_has_the_pixels_that_it_has_in_a_set()
    {
        string file = folder.Write("own/cats/1.jpg", Pictures.Jpeg());
        folder.Write("own/dogs/1.png", Pictures.Png(9, 8, 10, 20, 30));
        using PhotoSet set = PhotoSet.Load(Path.Combine(folder.Root, "own"), 10);
        using var batch = set.Take(tensor(new long[] { 0 }));
        using Tensor photo = Photo.Load(file, 10);
        Assert.Equal(batch.Inputs.data<float>().ToArray(), photo.data<float>().ToArray());
    }

    [Theory]
    [InlineData(255, 0, 0, 54)]
    [InlineData(0, 255, 0, 182)]
    [InlineData(0, 0, 255, 18)]
    [InlineData(255, 255, 255, 255)]
    public void One_channel_is_grey_by_how_bright_colours_look(byte red, byte green, byte blue, int grey)
    {
        using Tensor photo = Photo.Load(folder.Write("photo.png", Pictures.Png(20, 10, red, green, blue)), size: 12, channels: 1);
        Assert.Equal([1L, 1, 12, 12], photo.shape);
        Assert.All(photo.data<float>().ToArray(), value => Assert.Equal(grey / 255.0, value, 1e-6));
    }

    [Fact]
    public void A_file_that_is_no_picture_is_named_with_the_reason()
    {
        string file = folder.Write("notes.jpg", "just words, and no picture at all"u8.ToArray());
        Assert.Equal(
            $"'{file}' cannot be read: this is not a picture in a format that can be read (JPEG, PNG, WebP, BMP, GIF or TIFF). Choose another picture.",
            Assert.Throws<SmallDataException>(() => Photo.Load(file, 12)).Message);
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains("nowhere.png' does not exist", Assert.Throws<SmallDataException>(() => Photo.Load("/nowhere.png", 12)).Message, StringComparison.Ordinal);
}
