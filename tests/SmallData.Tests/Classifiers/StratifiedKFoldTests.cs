using SmallData.Classifiers;

namespace SmallData.Tests.Classifiers;

public sealed class StratifiedKFoldTests
{
    private static readonly int[] Sorted = [.. Enumerable.Repeat(0, 11), .. Enumerable.Repeat(1, 14)];

    private static readonly int[] Mixed = [2, 0, 1, 1, 0, 2, 2, 0, 1, 0, 0, 1, 2, 0];

    private static double[] FoldOf(int[] labels, StratifiedKFold folds) =>
        [.. labels.Select((_, i) => (double)Enumerable.Range(0, folds.Folds.Count).Single(fold => folds.Folds[fold].Validation.Contains(i)))];

    [Fact]
    public void Sorted_labels_fall_into_the_folds_of_scikit_learn() =>
        Assert.Equal(Samples.Golden("folds-sorted"), FoldOf(Sorted, StratifiedKFold.Of(Sorted, 4)));

    [Fact]
    public void Mixed_labels_fall_into_the_folds_of_scikit_learn() =>
        Assert.Equal(Samples.Golden("folds-mixed"), FoldOf(Mixed, StratifiedKFold.Of(Mixed, 3)));

    [Fact]
    public void What_is_not_held_back_is_learnt_from()
    {
        foreach (Fold fold in StratifiedKFold.Of(Mixed, 3, shuffleSeed: 1).Folds)
        {
            Assert.Equal(Enumerable.Range(0, Mixed.Length), fold.Train.Concat(fold.Validation).Order());
        }
    }

    [Fact]
    public void Shuffled_folds_keep_the_proportion()
    {
        StratifiedKFold folds = StratifiedKFold.Of(Sorted, 4, shuffleSeed: 7);
        Assert.All(folds.Folds, fold => Assert.InRange(fold.Validation.Count(i => Sorted[i] == 0), 2, 3));
    }

    [Fact]
    public void The_seed_settles_the_shuffle()
    {
        double[] Dealt(int seed) => FoldOf(Sorted, StratifiedKFold.Of(Sorted, 4, seed));
        Assert.Equal(Dealt(7), Dealt(7));
        Assert.NotEqual(Dealt(7), Dealt(8));
    }

    [Fact]
    public void Too_many_folds_are_refused_with_the_most_that_work()
    {
        var error = Assert.Throws<SmallDataException>(() => StratifiedKFold.Of(Mixed, 5));
        Assert.Contains("at most 4", error.Message);
    }
}
