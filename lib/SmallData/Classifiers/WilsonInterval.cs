namespace SmallData.Classifiers;

/// <summary>What a share measured on a few samples says about the true one: Wilson's score interval (1927), which stays within 0 and 1 and has a width even if all
/// answers were right.</summary>
/// <param name="Low">Lower end, 0 to 1.</param>
/// <param name="High">Upper end, 0 to 1.</param>
public readonly record struct WilsonInterval(double Low, double High)
{
    // The normal distribution's 97.5 % point.
    private const double Z = 1.959963984540054;

    /// <summary>The interval that holds the true share in 95 of 100 such measurements.</summary>
    /// <param name="right">How many answers were right.</param>
    /// <param name="total">Out of how many, at least 1.</param>
    public static WilsonInterval Of(int right, int total)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(total);
        ArgumentOutOfRangeException.ThrowIfNegative(right);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(right, total);
        double share = right / (double)total, square = Z * Z;
        double centre = (share + square / (2 * total)) / (1 + square / total);
        double half = Z / (1 + square / total) * Math.Sqrt(share * (1 - share) / total + square / (4.0 * total * total));
        return new WilsonInterval(right == 0 ? 0 : centre - half, right == total ? 1 : centre + half);
    }

    /// <inheritdoc/>
    public override string ToString() => Invariant($"{Low:P1} to {High:P1}");
}
