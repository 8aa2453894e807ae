using System.Numerics;

namespace SmallData.Classifiers;

/// <summary>Which of two classifiers is better, by their answers about the same samples (McNemar 1947, the exact form). Samples that both get right, or both wrong, say
/// nothing about it. If the two were equally good, each of the others would be a toss of a coin.</summary>
public sealed class McNemar : NotebookView
{
    /// <summary>Below this chance, the difference counts as found: the convention of one in twenty.</summary>
    public const double Level = 0.05;

    private readonly string first, second;

    private McNemar(string first, string second, int onlyFirst, int onlySecond, int total) =>
        (this.first, this.second, OnlyFirst, OnlySecond, Total) = (first, second, onlyFirst, onlySecond, total);

    /// <summary>Samples that only the first gets right.</summary>
    public int OnlyFirst { get; }

    /// <summary>Samples that only the second gets right.</summary>
    public int OnlySecond { get; }

    /// <summary>Samples in all.</summary>
    public int Total { get; }

    /// <summary>The chance, 0 to 1, that two equally good classifiers differ by so much or more, either way: twice the binomial distribution's tail, at most 1.</summary>
    public double PValue
    {
        get
        {
            int tosses = OnlyFirst + OnlySecond, heads = Math.Min(OnlyFirst, OnlySecond);
            (BigInteger ways, BigInteger tail) = (1, 0);   // whole numbers: the tail of a thousand tosses has no small error
            for (int k = 0; k <= heads; k++)
            {
                tail += ways;
                ways = ways * (tosses - k) / (k + 1);
            }

            return tail.IsZero ? 1 : Math.Min(1, Math.Exp(BigInteger.Log(tail) + (1 - tosses) * Math.Log(2)));
        }
    }

    /// <summary>Whether the difference is larger than luck explains: <see cref="PValue"/> is below <see cref="Level"/>.</summary>
    public bool TellsThemApart => PValue < Level;

    /// <summary>Compares.</summary>
    /// <param name="firstAnswers">The class that it chose for each sample.</param>
    /// <param name="secondAnswers">The class that it chose for each of the same samples, in the same order.</param>
    /// <param name="labels">The true class of each.</param>
    /// <exception cref="ArgumentException">The three have different lengths.</exception>
    public static McNemar Of(string first, IReadOnlyList<int> firstAnswers, string second, IReadOnlyList<int> secondAnswers, IReadOnlyList<int> labels)
    {
        if (firstAnswers.Count != labels.Count || secondAnswers.Count != labels.Count)
        {
            throw new ArgumentException($"{firstAnswers.Count} and {secondAnswers.Count} answers for {labels.Count} labels. Ask both classifiers about the same samples.");
        }

        bool Right(IReadOnlyList<int> answers, int sample) => answers[sample] == labels[sample];
        int OnlyOne(IReadOnlyList<int> one, IReadOnlyList<int> other) => Enumerable.Range(0, labels.Count).Count(i => Right(one, i) && !Right(other, i));
        return new McNemar(first, second, OnlyOne(firstAnswers, secondAnswers), OnlyOne(secondAnswers, firstAnswers), labels.Count);
    }

    private string Verdict => TellsThemApart
        ? $"The better one is {(OnlyFirst > OnlySecond ? first : second)}."
        : "This test cannot tell which one is better.";

    /// <inheritdoc/>
    public override string ToText() => Invariant($"Of {Total:N0} samples, only {first} gets {OnlyFirst:N0} right, and only {second} {OnlySecond:N0}: a difference as large comes by luck with a chance {(PValue < 0.001 ? "below 0.1 %" : Invariant($"of {PValue:P1}"))}. {Verdict}");
}
