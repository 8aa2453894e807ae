using System.Globalization;

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
        (Train, Validation, Test) = (train, validation, test);
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

    /// <summary>Places of the photos to learn from.</summary>
    public Range Train { get; }

    /// <summary>Places of the photos to choose by.</summary>
    public Range Validation { get; }

    /// <summary>Places of the photos to look at once, at the end.</summary>
    public Range Test { get; }

    /// <summary>Deep Learning with Python, ch. 5.2 (lesson A): the first 1,000 of each class train, the next 500 validate, the next 500 test.</summary>
    public static SplitPlan Chollet { get; } = InTurn(1000, 500, 500);

    /// <summary>The Keras blog's "Building powerful image classification models using very little data" (lesson E): 1,000, then 400; no test set.</summary>
    public static SplitPlan KerasBlog { get; } = InTurn(1000, 400, 0);

    /// <summary>Marcelino's transfer learning (lesson D): 0 to 99 train, 200 to 249 validate, 250 to 299 test.</summary>
    public static SplitPlan Marcelino { get; } = new(0..100, 200..250, 250..300);

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

    internal IReadOnlyList<Range> Ranges => [Train, Validation, Test];

    /// <summary>For the names of folders and files.</summary>
    internal string Name => string.Join('-', Ranges.Where(range => Length(range) > 0).Select(range =>
        string.Create(CultureInfo.InvariantCulture, $"{range.Start.Value}to{range.End.Value - 1}")));

    /// <exception cref="SmallDataException">A class has too few photos.</exception>
    internal void Check(PhotoCollection photos)
    {
        int needed = Ranges.Where(range => Length(range) > 0).Max(range => range.End.Value);
        if (photos.Classes.FirstOrDefault(one => one.Files.Count < needed) is { } few)
        {
            throw new SmallDataException(string.Create(CultureInfo.InvariantCulture,
                $"'{photos.Root}' holds {few.Files.Count} {few.Name}; the split asks for {needed} of each class. Ask for fewer or add photos."));
        }
    }

    private static int Length(Range range)
    {
        int length = range.End.Value - range.Start.Value;
        return range.Start.IsFromEnd || range.End.IsFromEnd || length < 0
            ? throw new ArgumentException($"The range {range} must count from the first photo, and forwards.")
            : length;
    }
}
