using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace SmallData.Classifiers;

/// <summary>How a classifier did.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="TrainingAccuracy">Share of right answers on what it learnt from, 0 to 1.</param>
/// <param name="Right">Right answers on test samples.</param>
/// <param name="Total">Test samples.</param>
/// <param name="Parameters">Numbers that were fitted.</param>
/// <param name="Seconds">Wall-clock time of fitting them.</param>
public sealed record ClassifierScore(string Name, double TrainingAccuracy, int Right, int Total, long Parameters, double Seconds)
{
    /// <summary>Share of right answers on test samples, 0 to 1.</summary>
    public double Accuracy => Right / (double)Total;

    /// <summary>Where the true accuracy lies, with 95 % confidence.</summary>
    public WilsonInterval Interval => WilsonInterval.Of(Right, Total);
}

/// <summary>Classifiers side by side: a table, and a chart of each accuracy with its 95 % interval.</summary>
public sealed class ClassifierComparison : TableView
{
    private ClassifierComparison(ClassifierScore[] scores) => Scores = scores;

    /// <summary>The classifiers, in the order given.</summary>
    public IReadOnlyList<ClassifierScore> Scores { get; }

    /// <summary>Compares.</summary>
    public static ClassifierComparison Of(params ClassifierScore[] scores)
    {
        ArgumentOutOfRangeException.ThrowIfZero(scores.Length);
        return new ClassifierComparison(scores);
    }

    private IEnumerable<IReadOnlyList<string>> Rows => Scores.Select(score => (IReadOnlyList<string>)
    [
        score.Name, InWords.Share(score.TrainingAccuracy), InWords.Share(score.Accuracy),
        Invariant($"{score.Right:N0} of {score.Total:N0}"), score.Interval.ToString(),
        InWords.Count(score.Parameters), score.Seconds.ToString("0.0", CultureInfo.InvariantCulture),
    ]);

    private protected override HtmlTable Table => new(["classifier", "training", "test", "right", "95 % interval", "parameters", "seconds"], Rows, [1, 2, 3, 4, 5, 6]);

    /// <inheritdoc/>
    public override string ToHtml()
    {
        // The y axis counts upwards; the first classifier belongs on top.
        ClassifierScore[] upwards = [.. Scores.Reverse()];
        string[] names = [.. upwards.Select(score => score.Name)];
        IEnumerable<GenericChart> intervals = upwards.Select((score, index) => Chart.Line<double, string, string>(
            new[] { score.Interval.Low, score.Interval.High }, new[] { score.Name, score.Name },
            Name: "95 % interval", ShowLegend: index == 0, ShowMarkers: false, LineColor: SpreadCurves.Blue, LineWidth: 4, Opacity: 0.45));
        GenericChart test = Chart.Point<double, string, string>(
            upwards.Select(score => score.Accuracy).ToArray(), names, Name: "test", MarkerColor: SpreadCurves.Blue);
        GenericChart training = Chart.Point<double, string, string>(
            upwards.Select(score => score.TrainingAccuracy).ToArray(), names, Name: "training", MarkerColor: SpreadCurves.Orange);
        GenericChart chart = Chart.Combine([.. intervals, test, training])
            .WithAxes(x: "accuracy")
            .WithSize(760, 180 + 40 * upwards.Length);
        return base.ToHtml() + new ChartHtml(chart).ToHtml();
    }
}
