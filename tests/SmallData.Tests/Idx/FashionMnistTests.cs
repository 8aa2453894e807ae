using SmallData.Datasets;

namespace SmallData.Tests.Idx;

public sealed class FashionMnistTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [SkippableFact]
    public void The_real_files_hold_what_their_paper_says()
    {
        FashionMnist data = OpenReal();
        Assert.Equal((60_000, 10_000), (data.Train.Count, data.Test.Count));
        Assert.Equal(Enumerable.Repeat(6000, 10), data.Train.Labels.CountBy(label => label).Select(pair => pair.Value));
        Assert.Equal(Enumerable.Repeat(1000, 10), data.Test.Labels.CountBy(label => label).Select(pair => pair.Value));
    }

    // Golden values: sums and mean of the real files, computed with numpy.
    [SkippableFact]
    public void The_real_pixels_have_the_known_sums()
    {
        FashionMnist data = OpenReal();
        Assert.Equal(3_431_114_169L, data.Train.Pixels.Sum(value => (long)value));
        Assert.Equal(573_469_082L, data.Test.Pixels.Sum(value => (long)value));
    }

    [SkippableFact]
    public void The_first_pictures_are_an_ankle_boot_and_a_T_shirt()
    {
        FashionMnist data = OpenReal();
        Assert.Equal("Ankle boot", FashionMnist.ClassNames[data.Train.Labels[0]]);
        Assert.Equal("T-shirt/top", FashionMnist.ClassNames[data.Train.Labels[1]]);
        Assert.Equal(76_247, data.Train.Picture(0).ToArray().Sum(value => value));
        Assert.Equal(216, data.Train.Picture(0)[(14 * 28) + 20]);
        Assert.Equal<byte>([9, 2, 1, 1, 6, 1, 4, 6, 5, 7], data.Test.Labels[..10]);
    }

    [Fact]
    public void The_data_root_comes_before_the_package()
    {
        string own = WriteSmall(pictures: 2, labels: [3, 4]);
        Assert.Equal(own, FashionMnist.Open([own, "/nowhere"]).Folder);
    }

    [Fact]
    public void Where_there_is_none_both_ways_to_get_it_are_named()
    {
        string message = Assert.Throws<SmallDataException>(() => FashionMnist.Open([Path.Combine(folder.Root, "none")])).Message;
        Assert.Contains("fetch fashion-mnist", message, StringComparison.Ordinal);
        Assert.Contains("dataset-fashion-mnist", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_that_do_not_fit_the_pictures_are_refused()
    {
        string own = WriteSmall(pictures: 3, labels: [3, 4]);
        Assert.Contains("holds 2 labels for 3 pictures", Assert.Throws<SmallDataException>(() => FashionMnist.Open([own])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_beyond_the_ten_classes_is_refused()
    {
        string own = WriteSmall(pictures: 2, labels: [3, 10]);
        Assert.Contains("holds the label 10", Assert.Throws<SmallDataException>(() => FashionMnist.Open([own])).Message, StringComparison.Ordinal);
    }

    private static FashionMnist OpenReal()
    {
        try
        {
            return FashionMnist.Open();
        }
        catch (SmallDataException missing)
        {
            throw new SkipException(missing.Message);
        }
    }

    private string WriteSmall(int pictures, byte[] labels)
    {
        foreach (string part in new[] { "train", "t10k" })
        {
            folder.Write($"own/{part}-images-idx3-ubyte.gz", IdxReaderTests.Gzip([0, 0, 8, 3, 0, 0, 0, (byte)pictures, 0, 0, 0, 28, 0, 0, 0, 28, .. new byte[pictures * 784]]));
            folder.Write($"own/{part}-labels-idx1-ubyte.gz", IdxReaderTests.Gzip([0, 0, 8, 1, 0, 0, 0, (byte)labels.Length, .. labels]));
        }

        return Path.Combine(folder.Root, "own");
    }
}
