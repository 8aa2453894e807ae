namespace House.Tests;

/// <summary>
/// The committed figures of <c>tests/Benchmarks -- story</c>: medians of three seeds in the profile <c>lesson</c>. A later idea beats an earlier one.
/// </summary>
public sealed class StoryTests
{
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

    [Fact]
    public void Net_C_is_better_than_net_B_or_close_to_its_published_figure() =>
        Assert.True(Test("drawn", "B net C") > Test("drawn", "B net B") || Test("drawn", "B net C") >= 0.85 * 0.92, $"{Test("drawn", "B net C")} beside {Test("drawn", "B net B")}");

    [Theory]
    [InlineData("drawn", "B improved", "B net B")]
    [InlineData("drawn", "A improved", "A augmented")]
    [InlineData("real", "A improved", "A augmented")]
    [InlineData("drawn", "A larger picture", "A frozen base")]
    [InlineData("real", "A larger picture", "A frozen base")]
    public void Improved_nets_are_better_than_what_they_improve(string kind, string improved, string lesson) =>
        Assert.True(Test(kind, improved) > Test(kind, lesson), $"{Test(kind, improved)} beside {Test(kind, lesson)}");

    [Theory]
    [InlineData("drawn")]
    [InlineData("real")]
    public void Every_run_has_three_seeds_or_more(string kind) =>
        Assert.All(Figures.Story[kind].GroupBy(run => run.Run), seeds => Assert.Superset(new HashSet<int> { 1, 2, 42 }, seeds.Select(run => run.Seed).ToHashSet()));

    /// <summary>The median over the seeds of a row's share of right answers on test.</summary>
    private static double Test(string kind, string row)
    {
        double[] shares = [.. Figures.Story[kind].Where(run => run.Row == row).Select(run => run.Test).OfType<double>().Order()];
        Assert.NotEmpty(shares);
        return shares[shares.Length / 2];
    }
}
