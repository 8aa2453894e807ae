using SmallData.Classifiers;

namespace SmallData.Tests.Classifiers;

public sealed class ClassifierComparisonTests
{
    private static readonly ClassifierComparison Comparison = ClassifierComparison.Of(
        new ClassifierScore("dense", 1, 95, 100, 1000, 2.5), new ClassifierScore("linear SVM", 0.99, 97, 100, 11, 0.1));

    [Fact]
    public void The_table_counts_right_answers() => Assert.Contains("95 of 100", Comparison.ToText());

    [Fact]
    public void The_table_gives_the_interval() => Assert.Contains(WilsonInterval.Of(97, 100).ToString(), Comparison.ToText());

    [Fact]
    public void The_chart_names_each_classifier() => Assert.Matches("<svg(.|\n)*linear SVM(.|\n)*</svg>", Comparison.ToHtml());
}
