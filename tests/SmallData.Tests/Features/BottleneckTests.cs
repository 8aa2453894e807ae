using SmallData.Features;
using SmallData.Images;
using SmallData.Images.Augmentations;
using SmallData.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Tests.Features;

public sealed class BottleneckTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    private PhotoSet Photos(byte firstRed = 10)
    {
        folder.Write("own/cats/1.png", Pictures.Png(8, 8, firstRed, 20, 30));
        folder.Write("own/cats/2.png", Pictures.Png(8, 8, 40, 50, 60));
        folder.Write("own/dogs/3.png", Pictures.Png(8, 8, 200, 100, 0));
        return PhotoSet.Load(Path.Combine(folder.Root, "own"), 8);
    }

    private static float[] Values(Tensor tensor) => [.. tensor.contiguous().data<float>()];

    [Fact]
    public void Features_are_the_bases_answers_in_file_order()
    {
        using PhotoSet photos = Photos();
        var (pretrained, _) = TinyBase.Open();
        using FeatureSet features = Bottleneck.Extract(pretrained, photos);
        using Tensor expected = pretrained.Features(photos.Pixels.to(ScalarType.Float32).div(255));
        Assert.All(Values(expected.detach()).Zip(Values(features.Maps)), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        Assert.Equal(["cats/1.png", "cats/2.png", "dogs/3.png"], features.Files);
        Assert.Equal([0L, 0, 1], features.Labels.data<long>());
    }

    [Fact]
    public void The_second_time_the_base_does_not_run()
    {
        using PhotoSet photos = Photos();
        var (pretrained, net) = TinyBase.Open();
        using FeatureSet first = Bottleneck.Extract(pretrained, photos);
        using FeatureSet second = Bottleneck.Extract(pretrained, photos);
        Assert.Equal(3, net.Pictures);
        Assert.True(second.TakenFromDisk);
        Assert.Equal(Values(first.Maps), Values(second.Maps));
        Assert.Equal(first.Files, second.Files);
        Assert.Equal(first.Labels.data<long>(), second.Labels.data<long>());
    }

    [Fact]
    public void Features_from_disk_still_say_what_the_base_cost_them()
    {
        using PhotoSet photos = Photos();
        var (pretrained, _) = TinyBase.Open();
        using FeatureSet first = Bottleneck.Extract(pretrained, photos), second = Bottleneck.Extract(pretrained, photos), two = second.Some([0, 2]);
        Assert.Equal((first.ExtractionSeconds, first.ExtractionSeconds * 2 / 3), (second.ExtractionSeconds, two.ExtractionSeconds));
    }

    [Fact]
    public void A_changed_photo_is_looked_at_again()
    {
        var (pretrained, net) = TinyBase.Open();
        using PhotoSet before = Photos();
        using FeatureSet first = Bottleneck.Extract(pretrained, before);
        using PhotoSet after = Photos(firstRed: 11);
        using FeatureSet second = Bottleneck.Extract(pretrained, after);
        Assert.Equal(6, net.Pictures);
        Assert.NotEqual(Values(first.Maps[0]), Values(second.Maps[0]));
    }

    [Fact]
    public void Tuned_weights_give_new_features()
    {
        var (pretrained, net) = TinyBase.Open();
        using PhotoSet photos = Photos();
        using FeatureSet first = Bottleneck.Extract(pretrained, photos);
        using (no_grad())
        {
            net.LastConvolution.weight.add_(0.01);
        }

        using FeatureSet second = Bottleneck.Extract(pretrained, photos);
        Assert.False(second.TakenFromDisk);
    }

    [Fact]
    public void Other_preprocessing_gives_new_features()
    {
        using PhotoSet photos = Photos();
        using FeatureSet first = Bottleneck.Extract(TinyBase.Open(Preprocessing.MinusOneToOne).Base, photos);
        using FeatureSet second = Bottleneck.Extract(TinyBase.Open(Preprocessing.RawUnit).Base, photos);
        Assert.False(second.TakenFromDisk);
    }

    [Fact]
    public void Weights_after_the_blocks_that_run_do_not_matter()
    {
        var (pretrained, net) = TinyBase.Open();
        using PhotoSet photos = Photos();
        using FeatureSet first = Bottleneck.Extract(pretrained, photos, blocks: 1);
        using (no_grad())
        {
            net.LastConvolution.weight.add_(0.01);
        }

        using FeatureSet second = Bottleneck.Extract(pretrained, photos, blocks: 1);
        Assert.True(second.TakenFromDisk);
    }

    [Fact]
    public void A_damaged_file_is_extracted_anew()
    {
        var (pretrained, net) = TinyBase.Open();
        using PhotoSet photos = Photos();
        using FeatureSet first = Bottleneck.Extract(pretrained, photos);
        string file = Assert.Single(Directory.GetFiles(Path.Combine(Settings.WorkRoot, "features")));
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^5]);
        using FeatureSet second = Bottleneck.Extract(pretrained, photos);
        Assert.Equal(6, net.Pictures);
        Assert.Equal(Values(first.Maps), Values(second.Maps));
    }

    [Fact]
    public void Views_come_one_after_the_other_and_keep_their_labels()
    {
        var (pretrained, _) = TinyBase.Open();
        using PhotoSet photos = Photos();
        using FeatureSet views = Bottleneck.Extract(pretrained, photos, augmentation: Augmentation.KerasBlog, views: 2);
        Assert.Equal(["cats/1.png", "cats/2.png", "dogs/3.png", "cats/1.png", "cats/2.png", "dogs/3.png"], views.Files);
        Assert.Equal([0L, 0, 1, 0, 0, 1], views.Labels.data<long>());
    }

    [Fact]
    public void Each_view_is_drawn_anew_and_the_same_seed_draws_the_same()
    {
        var (pretrained, _) = TinyBase.Open();
        folder.Write("own/cats/half.png", HalfAndHalf());
        using PhotoSet photos = Photos();
        int half = photos.Files.ToList().FindIndex(file => file.EndsWith("half.png", StringComparison.Ordinal));
        using FeatureSet once = Bottleneck.Extract(pretrained, photos, augmentation: Augmentation.Chollet, views: 2, seed: 1);
        using FeatureSet again = Bottleneck.Extract(pretrained, photos, augmentation: Augmentation.Chollet, views: 2, seed: 1);
        using FeatureSet other = Bottleneck.Extract(pretrained, photos, augmentation: Augmentation.Chollet, views: 2, seed: 2);
        Assert.NotEqual(Values(once.Maps[half]), Values(once.Maps[half + photos.Count]));
        Assert.Equal(Values(once.Maps), Values(again.Maps));
        Assert.NotEqual(Values(once.Maps[half]), Values(other.Maps[half]));
    }

    private static byte[] HalfAndHalf()
    {
        using var image = new SixLabors.ImageSharp.Image<SixLabors.ImageSharp.PixelFormats.Rgb24>(8, 8);
        for (int row = 0; row < 8; row++)
        {
            for (int column = 0; column < 3; column++)
            {
                image[column, row] = new SixLabors.ImageSharp.PixelFormats.Rgb24(255, 200, 100);
            }
        }

        using var stream = new MemoryStream();
        SixLabors.ImageSharp.ImageExtensions.SaveAsPng(image, stream);
        return stream.ToArray();
    }

    [Fact]
    public void Pooled_and_flat_hold_the_same_numbers_as_the_maps()
    {
        var (pretrained, _) = TinyBase.Open();
        using PhotoSet photos = Photos();
        using FeatureSet features = Bottleneck.Extract(pretrained, photos);
        Assert.Equal([3, 6, 4, 4], features.Maps.shape);
        Assert.Equal(features.Maps[2, 5].mean().ToDouble(), features.Pooled()[2, 5].ToDouble(), 5);
        Assert.Equal(features.Maps[2, 5, 3, 2].ToSingle(), features.Flat()[2, 5 * 16 + 3 * 4 + 2].ToSingle());
    }

    [Fact]
    public void Some_are_those_asked_for_in_the_order_asked()
    {
        var (pretrained, _) = TinyBase.Open();
        using PhotoSet photos = Photos();
        using FeatureSet features = Bottleneck.Extract(pretrained, photos);
        using FeatureSet some = features.Some([2, 0]);
        Assert.Equal(["dogs/3.png", "cats/1.png"], some.Files);
        Assert.Equal(Values(features.Maps[2]), Values(some.Maps[0]));
    }

    [Fact]
    public async Task Features_written_by_several_at_once_are_whole_for_every_reader()
    {
        var (pretrained, _) = TinyBase.Open();
        using PhotoSet photos = Photos();
        using FeatureSet features = Bottleneck.Extract(pretrained, photos);
        string file = Assert.Single(Directory.GetFiles(Path.Combine(Settings.WorkRoot, "features")));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (int times = 0; times < 20; times++)
            {
                FeatureFile.TryWrite(file, features);
                using FeatureSet? read = FeatureFile.TryRead(file, features.Origin, CPU, () => TimeSpan.Zero);
                Assert.Equal(Values(features.Maps), Values(read!.Maps));
            }
        })));
        Assert.Equal(file, Assert.Single(Directory.GetFiles(Path.Combine(Settings.WorkRoot, "features"))));
    }

    private static FeatureSet Sparse(Tensor maps) => new(
        maps, zeros(maps.shape[0], dtype: ScalarType.Int64), [.. Enumerable.Range(0, (int)maps.shape[0]).Select(index => $"a/{index}.png")], ["a"],
        new FeatureOrigin("base", 1, "weights", "none", "photos", 5, 0, "", 0));

    [Fact]
    public void Zeros_take_a_bit_each_on_the_disk_and_every_other_number_comes_back_as_it_was()
    {
        string file = Path.Combine(folder.Root, "sparse.safetensors");
        using FeatureSet features = Sparse(randn([40, 9, 5, 5], generator: new Generator(1)).sub(0.5).relu());   // two of three are 0
        FeatureFile.TryWrite(file, features);
        using FeatureSet? read = FeatureFile.TryRead(file, features.Origin, CPU, () => TimeSpan.Zero);
        Assert.Equal(features.Maps.shape, read!.Maps.shape);
        Assert.Equal(Values(features.Maps), Values(read.Maps));
        Assert.InRange(new FileInfo(file).Length, 0, features.Maps.numel() * sizeof(float) / 2);
    }

    [Fact]
    public void A_file_whose_bits_and_numbers_do_not_belong_together_is_not_taken()
    {
        string file = Path.Combine(folder.Root, "sparse.safetensors");
        using FeatureSet features = Sparse(ones(1, 1, 2, 3));
        FeatureFile.TryWrite(file, features);
        byte[] content = File.ReadAllBytes(file);
        content[8 + BitConverter.ToInt32(content)] ^= 1;   // the first bit after the header
        File.WriteAllBytes(file, content);
        Assert.Null(FeatureFile.TryRead(file, features.Origin, CPU, () => TimeSpan.Zero));
    }

    [Fact]
    public void Features_of_another_base_are_refused_by_a_layer_that_was_measured_on_others()
    {
        using Standardize layer = Standardize.Of(rand(4, 3));
        Assert.Contains("have 2 numbers each; the layer was measured on 3", Assert.Throws<SmallDataException>(() => layer.call(rand(4, 2))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Standardised_training_rows_have_mean_0_and_deviation_1()
    {
        using Tensor rows = tensor(new float[] { 1, 10, 7, 3, 30, 7, 5, 20, 7 }).reshape(3, 3);
        using Standardize layer = Standardize.Of(rows);
        using Tensor standard = layer.call(rows);
        float unit = MathF.Sqrt(1.5f);   // of three numbers, one step apart
        float[] expected = [-unit, -unit, 0, 0, unit, 0, unit, 0, 0];
        Assert.All(Values(standard).Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-6f));
    }

    [Fact]
    public void A_number_that_never_changed_in_training_keeps_its_own_scale()
    {
        using Tensor rows = tensor(new float[] { 1, 5, 3, 5 }).reshape(2, 2), unseen = tensor(new float[] { 2, 7 }).reshape(1, 2);
        using Standardize layer = Standardize.Of(rows);
        Assert.Equal([0f, 2f], Values(layer.call(unseen)));
    }

    [Fact]
    public void A_standardising_layer_keeps_its_numbers_with_the_net()
    {
        using Tensor rows = ones(2, 3);
        using Standardize layer = Standardize.Of(rows);
        Assert.Equal(["mean", "deviation"], layer.state_dict().Keys);
    }
}
