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
        var data = new ClassifierData(features, labels);
        double[] all = [.. values.Distinct().Order()];
        if (all.Length == 0 || !(all[0] > 0))
        {
            throw new SmallDataException("A grid search needs values of C above 0, such as 0.01, 0.1, 1, 10, 100.");
        }

        folds.RequireSamples(data.Count);
        (double Training, double Validation)[][] scores = [.. folds.Folds.Select(fold => Scores(data, fold, all))];
        GridPoint[] points = [.. all.Select((c, i) => new GridPoint(c,
            new Spread([.. scores.Select(fold => fold[i].Training)]), new Spread([.. scores.Select(fold => fold[i].Validation)])))];

        // Means that differ by rounding only are equal.
        double top = points.Max(point => point.Validation.Mean);
        GridPoint best = points.First(point => point.Validation.Mean >= top - 1e-12);
        return new GridSearch(points, best, LinearSvm.Fit(data, best.C), folds.Folds.Count);
    }

    private static (double, double)[] Scores(ClassifierData data, Fold fold, double[] values)
    {
        _ = data.Products;   // of all folds, on all threads
        using var alone = new OneThread();
        var machine = new OneVersusRest(data, fold.Train);
        return [.. values.Select(c =>
        {
            machine.Solve(c);
            return (machine.TrainingAccuracy, machine.Accuracy(fold.Validation));
        })];
    }

    private IEnumerable<IReadOnlyList<string>> Rows => Points.Select(point => (IReadOnlyList<string>)
        [.. SpreadCurves.Row(Text(point.C), point.Training, point.Validation), point == Best ? "best" : ""]);

    private static string Text(double c) => c.ToString(CultureInfo.InvariantCulture);

    private protected override Table Table => new([.. SpreadCurves.Header("C"), ""], Rows, [0, 1, 2, 3], Invariant($"{Points.Count} values of C, {folds} folds each"));

    /// <inheritdoc/>
    public override string ToHtml() =>
        base.ToHtml() + SpreadCurves.Draw("C", [.. Points.Select(point => (Text(point.C), point.Training, point.Validation))]);
}
