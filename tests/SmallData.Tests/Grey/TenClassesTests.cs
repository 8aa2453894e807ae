using Sketches;
using SmallData.Datasets;
using SmallData.Images;
using SmallData.Tests.Downloads;
using static TorchSharp.torch;

namespace SmallData.Tests.Grey;

public sealed class TenClassesTests : IDisposable
{
    private const int Area = 28 * 28;

    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(8, new byte[] { 0, 1, 2, 3, 4, 5 }, new byte[] { 6, 7 })]
    [InlineData(4, new byte[] { 0, 1, 2 }, new byte[] { 3 })]
    [InlineData(100, new byte[] { 0, 1, 2, 3, 4, 5 }, new byte[] { 6, 7 })]
    public void The_last_quarter_of_the_training_pictures_validates(int train, byte[] kept, byte[] aside)
    {
        using TenClasses clothes = TenClasses.Clothes(EightClothes(), train, test: 3);
        Assert.Equal(kept, FirstPixels(clothes.Train));
        Assert.Equal(aside, FirstPixels(clothes.Validation));
        Assert.Equal<byte>([0, 1, 2], FirstPixels(clothes.Test));
    }

    [Fact]
    public void The_animals_come_in_turn_and_grey()
    {
        using TenClasses animals = TenClasses.Drawn(train: 16, test: 10);
        Assert.Equal([0L, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1], animals.Train.Labels.data<long>().ToArray());
        Assert.Equal([2L, 3, 4, 5], animals.Validation.Labels.data<long>().ToArray());
        using Tensor horse = animals.Train.Pixels[11];
        Assert.Equal(DrawnPhoto.RenderGrey(Species.Horse, 1, 28, 28), horse.contiguous().data<byte>().ToArray());
        Assert.Equal("Horse", animals.Train.ClassOf(11));
    }

    [Fact]
    public void The_animals_of_the_test_stay_the_same_when_more_are_drawn_to_train_on()
    {
        using TenClasses few = TenClasses.Drawn(train: 4, test: 10), more = TenClasses.Drawn(train: 40, test: 10);
        Assert.Equal(few.Test.Pixels.data<byte>().ToArray(), more.Test.Pixels.data<byte>().ToArray());
    }

    [Fact]
    public void The_table_counts_each_class_in_each_set()
    {
        using TenClasses animals = TenClasses.Drawn(train: 40, test: 20);
        string[] lines = animals.ToText().Split('\n');
        Assert.Contains(lines, line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["0", "Cat", "3", "1", "2"]);
        Assert.Contains(lines, line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["together", "30", "10", "20"]);
    }

    private static byte[] FirstPixels(GreyPictures pictures) =>
        [.. pictures.Pixels.data<byte>().ToArray().Chunk(Area).Select(picture => picture[0])];

    // Picture n is filled with the value n.
    private FashionMnist EightClothes()
    {
        byte[] pixels = [.. Enumerable.Range(0, 8).SelectMany(number => Enumerable.Repeat((byte)number, Area))];
        foreach (string part in new[] { "train", "t10k" })
        {
            folder.Write($"own/{part}-images-idx3-ubyte.gz", Archives.Gzip([0, 0, 8, 3, 0, 0, 0, 8, 0, 0, 0, 28, 0, 0, 0, 28, .. pixels]));
            folder.Write($"own/{part}-labels-idx1-ubyte.gz", Archives.Gzip([0, 0, 8, 1, 0, 0, 0, 8, 0, 1, 2, 3, 4, 5, 6, 7]));
        }

        return FashionMnist.Read(System.IO.Path.Combine(folder.Root, "own"));
    }
}
