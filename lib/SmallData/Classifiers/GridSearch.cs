using System.Globalization;
using Plotly.NET;
using Plotly.NET.CSharp;
using SmallData.Charts;
using TorchSharp;
using static TorchSharp.torch;
using Chart = Plotly.NET.CSharp.Chart;

namespace SmallData.Classifiers;

/// <summary>One value of C and how it did.</summary>
/// <param name="C">What a sample inside the margin costs.</param>
/// <param name="Training">Scores on the samples learnt from.</param>
/// <param name="Validation">Scores on the samples held back.</param>
public sealed record GridPoint(double C, Spread Training, Spread Validation);

/// <summary>
/// Tries values of C for a linear SVM by k-fold cross-validation. The Gram matrix is computed once for all folds and values, and each value
/// starts from the solution for the one before.
/// </summary>
public sealed class GridSearch : NotebookView
{
    private readonly int folds;

    private GridSearch(GridPoint[] points, GridPoint best, LinearSvm model, int folds)
    {
        (Points, Best, Model, this.folds) = (points, best, model, folds);
    }

    /// <summary>All values, the smallest first.</summary>
    public IReadOnlyList<GridPoint> Points { get; }

    /// <summary>The value with the best mean on samples held back; of equals, the smallest.</summary>
    public GridPoint Best { get; }

    /// <summary>Fitted to all samples with the best value.</summary>
    public LinearSvm Model { get; }

    /// <summary>Searches.</summary>
    /// <param name="features">float32, shape [n, d].</param>
    /// <param name="labels">int64, shape [n].</param>
    /// <param name="values">Values of C to try, each more than 0.</param>
    /// <param name="folds">Made from the same labels.</param>
    /// <exception cref="SmallDataException">Shapes do not fit, or a feature is NaN or infinite.</exception>
    public static GridSearch Run(Tensor features, Tensor labels, IEnumerable<double> values, StratifiedKFold folds)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(folds);
        var data = new ClassifierData(features, labels);
        double[] all = [.. values.Distinct().Order()];
        if (all.Length == 0 || !(all[0] > 0))
        {
            throw new SmallDataException("A grid search needs values of C above 0, such as 0.01, 0.1, 1, 10, 100.");
        }

        CrossValidation.RequireSameSamples(data, folds);
        (double Training, double Validation)[][] scores = CrossValidation.Run(data, folds, fold => Scores(data, fold, all));
        GridPoint[] points = [.. all.Select((c, i) => new GridPoint(c,
            new Spread([.. scores.Select(fold => fold[i].Training)]), new Spread([.. scores.Select(fold => fold[i].Validation)])))];

        // Means that differ by rounding only are equal.
        double top = points.Max(point => point.Validation.Mean);
        GridPoint best = points.First(point => point.Validation.Mean >= top - 1e-12);
        return new GridSearch(points, best, LinearSvm.Fit(data, best.C), folds.Folds.Count);
    }

    private static (double, double)[] Scores(ClassifierData data, Fold fold, double[] values)
    {
        var machine = new OneVersusRest(data, [.. fold.Train]);
        int[] heldBack = [.. fold.Validation];
        return [.. values.Select(c =>
        {
            machine.Solve(c);
            return (machine.TrainingAccuracy, machine.Accuracy(heldBack));
        })];
    }

    private static readonly string[] Header = ["C", "held back", "±", "training", ""];

    private static readonly HashSet<int> Numbers = [0, 1, 2, 3];

    private IEnumerable<IReadOnlyList<string>> Rows => Points.Select(point => (IReadOnlyList<string>)
        [Text(point.C), Share(point.Validation.Mean), Share(point.Validation.Std), Share(point.Training.Mean), point == Best ? "best" : ""]);

    private string Caption => string.Create(CultureInfo.InvariantCulture, $"{Points.Count} values of C, {folds} folds each");

    private static string Text(double c) => c.ToString(CultureInfo.InvariantCulture);

    private static string Share(double value) => value.ToString("P1", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToText() => Caption + "\n" + Html.TextTable(Header, Rows, Numbers);

    /// <inheritdoc/>
    public override string ToHtml()
    {
        string[] values = [.. Points.Select(point => Text(point.C))];
        GenericChart chart = Chart.Combine(
            [
                .. SpreadLines.Of(values, Points.Select(point => point.Training), "training", SpreadLines.Orange, StyleParam.DrawingStyle.Dash),
                .. SpreadLines.Of(values, Points.Select(point => point.Validation), "held back", SpreadLines.Blue, StyleParam.DrawingStyle.Solid),
            ])
            .WithAxes("C", "accuracy")
            .WithSize(640, 360);
        return Html.Table(Header, Rows, Numbers, Caption) + new ChartHtml(chart).ToHtml();
    }
}
