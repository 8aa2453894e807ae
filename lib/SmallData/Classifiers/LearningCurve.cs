namespace SmallData.Classifiers;

/// <summary>How well a linear SVM does with so many samples.</summary>
/// <param name="Samples">How many samples it learnt from.</param>
/// <param name="Training">Scores on those.</param>
/// <param name="Validation">Scores on the samples held back.</param>
public sealed record LearningPoint(int Samples, Spread Training, Spread Validation);

/// <summary>Score by number of samples: would more photos help? In each fold the SVM learns from ever more of the samples, the larger set holding the smaller one, with
/// the classes in proportion; it is always scored on the whole fold held back.</summary>
public sealed class LearningCurve : TableView
{
    private LearningCurve(LearningPoint[] points) => Points = points;

    /// <summary>The sizes, the smallest first.</summary>
    public IReadOnlyList<LearningPoint> Points { get; }

    /// <summary>Measures.</summary>
    /// <param name="features">float32, shape [n, d].</param>
    /// <param name="labels">int64, shape [n].</param>
    /// <param name="c">What a sample inside the margin costs.</param>
    /// <param name="folds">Made from the same labels.</param>
    /// <param name="sizes">Numbers of samples to learn from; null for ten steps up to all that a fold leaves.</param>
    /// <param name="seed">Seeds which samples come first; <see cref="Lesson.Seed"/> unless given.</param>
    /// <exception cref="SmallDataException">A size is larger than what a fold leaves, or too small to hold every class.</exception>
    public static LearningCurve Of(Tensor features, Tensor labels, double c, StratifiedKFold folds, IReadOnlyList<int>? sizes = null, int? seed = null)
    {
        var data = new ClassifierData(features, labels);
        folds.RequireSamples(data.Count);
        int most = folds.Folds.Min(fold => fold.Train.Count), classes = data.Classes(Enumerable.Range(0, data.Count));
        int[] wanted = [.. (sizes ?? [.. Enumerable.Range(1, 10).Select(step => Math.Max(classes, most * step / 10))]).Distinct().Order()];
        if (wanted.Length == 0 || wanted[0] < classes || wanted[^1] > most)
        {
            throw new SmallDataException(Invariant($"A learning curve over {folds.Folds.Count} folds of {data.Count} samples can have sizes from {classes} to {most}. Leave sizes out, or choose among those."));
        }

        IEnumerable<OneVersusRest> Fits(Fold fold)
        {
            int[] order = InProportion(data.Labels, fold.Train, seed ?? Lesson.Seed);
            return wanted.Select(size => new OneVersusRest(data, order[..size]).Solve(c));
        }

        return new LearningCurve([.. wanted.Zip(Spread.Of(data, folds, Fits), (size, scores) => new LearningPoint(size, scores.Training, scores.Validation))]);
    }

    /// <summary>The samples in random order, but so that each beginning holds the classes in proportion, and every class as early as can be.</summary>
    internal static int[] InProportion(int[] labels, IReadOnlyList<int> samples, int seed)
    {
        var random = new Random(seed);
        var places = new List<(double Place, int Label, int Sample)>();
        foreach (var one in samples.GroupBy(sample => labels[sample]).OrderBy(one => one.Key))
        {
            int[] members = [.. one];
            random.Shuffle(members);
            places.AddRange(members.Select((sample, i) => (i / (double)members.Length, one.Key, sample)));
        }

        return [.. places.OrderBy(one => one.Place).ThenBy(one => one.Label).Select(one => one.Sample)];
    }

    private protected override HtmlTable Table => SpreadCurves.Table("samples", Points.Select(point => (InWords.Count(point.Samples), point.Training, point.Validation)));

    /// <inheritdoc/>
    public override string ToHtml() => SpreadCurves.Draw("samples learnt from", [.. Points.Select(point => (point.Samples, point.Training, point.Validation))]);
}
