using SmallData.Datasets;
using SmallData.Tests.Downloads;

namespace SmallData.Tests.Grey;

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
        Assert.Equal(76_247, data.Train.Some(0, 1).Pixels.Sum(value => value));
        Assert.Equal(216, data.Train.Pixels[(14 * 28) + 20]);
        Assert.Equal<byte>([9, 2, 1, 1, 6, 1, 4, 6, 5, 7], data.Test.Labels[..10]);
    }

    [Fact]
    public void The_data_root_comes_before_the_package()
    {
        string own = WriteSmall(pictures: 2, labels: [3, 4]);
        Environment.SetEnvironmentVariable(Settings.DataVariable, folder.Root);
        Assert.Equal(own, FashionMnist.Find());
        Assert.Equal([3, 4], FashionMnist.Read(own).Train.Labels);
    }

    [Fact]
    public void A_file_cut_anywhere_in_its_content_is_refused_by_name()
    {
        string file = Path.Combine(WriteSmall(pictures: 2, labels: [3, 4]), "train-labels-idx1-ubyte.gz");
        byte[] whole = File.ReadAllBytes(file);

        // The last ten bytes only mark the end and hold the checksum: all values are there before them.
        for (int length = 0; length < whole.Length - 10; length++)
        {
            File.WriteAllBytes(file, whole[..length]);
            Assert.StartsWith($"'{file}' ", Refusal(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(1, 1, "does not begin like the idx file that is expected (0x00010801")]
    [InlineData(2, 0x0D, "does not begin like the idx file")]
    [InlineData(3, 3, "does not begin like the idx file")]
    [InlineData(4, 0x7F, "does not begin like the idx file")]
    [InlineData(4, 0xFF, "does not begin like the idx file")]
    [InlineData(7, 1, "goes on after its last value")]
    public void A_wrong_byte_in_the_header_is_refused(int at, byte value, string reason)
    {
        WriteSmall(pictures: 2, labels: [3, 4]);
        byte[] labels = [0, 0, 8, 1, 0, 0, 0, 2, 3, 4];
        labels[at] = value;
        folder.Write("fashion-mnist/train-labels-idx1-ubyte.gz", Archives.Gzip(labels));
        Assert.Contains(reason, Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_that_do_not_fit_the_pictures_are_refused()
    {
        WriteSmall(pictures: 3, labels: [3, 4]);
        Assert.Contains("holds 2 labels for 3 pictures", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_beyond_the_ten_classes_is_refused()
    {
        WriteSmall(pictures: 2, labels: [3, 10]);
        Assert.Contains("holds the label 10", Refusal(), StringComparison.Ordinal);
    }

    private string Refusal() => Assert.Throws<SmallDataException>(() => FashionMnist.Read(Path.Combine(folder.Root, FashionMnist.FolderName))).Message;

    private static FashionMnist OpenReal() => FashionMnist.Read(FashionMnist.Find() ?? throw new SkipException("There is no Fashion-MNIST here: install Debian's package dataset-fashion-mnist."));

    private string WriteSmall(int pictures, byte[] labels)
    {
        foreach (string part in new[] { "train", "t10k" })
        {
            folder.Write($"fashion-mnist/{part}-images-idx3-ubyte.gz", Archives.Gzip([0, 0, 8, 3, 0, 0, 0, (byte)pictures, 0, 0, 0, 28, 0, 0, 0, 28, .. new byte[pictures * 784]]));
            folder.Write($"fashion-mnist/{part}-labels-idx1-ubyte.gz", Archives.Gzip([0, 0, 8, 1, 0, 0, 0, (byte)labels.Length, .. labels]));
        }

        return Path.Combine(folder.Root, "fashion-mnist");
    }
}
