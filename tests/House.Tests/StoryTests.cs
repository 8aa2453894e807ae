using System.Text.Json;

namespace House.Tests;

/// <summary>
/// The committed figures of <c>tests/Benchmarks -- story</c>: medians of three seeds in the profile <c>lesson</c>. A later idea beats an earlier one.
/// </summary>
public sealed class StoryTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "notebooks", "results", "story", "drawn");

    [Fact]
    public void Each_chapter_beats_the_one_before_it()
    {
        double[] story = [Test("A baseline"), Test("A augmented"), Test("A frozen base")];
        Assert.Equal(story.Order(), story);
        Assert.Equal(story.Distinct(), story);
    }

    [Fact]
    public void What_chapter_06_chooses_is_no_worse_than_the_frozen_base() =>
        Assert.True(Test("A fine-tuned") >= Test("A frozen base") - 0.005, $"{Test("A fine-tuned")} after {Test("A frozen base")}");

    [Fact]
    public void Net_C_is_better_than_net_B_or_close_to_its_published_figure() =>
        Assert.True(Test("B net C") > Test("B net B") || Test("B net C") >= 0.85 * 0.92, $"{Test("B net C")} beside {Test("B net B")}");

    [Theory]
    [InlineData("B improved", "B net B")]
    [InlineData("A improved", "A augmented")]
    public void Improved_nets_are_better_than_what_they_improve(string improved, string lesson) =>
        Assert.True(Test(improved) > Test(lesson), $"{Test(improved)} beside {Test(lesson)}");

    [Fact]
    public void There_are_three_seeds() =>
        Assert.Equal([1, 2, 42], Runs().Select(run => run.GetProperty("seed").GetInt32()).Distinct().Order());

    /// <summary>The median over the seeds of a row's share of right answers on test.</summary>
    private static double Test(string row)
    {
        double[] shares = [.. Runs().Where(run => run.GetProperty("row").GetString() == row && IsDefault(run)).Select(run => run.GetProperty("test").GetDouble()).Order()];
        Assert.NotEmpty(shares);
        return shares[shares.Length / 2];
    }

    // Chapter 04 also runs other bases, where their weights are at hand.
    private static bool IsDefault(JsonElement run) => run.GetProperty("run").GetString() is { } name && (!name.StartsWith("frozen base", StringComparison.Ordinal) || name.Contains("ResNet-18", StringComparison.Ordinal));

    private static IEnumerable<JsonElement> Runs() =>
        Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal).Select(file => JsonDocument.Parse(File.ReadAllBytes(file)).RootElement);
}
