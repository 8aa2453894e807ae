using SmallData.Datasets;

namespace SmallData.Tests.Splits;

public sealed class SplitPlanTests
{
    private static PhotoClass Photos(int count) => new("cats", [.. Enumerable.Range(0, count).Select(number => $"cat.{number}.jpg")]);

    private static string Ranges(SplitPlan plan, int photos) => string.Join(' ', plan.For(Photos(photos), "pets"));

    [Fact]
    public void Photos_are_taken_in_turn() => Assert.Equal("0..1000 1000..1500 1500..2000", Ranges(SplitPlan.InTurn(1000, 500, 500), 2500));

    [Theory]
    [InlineData(800, "0..300 300..450 450..600")]   // enough: in turn
    [InlineData(600, "0..300 300..450 450..600")]
    [InlineData(40, "0..20 20..30 30..40")]          // all that it has, in the same proportions
    [InlineData(41, "0..21 21..31 31..41")]
    [InlineData(3, "0..1 1..2 2..3")]
    public void A_class_with_fewer_photos_shares_them_out(int photos, string ranges) => Assert.Equal(ranges, Ranges(SplitPlan.ByShare(300, 150, 150), photos));

    [Fact]
    public void A_set_that_is_not_asked_for_gets_no_share() => Assert.Equal("0..7 7..10 10..10", Ranges(SplitPlan.ByShare(70, 30, 0), 10));

    [Fact]
    public void Every_set_gets_a_photo_or_the_class_is_named() =>
        Assert.StartsWith("'pets' holds 2 cats, which are too few", Assert.Throws<SmallDataException>(() => Ranges(SplitPlan.ByShare(300, 150, 150), 2)).Message, StringComparison.Ordinal);

    [Fact]
    public void Sets_that_share_a_photo_are_refused() =>
        Assert.Contains("0..10 and 9..12 share photos", Assert.Throws<ArgumentException>(() => new SplitPlan(0..10, 9..12, 20..30)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_range_from_the_end_is_refused() => Assert.Throws<ArgumentException>(() => new SplitPlan(0..10, ^10..^5, 0..0));

    [Fact]
    public void A_plan_without_training_photos_is_refused() => Assert.Throws<ArgumentException>(() => new SplitPlan(0..0, 0..5, 5..10));
}
