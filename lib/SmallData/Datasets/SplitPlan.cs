namespace SmallData.Datasets;

/// <summary>
/// Which photos of each class go into which set. The bounds are places in the list that is ordered by number, from 0: where every number from 0
/// is there, place and number are the same; where numbers are missing (no cat.0, a gap), the photos move up.
/// </summary>
public sealed record SplitPlan
{
    /// <summary>Takes three ranges that share no photo.</summary>
    /// <param name="train">Places to learn from, such as <c>0..100</c>.</param>
    /// <param name="validation">Places to choose by; <c>0..0</c> for none.</param>
    /// <param name="test">Places to look at once, at the end; <c>0..0</c> for none.</param>
    /// <exception cref="ArgumentException">A range counts from the end or runs backwards, two share a photo, or there is nothing to learn from.</exception>
    public SplitPlan(Range train, Range validation, Range test)
    {
        Ranges = [train, validation, test];
        Range[] taken = [.. Ranges.Where(range => Length(range) > 0).OrderBy(range => range.Start.Value)];
        if (Length(train) == 0)
        {
            throw new ArgumentException("A split needs photos to train on.", nameof(train));
        }

        for (int next = 1; next < taken.Length; next++)
        {
            if (taken[next].Start.Value < taken[next - 1].End.Value)
            {
                throw new ArgumentException($"The sets {taken[next - 1]} and {taken[next]} share photos. Choose ranges that do not overlap.");
            }
        }
    }

    /// <summary>The first photos of each class train, the next validate, the next test.</summary>
    /// <param name="train">Photos of each class to learn from.</param>
    /// <param name="validation">Photos of each class after those.</param>
    /// <param name="test">Photos of each class after those.</param>
    public static SplitPlan InTurn(int train, int validation, int test)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(train);
        ArgumentOutOfRangeException.ThrowIfNegative(validation);
        ArgumentOutOfRangeException.ThrowIfNegative(test);
        int middle = train + validation;
        return new SplitPlan(0..train, train..middle, middle..(middle + test));
    }

    /// <summary>As <see cref="InTurn"/>, but a class that has fewer photos gives all of them, shared out in the same proportions, at least one to each set.</summary>
    /// <param name="train">At most so many photos of each class to learn from.</param>
    /// <param name="validation">At most so many of each class after those.</param>
    /// <param name="test">At most so many of each class after those.</param>
    public static SplitPlan ByShare(int train, int validation, int test) => InTurn(train, validation, test) with { Shares = true };

    /// <summary>Whether a class with fewer photos is shared out; else it is an error.</summary>
    private bool Shares { get; init; }

    internal IReadOnlyList<Range> Ranges { get; }

    /// <summary>For the names of folders.</summary>
    internal string Name => string.Join('-', Ranges.Where(range => Length(range) > 0).Select(range =>
        Invariant($"{range.Start.Value}to{range.End.Value - 1}")));

    /// <summary>The places of each set in one class.</summary>
    /// <exception cref="SmallDataException">It has too few photos.</exception>
    internal IReadOnlyList<Range> For(PhotoClass one, string root)
    {
        int have = one.Files.Count, needed = Ranges.Where(range => Length(range) > 0).Max(range => range.End.Value);
        if (have >= needed)
        {
            return Ranges;
        }

        if (!Shares)
        {
            throw new SmallDataException(Invariant($"'{root}' holds {have} {one.Name}; the split asks for {needed} of each class. Ask for fewer or add photos."));
        }

        int Share(Range range) => Length(range) == 0 ? 0 : Math.Max(1, (int)Math.Round((double)have * Length(range) / needed));
        int validation = Share(Ranges[1]), test = Share(Ranges[2]), train = have - validation - test;
        return train > 0
            ? [0..train, train..(train + validation), (train + validation)..have]
            : throw new SmallDataException(Invariant($"'{root}' holds {have} {one.Name}, which are too few: each set needs at least one. Add photos, twenty or more of each class."));
    }

    private static int Length(Range range)
    {
        int length = range.End.Value - range.Start.Value;
        return range.Start.IsFromEnd || range.End.IsFromEnd || length < 0
            ? throw new ArgumentException($"The range {range} must count from the first photo, and forwards.")
            : length;
    }
}
