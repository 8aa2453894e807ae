using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace SmallData.Classifiers;

/// <summary>One value of C and how it did.</summary>
/// <param name="C">What a sample inside the margin costs.</param>
/// <param name="Training">Scores on the samples learnt from.</param>
/// <param name="Validation">Scores on the samples held back.</param>
public sealed record GridPoint(double C, Spread Training, Spread Validation);

/// <summary>Tries values of C for a linear SVM by k-fold cross-validation. The inner products are computed once for all folds and values, and each value starts from the
/// solution for the one before.</summary>
public sealed class GridSearch : TableView
{
    private readonly int folds;

    private GridSearch(GridPoint[] points, GridPoint best, LinearSvm model, int folds) => (Points, Best, Model, this.folds) = (points, best, model, folds);

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
        var data = new ClassifierData(features, labels);
        double[] all = [.. values.Distinct().Order()];
        if (all.Length == 0 || !(all[0] > 0))
        {
            throw new SmallDataException("A grid search needs values of C above 0, such as 0.01, 0.1, 1, 10, 100.");
        }

        IEnumerable<OneVersusRest> Fits(Fold fold)
        {
            var machine = new OneVersusRest(data, fold.Train);
            return all.Select(machine.Solve);
        }

        GridPoint[] points = [.. all.Zip(Spread.Of(data, folds, Fits), (c, scores) => new GridPoint(c, scores.Training, scores.Validation))];

        // Means that differ by rounding only are equal.
        double top = points.Max(point => point.Validation.Mean);
        GridPoint best = points.First(point => point.Validation.Mean >= top - 1e-12);
        return new GridSearch(points, best, LinearSvm.Fit(data, best.C), folds.Folds.Count);
    }

    private protected override HtmlTable Table
    {
        get
        {
            HtmlTable table = SpreadCurves.Table("C", Texts, Invariant($"{Points.Count} values of C, {folds} folds each"));
            return table with { Header = [.. table.Header, ""], Rows = table.Rows.Zip(Points, (row, point) => (string[])[.. row, point == Best ? "best" : ""]) };
        }
    }

    private (string, Spread, Spread)[] Texts => [.. Points.Select(point => (point.C.ToString(CultureInfo.InvariantCulture), point.Training, point.Validation))];

    /// <inheritdoc/>
    public override string ToHtml() => base.ToHtml() + SpreadCurves.Draw("C", Texts);
}

/// <summary>Several grid searches on one picture: accuracy on samples held back over C, one line a search. Where a line is flat, the choice of C does not matter.</summary>
public static class GridSearchChart
{
    /// <summary>Draws.</summary>
    /// <param name="searches">What each was run on, and what it found.</param>
    public static ChartHtml Of(params (string Name, GridSearch Search)[] searches) =>
        new(Chart.Combine(searches.Select((one, i) => Chart.Line<double, double, string>(
                one.Search.Points.Select(point => point.C).ToArray(), one.Search.Points.Select(point => point.Validation.Mean).ToArray(),
                Name: one.Name, ShowMarkers: true, LineColor: Color.fromHex(Curves.Colours[i % Curves.Colours.Length]), LineWidth: 2.5)))
            .WithXAxisStyle<double, double, string>(TitleText: "C", AxisType: StyleParam.AxisType.Log)
            .WithAxes(y: "accuracy, photos held back")
            .WithSize(760, 400));
}
