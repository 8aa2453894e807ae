namespace SmallData.Exercises;

/// <summary>What <see cref="Answer"/> says of a learner's answer.</summary>
/// <param name="Right">Whether it is right.</param>
/// <param name="Words">A hint where it is wrong; where it is right, what to take away.</param>
internal readonly record struct Verdict(bool Right, string Words);

/// <summary>How an exercise is judged. The chapters hold the questions, this library the answers.</summary>
/// <param name="Judge">From the learner's answer, and what the check cell hands over beside it, to a verdict.</param>
internal sealed record Answer(Func<object, IReadOnlyList<object?>, Verdict> Judge)
{
    // Fewer words than these give no reason.
    private const int WordsInAReason = 5;

    /// <summary>A number.</summary>
    /// <param name="hint">What to look at if it is wrong; does not tell the number.</param>
    public static Answer Number(double expected, string hint, string because = "", double tolerance = 1e-6) => new((answer, _) =>
    {
        double value = Convert.ToDouble(answer, CultureInfo.InvariantCulture);
        return Math.Abs(value - expected) <= tolerance ? new(true, because) : new(false, Invariant($"{value} is not it. {hint}"));
    });

    /// <summary>One of several choices, by its letter, with the learner's own reason beside it.</summary>
    /// <param name="because">The reason, to compare the learner's with.</param>
    public static Answer Choice(char letter, string hint, string because) => new((answer, given) =>
    {
        if (given is not [string reason] || reason.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length < WordsInAReason)
        {
            return new(false, "Defend your choice in a sentence.");
        }

        return Convert.ToString(answer, CultureInfo.InvariantCulture)!.Trim().Equals($"{letter}", StringComparison.OrdinalIgnoreCase)
            ? new(true, $"Compare your reason with this one: {because}")
            : new(false, hint);
    });

    /// <summary>Anything that a test decides.</summary>
    /// <param name="holds">Whether the answer is right, given what the check cell hands over beside it.</param>
    public static Answer Test<T>(Func<T, IReadOnlyList<object?>, bool> holds, string hint, string because = "") => new((answer, given) =>
    {
        try
        {
            return holds((T)answer, given) ? new(true, because) : new(false, hint);
        }
        catch (Exception error)
        {
            return new(false, $"{hint} (It stopped with: {error.Message})");
        }
    });
}
