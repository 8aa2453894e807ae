using SmallData.Datasets;
using SmallData.Images;
using TorchSharp;

namespace SmallData.Tests;

public sealed class HorsesOrHumansTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    private void WriteFigures(string set, int perClass)
    {
        for (int number = 0; number < perClass; number++)
        {
            folder.Write($"data/horse-or-human/{set}/horses/horse{number:00}-0.png", Pictures.Png(20, 20, 1, 2, 3));
            folder.Write($"data/horse-or-human/{set}/humans/human{number:00}-0.png", Pictures.Png(20, 20, 1, 2, 3));
        }

        Environment.SetEnvironmentVariable(Settings.DataVariable, Path.Combine(folder.Root, "data"));
    }

    private static string[] Names(PhotoCollection photos, int label) => [.. photos.Classes[label].Files.Select(file => Path.GetFileName(file)!)];

    [Fact]
    public void Without_pictures_the_course_draws_its_own()
    {
        Environment.SetEnvironmentVariable(Settings.DataVariable, folder.Root);
        DataSplit split = HorsesOrHumans.Open(train: 3, validation: 2, size: 24);
        Assert.Equal(["horse.0.png", "horse.1.png", "horse.2.png"], Names(split.Train, 0));
        Assert.Equal(["human.3.png", "human.4.png"], Names(split.Validation, 1));
        Assert.True(split.Train.IsDrawn);
    }

    [Fact]
    public void The_sets_are_those_of_the_data_set()
    {
        WriteFigures("train", 3);
        WriteFigures("validation", 2);
        DataSplit split = HorsesOrHumans.Open();
        Assert.Equal(["horse00-0.png", "horse01-0.png", "horse02-0.png"], Names(split.Train, 0));
        Assert.Equal(["human00-0.png", "human01-0.png"], Names(split.Validation, 1));
    }

    [Fact]
    public void Fewer_are_taken_evenly()
    {
        WriteFigures("train", 10);
        WriteFigures("validation", 2);
        Assert.Equal(["horse00-0.png", "horse03-0.png", "horse06-0.png"], Names(HorsesOrHumans.Open(train: 3).Train, 0));
    }

    [Fact]
    public void A_missing_set_is_named()
    {
        WriteFigures("train", 1);
        string message = Assert.Throws<SmallDataException>(() => HorsesOrHumans.Open()).Message;
        Assert.StartsWith($"'{Path.Combine(folder.Root, "data", "horse-or-human", "validation")}' does not exist.", message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void The_real_set_loads_whole_in_grey_or_colour()
    {
        string? real = TestFolder.RealData;
        Skip.If(real is null || !Directory.Exists(Path.Combine(real, "horse-or-human")), "Set SMALLDATA_DATA to a folder with horse-or-human to run this.");
        Environment.SetEnvironmentVariable(Settings.DataVariable, real);
        DataSplit split = HorsesOrHumans.Open();
        using PhotoSet colour = PhotoSet.Load(split.Train, 50), grey = PhotoSet.Load(split.Train, 50, channels: 1);
        Assert.Equal((500 + 527, 0), (colour.Count, colour.Skipped.Photos.Count));
        Assert.Equal([1027, 1, 50, 50], grey.Pixels.shape);
        Assert.InRange(grey.Pixels.to(torch.ScalarType.Float32).mean().ToDouble(), 40, 220);
    }
}
