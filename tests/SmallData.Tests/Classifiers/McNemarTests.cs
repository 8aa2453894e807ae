using SmallData.Classifiers;

namespace SmallData.Tests.Classifiers;

public sealed class McNemarTests
{
    // p as scipy.stats.binomtest(min, sum).pvalue gives it.
    [Theory]
    [InlineData(1, 8, 0.0390625)]
    [InlineData(8, 1, 0.0390625)]
    [InlineData(0, 5, 0.0625)]
    [InlineData(5, 15, 0.04138946533203125)]
    [InlineData(7, 7, 1)]
    [InlineData(0, 0, 1)]
    public void The_chance_is_that_of_tossing_coins(int onlyFirst, int onlySecond, double expected) =>
        Assert.Equal(expected, Of(onlyFirst, onlySecond).PValue, 1e-12);

    [Fact]
    public void Thousands_of_samples_do_no_harm() => Assert.Equal(0.026824146240280695, Of(950, 1050).PValue, 1e-12);

    [Theory]
    [InlineData(5, 15, true)]    // 4.1 %
    [InlineData(0, 5, false)]    // 6.3 %
    public void One_chance_in_twenty_is_the_limit(int onlyFirst, int onlySecond, bool apart) => Assert.Equal(apart, Of(onlyFirst, onlySecond).TellsThemApart);

    [Fact]
    public void Samples_that_both_get_right_or_wrong_do_not_count()
    {
        McNemar test = McNemar.Of("a", [0, 1, 0, 1, 1], "b", [0, 1, 1, 0, 1], [0, 0, 0, 1, 0]);
        Assert.Equal((2, 0, 5), (test.OnlyFirst, test.OnlySecond, test.Total));
    }

    [Fact]
    public void The_verdict_names_the_better_one() => Assert.EndsWith("with a chance of 3.9 %. The better one is b.", Of(1, 8).ToText(), StringComparison.Ordinal);

    [Fact]
    public void A_small_difference_is_said_to_decide_nothing() => Assert.EndsWith("This test cannot tell which one is better.", Of(3, 5).ToText(), StringComparison.Ordinal);

    [Fact]
    public void Answers_about_other_samples_are_refused() => Assert.Throws<ArgumentException>(() => McNemar.Of("a", [0], "b", [0, 1], [0, 1]));

    private static McNemar Of(int onlyFirst, int onlySecond) => McNemar.Of(
        "a", [.. Enumerable.Repeat(1, onlyFirst), .. Enumerable.Repeat(0, onlySecond)],
        "b", [.. Enumerable.Repeat(0, onlyFirst), .. Enumerable.Repeat(1, onlySecond)],
        [.. Enumerable.Repeat(1, onlyFirst + onlySecond)]);
}
