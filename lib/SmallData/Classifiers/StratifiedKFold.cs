namespace SmallData.Classifiers;

/// <summary>One way to hold some samples back.</summary>
/// <param name="Train">Indices of the samples to learn from, rising.</param>
/// <param name="Validation">Indices of the samples to score on, rising.</param>
public sealed record Fold(IReadOnlyList<int> Train, IReadOnlyList<int> Validation);

/// <summary>Samples dealt into folds, each with the classes in the same proportion as the whole. Each fold is held back once, so every sample is scored exactly once by a
/// model that has not seen it. The same folds as scikit-learn's StratifiedKFold gives without shuffling.</summary>
public sealed class StratifiedKFold : TableView
{
    private readonly int[] labels;

    private StratifiedKFold(int[] labels, Fold[] folds) => (this.labels, Folds) = (labels, folds);

    /// <summary>The folds.</summary>
    public IReadOnlyList<Fold> Folds { get; }

    /// <summary>Deals samples into folds.</summary>
    /// <param name="labels">The class of each sample, int64, shape [n].</param>
    /// <param name="folds">How many folds, 2 or more.</param>
    /// <param name="shuffleSeed">Seeds the order in which samples are dealt; null deals them in their own order.</param>
    /// <exception cref="SmallDataException">A class has fewer samples than there are folds.</exception>
    public static StratifiedKFold Of(Tensor labels, int folds, int? shuffleSeed = null)
    {
        using Tensor here = labels.to(ScalarType.Int64).cpu();
        return Of([.. here.data<long>().Select(label => (int)label)], folds, shuffleSeed);
    }

    internal static StratifiedKFold Of(int[] labels, int folds, int? shuffleSeed = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        if (labels.CountBy(label => label).FirstOrDefault(one => one.Value < folds) is { Value: > 0 and var count, Key: var label })
        {
            throw new SmallDataException($"Class {label} has {count} samples, too few for {folds} folds: each fold needs one. Use at most {count} folds, or add samples.");
        }

        var random = shuffleSeed is { } seed ? new Random(seed) : null;
        var foldOf = new int[labels.Length];
        int[] classes = [.. labels.Distinct()];   // in the order of their first samples, as scikit-learn numbers them
        int[] sorted = [.. Enumerable.Range(0, classes.Length).SelectMany(code => Enumerable.Repeat(code, labels.Count(label => label == classes[code])))];
        for (int code = 0; code < classes.Length; code++)
        {
            // Every folds-th of the sorted samples goes to the same fold: that settles how many of each class a fold gets.
            int[] dealt = [.. Enumerable.Range(0, folds).SelectMany(fold =>
                Enumerable.Repeat(fold, sorted.Where((one, i) => i % folds == fold && one == code).Count()))];
            random?.Shuffle(dealt);
            foreach ((int sample, int fold) in Enumerable.Range(0, labels.Length).Where(i => labels[i] == classes[code]).Zip(dealt))
            {
                foldOf[sample] = fold;
            }
        }

        int[] all = [.. Enumerable.Range(0, labels.Length)];
        return new StratifiedKFold(labels,
            [.. Enumerable.Range(0, folds).Select(fold => new Fold([.. all.Where(i => foldOf[i] != fold)], [.. all.Where(i => foldOf[i] == fold)]))]);
    }

    /// <exception cref="SmallDataException">The folds were made for another number of samples.</exception>
    internal void RequireSamples(int count)
    {
        if (labels.Length != count)
        {
            throw new SmallDataException(Invariant($"The folds were made for {labels.Length} samples, but there are {count}. Make them from the same labels: StratifiedKFold.Of(labels, 10)."));
        }
    }

    private int[] ClassLabels => [.. labels.Distinct().Order()];

    private IReadOnlyList<string> Header => ["fold", "to learn from", "held back", .. ClassLabels.Select(label => Invariant($"of class {label}"))];

    private IEnumerable<IReadOnlyList<string>> Rows => Folds.Select((fold, number) => (string[])[.. new[] { number + 1, fold.Train.Count, fold.Validation.Count }
        .Concat(ClassLabels.Select(label => fold.Validation.Count(i => labels[i] == label))).Select(count => InWords.Count(count))]);

    private protected override HtmlTable Table => new(Header, Rows, Enumerable.Range(0, Header.Count), "Stratified folds");
}
