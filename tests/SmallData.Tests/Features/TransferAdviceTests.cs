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
    public void Few_and_similar_photos_freeze_the_base() => Assert.Equal(TransferStrategy.FreezeBase, Measure(100, 2).Strategy);

    [Fact]
    public void Few_and_different_photos_freeze_a_part() => Assert.Equal(TransferStrategy.FreezePart, Measure(100, 0).Strategy);

    [Fact]
    public void Many_and_similar_photos_freeze_a_part() => Assert.Equal(TransferStrategy.FreezePart, Measure(1000, 2).Strategy);

    [Fact]
    public void Many_and_different_photos_train_everything() => Assert.Equal(TransferStrategy.TrainAll, Measure(1000, 0).Strategy);

    [Fact]
    public void Separable_features_are_found_out()
    {
        TransferAdvice advice = Measure(200, 2);
        Assert.InRange(advice.FeatureAccuracy, 0.98, 1.0);    // eight features, each two deviations apart
        Assert.InRange(advice.PixelAccuracy, 0.4, 0.6);
        Assert.InRange(advice.ShuffledAccuracy, 0.4, 0.6);
    }
}
