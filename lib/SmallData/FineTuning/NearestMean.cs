namespace SmallData.FineTuning;

/// <summary>The simplest classifier there is: a sample belongs to the class whose mean is nearest. It has nothing to tune, so how well it does says something about the
/// features and nothing about the classifier.</summary>
internal static class NearestMean
{
    private const int Folds = 5;

    /// <summary>Share of right answers in five-fold cross-validation, every fifth sample of a class held out in turn.</summary>
    /// <param name="rows">float32, shape [n, d].</param>
    /// <param name="labels">The class of each.</param>
    /// <param name="classes">How many classes.</param>
    public static double Accuracy(Tensor rows, IReadOnlyList<int> labels, int classes)
    {
        using var noGradients = no_grad();
        var seen = new int[classes];
        int[] folds = [.. labels.Select(label => seen[label]++ % Folds)];
        int right = 0;
        foreach (int fold in folds.Distinct())
        {
            using var scope = NewDisposeScope();
            int[] held = [.. Enumerable.Range(0, folds.Length).Where(index => folds[index] == fold)], kept = [.. Enumerable.Range(0, folds.Length).Except(held)];
            Tensor known = Rows(rows, kept), asked = Rows(rows, held);

            // Every number is measured in its own standard deviation: a map that is loud everywhere must not drown the others.
            Tensor centre = known.mean([0L], keepdim: true);
            Tensor spread = (known - centre).square().mean([0L], keepdim: true).sqrt().add(1e-6);
            (known, asked) = ((known - centre) / spread, (asked - centre) / spread);
            Tensor Distance(int label)
            {
                int[] ofClass = [.. Enumerable.Range(0, kept.Length).Where(index => labels[kept[index]] == label)];
                return ofClass.Length == 0
                    ? full([held.Length], float.MaxValue, device: rows.device)
                    : (asked - Rows(known, ofClass).mean([0L], keepdim: true)).square().sum(1);
            }

            long[] nearest = [.. stack(Enumerable.Range(0, classes).Select(Distance), 1).argmin(1).cpu().data<long>()];
            right += held.Zip(nearest).Count(pair => labels[pair.First] == pair.Second);
        }

        return right / (double)labels.Count;
    }

    private static Tensor Rows(Tensor rows, int[] indices) =>
        rows.index_select(0, tensor([.. indices.Select(index => (long)index)], dtype: ScalarType.Int64, device: rows.device));
}
