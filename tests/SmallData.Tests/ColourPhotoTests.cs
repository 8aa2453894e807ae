using SmallData.Images;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Tests;

public sealed class ColourPhotoTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_photo_is_a_batch_of_one_from_0_to_1_colour_by_colour()
    {
        using Tensor photo = ColourPhoto.Load(folder.Write("photo.png", Pictures.Png(20, 10, 255, 0, 51)), size: 12);
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
        using Tensor photo = ColourPhoto.Load(file, 10);
        Assert.Equal(batch.Inputs.data<float>().ToArray(), photo.data<float>().ToArray());
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains("nowhere.png' does not exist", Assert.Throws<SmallDataException>(() => ColourPhoto.Load("/nowhere.png", 12)).Message, StringComparison.Ordinal);
}
