namespace SmallData.Exercises;

/// <summary>How an exercise is judged. The chapters hold the questions, this library the answers.</summary>
/// <param name="Judge">From the learner's answer, and what the check cell hands over beside it: whether it is right, and a hint, or what to take away.</param>
internal sealed record Answer(Func<object, IReadOnlyList<object?>, (bool Right, string Words)> Judge)
{
    // Fewer words than these give no reason.
    private const int WordsInAReason = 5;

    /// <summary>A number, right up to a tolerance. The hint does not tell it.</summary>
    public static Answer Number(double expected, string hint, string because = "", double tolerance = 1e-6) => new((answer, _) =>
        Convert.ToDouble(answer, CultureInfo.InvariantCulture) is var value && Math.Abs(value - expected) <= tolerance
            ? (true, because)
            : (false, Invariant($"{value} is not it. {hint}")));

    /// <summary>One of several choices, by its letter, with the learner's own reason beside it.</summary>
    public static Answer Choice(char letter, string hint, string because) => new((answer, given) =>
        given is not [string reason] || reason.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length < WordsInAReason ? (false, Invariant($"Defend your choice in a sentence of at least {WordsInAReason} words."))
            : Convert.ToString(answer, CultureInfo.InvariantCulture)!.Trim(' ', '(', ')', '.').Equals($"{letter}", StringComparison.OrdinalIgnoreCase)
                ? (true, $"Compare your reason with this one: {because}")
                : (false, hint));

    /// <summary>Anything that a test decides, given what the check cell hands over beside it.</summary>
    public static Answer Test<T>(Func<T, IReadOnlyList<object?>, bool> holds, string hint, string because = "") => new((answer, given) =>
    {
        try
        {
            return holds((T)answer, given) ? (true, because) : (false, hint);
        }
        catch (Exception error)
        {
            return (false, $"{hint} (It stopped with: {SmallDataException.FirstLine(error)})");
        }
    });
}
