using System.Globalization;

namespace SmallData.Classifiers;

/// <summary>The scores of all folds for one setting.</summary>
/// <param name="Scores">The share of right answers in each fold, 0 to 1, in the folds' order.</param>
public sealed record Spread(IReadOnlyList<double> Scores)
{
    /// <summary>Mean over the folds.</summary>
    public double Mean => Scores.Average();

    /// <summary>Standard deviation over the folds (divided by their number, as scikit-learn does).</summary>
    public double Std
    {
        get
        {
            double mean = Mean;
            return Math.Sqrt(Scores.Average(score => (score - mean) * (score - mean)));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Mean:P1} ± {Std:P1}");
}
