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
    public double Std => Mean is var mean ? Math.Sqrt(Scores.Average(score => (score - mean) * (score - mean))) : 0;

    /// <inheritdoc/>
    public override string ToString() => Invariant($"{Mean:P1} ± {Std:P1}");

    /// <summary>Scores on the samples learnt from and on those held back, setting by setting.</summary>
    /// <param name="data">All samples.</param>
    /// <param name="folds">Made from the same labels.</param>
    /// <param name="fits">What is fitted in a fold, one for each setting.</param>
    /// <exception cref="SmallDataException">The folds were made for another number of samples.</exception>
    internal static (Spread Training, Spread Validation)[] Of(ClassifierData data, StratifiedKFold folds, Func<Fold, IEnumerable<OneVersusRest>> fits)
    {
        folds.RequireSamples(data.Count);
        _ = data.Products;   // of all folds, on all threads
        using var alone = new OneThread();
        (double Training, double Validation)[][] scores =
            [.. folds.Folds.Select(fold => fits(fold).Select(machine => (machine.TrainingAccuracy, machine.Accuracy(fold.Validation))).ToArray())];
        return [.. scores[0].Select((_, i) => (new Spread([.. scores.Select(fold => fold[i].Training)]), new Spread([.. scores.Select(fold => fold[i].Validation)])))];
    }
}

/// <summary>Scores by some setting, on samples learnt from and on samples held back: a table, and two curves between one standard deviation above and below.</summary>
internal static class SpreadCurves
{
    // Two of Okabe and Ito's colours, the same as the training curves'.
    public static readonly Color Blue = Color.fromHex(Curves.Colours[0]), Orange = Color.fromHex(Curves.Colours[1]);

    /// <summary>The table.</summary>
    public static HtmlTable Table(string setting, IEnumerable<(string Setting, Spread Training, Spread Validation)> points, string? caption = null) => new(
        [setting, "held back", "±", "training"],
        points.Select(one => (string[])[one.Setting, InWords.Share(one.Validation.Mean), InWords.Share(one.Validation.Std), InWords.Share(one.Training.Mean)]),
        [0, 1, 2, 3], caption);

    /// <summary>The curves.</summary>
    public static string Draw<T>(string setting, IReadOnlyList<(T Setting, Spread Training, Spread Validation)> points)
        where T : IConvertible
    {
        T[] x = [.. points.Select(point => point.Setting)];
        GenericChart chart = Chart.Combine(
            [
                .. Lines(x, [.. points.Select(point => point.Training)], "training", Orange, StyleParam.DrawingStyle.Dash),
                .. Lines(x, [.. points.Select(point => point.Validation)], "held back", Blue, StyleParam.DrawingStyle.Solid),
            ])
            .WithAxes(setting, "accuracy")
            .WithSize(640, 360);
        return new ChartHtml(chart).ToHtml();
    }

    private static IEnumerable<GenericChart> Lines<T>(T[] x, Spread[] spreads, string name, Color colour, StyleParam.DrawingStyle dash)
        where T : IConvertible
    {
        yield return Chart.Line<T, double, string>(x, spreads.Select(one => one.Mean).ToArray(),
            Name: name, ShowMarkers: true, LineColor: colour, LineDash: dash, LineWidth: 2.5);
        foreach (int side in (int[])[1, -1])
        {
            // No score lies above 1.
            yield return Chart.Line<T, double, string>(x, spreads.Select(one => Math.Min(1, one.Mean + side * one.Std)).ToArray(),
                Name: side > 0 ? name + " + one std" : name + " − one std", ShowLegend: false, ShowMarkers: false, LineColor: colour,
                LineDash: StyleParam.DrawingStyle.Dot, LineWidth: 1, Opacity: 0.6);
        }
    }
}
