namespace House.Tests;

/// <summary>
/// The committed figures of <c>tests/Benchmarks -- story</c>: medians of three seeds in the profile <c>lesson</c>. A later idea beats an earlier one.
/// </summary>
public sealed class StoryTests
{
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
        Assert.Equal([1, 2, 42], Figures.Story.Select(run => run.Seed).Distinct().Order());

    /// <summary>The median over the seeds of a row's share of right answers on test.</summary>
    private static double Test(string row)
    {
        double[] shares = [.. Figures.Story.Where(run => run.Row == row).Select(run => run.Test).OfType<double>().Order()];
        Assert.NotEmpty(shares);
        return shares[shares.Length / 2];
    }
}
