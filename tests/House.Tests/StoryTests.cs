using System.Text.Json;

namespace House.Tests;

/// <summary>
/// The committed figures of <c>tests/Benchmarks -- story</c>: medians of three seeds in the profile <c>lesson</c>. A later idea beats an earlier one, on drawn pictures
/// as on real photos.
/// </summary>
public sealed class StoryTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "notebooks", "results", "story");

    [Theory]
    [InlineData("drawn")]
    [InlineData("real")]
    public void Each_chapter_beats_the_one_before_it(string kind)
    {
        double[] story = [Test(kind, "A baseline"), Test(kind, "A augmented"), Test(kind, "A frozen base")];
        Assert.Equal(story.Order(), story);
        Assert.Equal(story.Distinct(), story);
    }

    [Theory]
    [InlineData("drawn")]
    [InlineData("real")]
    public void What_chapter_06_chooses_is_no_worse_than_the_frozen_base(string kind) =>
        Assert.True(Test(kind, "A fine-tuned") >= Test(kind, "A frozen base") - 0.005, $"{Test(kind, "A fine-tuned")} after {Test(kind, "A frozen base")}");

    [Theory]
    [InlineData("drawn")]
    [InlineData("real")]
    public void Net_C_is_better_than_net_B_or_close_to_its_published_figure(string kind) =>
        Assert.True(Test(kind, "B net C") > Test(kind, "B net B") || Test(kind, "B net C") >= 0.85 * 0.92, $"{Test(kind, "B net C")} beside {Test(kind, "B net B")}");

    [Theory]
    [InlineData("drawn", "B improved", "B net B")]
    [InlineData("real", "B improved", "B net B")]
    [InlineData("drawn", "A improved", "A augmented")]
    [InlineData("real", "A improved", "A augmented")]
    public void Improved_nets_are_better_than_what_they_improve(string kind, string improved, string lesson) =>
        Assert.True(Test(kind, improved) > Test(kind, lesson), $"{Test(kind, improved)} beside {Test(kind, lesson)}");

    [Theory]
    [InlineData("drawn")]
    [InlineData("real")]
    public void There_are_three_seeds(string kind) =>
        Assert.Equal([1, 2, 3], Runs(kind).Select(run => run.GetProperty("seed").GetInt32()).Distinct().Order());

    /// <summary>The median over the seeds of a row's share of right answers on test.</summary>
    private static double Test(string kind, string row)
    {
        double[] shares = [.. Runs(kind).Where(run => run.GetProperty("row").GetString() == row && IsDefault(run)).Select(run => run.GetProperty("test").GetDouble()).Order()];
        Assert.NotEmpty(shares);
        return shares[shares.Length / 2];
    }

    // Chapter 04 also runs other bases, where their weights are at hand.
    private static bool IsDefault(JsonElement run) => run.GetProperty("run").GetString() is { } name && (!name.StartsWith("frozen base", StringComparison.Ordinal) || name.Contains("ResNet-18", StringComparison.Ordinal));

    private static IEnumerable<JsonElement> Runs(string kind) =>
        Directory.EnumerateFiles(Path.Combine(Folder, kind), "*.json").Order(StringComparer.Ordinal).Select(file => JsonDocument.Parse(File.ReadAllBytes(file)).RootElement);
}
