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
}
