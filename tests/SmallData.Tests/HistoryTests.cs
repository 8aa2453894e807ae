using SmallData.Training;

namespace SmallData.Tests;

public sealed class HistoryTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static History Sample() => new(
    [
        new Epoch(1, 0.7, 0.5, 0.69, 0.6, 1),
        new Epoch(2, 0.6, 0.7, 0.55, 0.7, 1),
        new Epoch(3, 0.4, 0.9, 0.60, 0.8, 2.5),
    ]);

    [Fact]
    public void Best_is_the_highest_validation_accuracy() => Assert.Equal(3, Sample().BestAccuracy.Number);

    [Fact]
    public void LowestLoss_is_the_lowest_validation_loss() => Assert.Equal(2, Sample().LowestLoss.Number);

    [Fact]
    public void Saved_and_loaded_it_is_the_same()
    {
        string file = Path.Combine(folder.Root, "history.json");
        Sample().Save(file);
        Assert.Equal(Sample().Epochs, History.Load(file).Epochs);
    }

    [Fact]
    public void A_file_that_holds_something_else_is_named()
    {
        string file = folder.Write("history.json", "no"u8.ToArray());
        Assert.StartsWith($"'{file}' holds no training history", Assert.Throws<SmallDataException>(() => History.Load(file)).Message, StringComparison.Ordinal);
    }
}
