using SmallData.Datasets;

namespace SmallData.Tests.Splits;

public sealed class SplitPlanTests
{
    /// <summary>First, last and how many of the numbers from 0 that each set takes.</summary>
    private static (int First, int Last, int Count)[] Numbers(SplitPlan plan) =>
    [
        .. plan.Ranges.Select(range => Enumerable.Range(0, 2000).Take(range).ToArray())
            .Where(numbers => numbers.Length > 0).Select(numbers => (numbers[0], numbers[^1], numbers.Length)),
    ];

    [Fact]
    public void Lesson_A_is_the_books() => Assert.Equal([(0, 999, 1000), (1000, 1499, 500), (1500, 1999, 500)], Numbers(SplitPlan.Chollet));

    [Fact]
    public void Lesson_E_is_the_blogs() => Assert.Equal([(0, 999, 1000), (1000, 1399, 400)], Numbers(SplitPlan.KerasBlog));

    [Fact]
    public void Lesson_D_leaves_out_100_to_199() => Assert.Equal([(0, 99, 100), (200, 249, 50), (250, 299, 50)], Numbers(SplitPlan.Marcelino));

    [Fact]
    public void Sets_that_share_a_photo_are_refused() =>
        Assert.Contains("0..10 and 9..12 share photos", Assert.Throws<ArgumentException>(() => new SplitPlan(0..10, 9..12, 20..30)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_range_from_the_end_is_refused() => Assert.Throws<ArgumentException>(() => new SplitPlan(0..10, ^10..^5, 0..0));

    [Fact]
    public void A_plan_without_training_photos_is_refused() => Assert.Throws<ArgumentException>(() => new SplitPlan(0..0, 0..5, 5..10));
}
