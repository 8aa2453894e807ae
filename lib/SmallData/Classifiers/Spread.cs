using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace SmallData.Classifiers;

/// <summary>The scores of all folds for one setting.</summary>
/// <param name="Scores">The share of right answers in each fold, 0 to 1, in the folds' order.</param>
public sealed record Spread(IReadOnlyList<double> Scores)
{
    /// <summary>Mean over the folds.</summary>
    public double Mean => Scores.Average();

    /// <summary>Standard deviation over the folds (divided by their number, as scikit-learn does).</summary>
    public double Std
    {
        get
        {
            double mean = Mean;
            return Math.Sqrt(Scores.Average(score => (score - mean) * (score - mean)));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Invariant($"{Mean:P1} ± {Std:P1}");
}

/// <summary>Scores by some setting, on samples learnt from and on samples held back: a table, and two curves between one standard deviation above and below.</summary>
internal static class SpreadCurves
{
    // Two of Okabe and Ito's colours, the same as the training curves'.
    public static readonly Color Blue = Color.fromHex("#0072B2"), Orange = Color.fromHex("#D55E00");

    /// <summary>The headings of <see cref="Row"/>.</summary>
    public static IReadOnlyList<string> Header(string setting) => [setting, "held back", "±", "training"];

    /// <summary>A line of the table.</summary>
    public static IReadOnlyList<string> Row(string setting, Spread training, Spread validation) =>
        [setting, InWords.Share(validation.Mean), InWords.Share(validation.Std), InWords.Share(training.Mean)];

    /// <summary>The curves.</summary>
    public static string Draw<T>(string setting, IReadOnlyList<(T Setting, Spread Training, Spread Validation)> points)
        where T : IConvertible
    {
        T[] x = [.. points.Select(point => point.Setting)];
        GenericChart chart = Chart.Combine(
            [
                .. Lines(x, points.Select(point => point.Training), "training", Orange, StyleParam.DrawingStyle.Dash),
                .. Lines(x, points.Select(point => point.Validation), "held back", Blue, StyleParam.DrawingStyle.Solid),
            ])
            .WithAxes(setting, "accuracy")
            .WithSize(640, 360);
        return new ChartHtml(chart).ToHtml();
    }

    private static IEnumerable<GenericChart> Lines<T>(T[] x, IEnumerable<Spread> spreads, string name, Color colour, StyleParam.DrawingStyle dash)
        where T : IConvertible
    {
        Spread[] all = [.. spreads];
        yield return Chart.Line<T, double, string>(x, all.Select(one => one.Mean).ToArray(),
            Name: name, ShowMarkers: true, LineColor: colour, LineDash: dash, LineWidth: 2.5);
        foreach (int side in (int[])[1, -1])
        {
            // No score lies above 1.
            yield return Chart.Line<T, double, string>(x, all.Select(one => Math.Min(1, one.Mean + side * one.Std)).ToArray(),
                Name: side > 0 ? name + " + one std" : name + " − one std", ShowLegend: false, ShowMarkers: false, LineColor: colour,
                LineDash: StyleParam.DrawingStyle.Dot, LineWidth: 1, Opacity: 0.6);
        }
    }
}
