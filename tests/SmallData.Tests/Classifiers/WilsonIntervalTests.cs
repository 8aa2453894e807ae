using SmallData.Classifiers;

namespace SmallData.Tests.Classifiers;

public sealed class WilsonIntervalTests
{
    // R: prop.test(k, n, correct = FALSE), statsmodels: proportion_confint(k, n, method="wilson").
    [Theory]
    [InlineData(96, 100, 0.901629, 0.984337)]
    [InlineData(50, 100, 0.403832, 0.596168)]
    [InlineData(0, 10, 0, 0.277533)]
    [InlineData(10, 10, 0.722467, 1)]
    public void Ends_are_Wilsons(int right, int total, double low, double high)
    {
        WilsonInterval interval = WilsonInterval.Of(right, total);
        Assert.Equal(low, interval.Low, 1e-6);
        Assert.Equal(high, interval.High, 1e-6);
    }

    [Fact]
    public void One_photo_more_in_a_hundred_overlaps() => Assert.True(WilsonInterval.Of(96, 100).Overlaps(WilsonInterval.Of(97, 100)));

    [Fact]
    public void Chance_and_mastery_do_not_overlap() => Assert.False(WilsonInterval.Of(50, 100).Overlaps(WilsonInterval.Of(97, 100)));
}
