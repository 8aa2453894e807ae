using SmallData.Features;
using SmallData.FineTuning;
using SmallData.Images;
using SmallData.Models;
using SmallData.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Tests.Features;

public sealed class TransferAdviceTests
{
    // Two classes that the features tell apart if "separable", and not otherwise; the pixels are noise.
    private static TransferAdvice Measure(int perClass, double separation)
    {
        using var generator = new Generator(5);
        Tensor labels = cat([zeros(perClass, dtype: ScalarType.Int64), ones(perClass, dtype: ScalarType.Int64)]);
        Tensor rows = randn([2 * perClass, 8], generator: generator) + separation * labels.to(ScalarType.Float32).unsqueeze(1);
        var origin = new FeatureOrigin("tiny", 1, "", "raw", "", 4, 0, "", 0);
        string[] files = [.. Enumerable.Range(0, 2 * perClass).Select(index => $"{index}")];
        Tensor pixels = rand([2 * perClass, 3, 4, 4], generator: generator).mul(255).to(ScalarType.Byte);
        return TransferAdvice.For(new FeatureSet(rows.reshape(-1, 8, 1, 1), labels, files, ["a", "b"], origin), pixels, labels);
    }

    [Fact]
    public void Few_and_similar_photos_freeze_the_base() => Assert.Equal("freeze the base", Measure(100, 2).Strategy);

    [Fact]
    public void Few_and_different_photos_freeze_a_part() => Assert.Equal("freeze a part", Measure(100, 0).Strategy);

    [Fact]
    public void Many_and_similar_photos_freeze_a_part() => Assert.Equal("freeze a part", Measure(1000, 2).Strategy);

    [Fact]
    public void Many_and_different_photos_train_everything() => Assert.Equal("train all", Measure(1000, 0).Strategy);

    [Fact]
    public void Separable_features_are_found_out()
    {
        TransferAdvice advice = Measure(200, 2);
        Assert.InRange(advice.FeatureAccuracy, 0.98, 1.0);    // eight features, each two deviations apart
        Assert.InRange(advice.PixelAccuracy, 0.4, 0.6);
        Assert.InRange(advice.ShuffledAccuracy, 0.4, 0.6);
    }

    [Theory]
    [InlineData(999, true)]
    [InlineData(1000, false)]
    public void A_thousand_photos_of_each_class_are_many(int perClass, bool few) => Assert.Equal(few, Measure(perClass, 2).IsSmall);

    [Fact]
    public void Similarity_is_the_share_of_the_pixels_mistakes_that_the_features_mend()
    {
        TransferAdvice advice = Measure(200, 1);
        double pixels = Math.Max(advice.PixelAccuracy, advice.ShuffledAccuracy);
        Assert.Equal(advice.Similarity > 0.5, advice.IsSimilar);
        Assert.Equal((advice.FeatureAccuracy - pixels) / (1 - pixels), advice.Similarity, 1e-12);
    }

    [Fact]
    public void The_matrix_shows_each_strategy_and_the_photos()
    {
        string html = Measure(100, 2).ToHtml();
        Assert.All((string[])["train all", "freeze a part", "freeze the base", "your photos"], word => Assert.Matches($"<svg(.|\n)*{word}(.|\n)*</svg>", html));
    }
}
