namespace SmallData.Exercises;

/// <summary>What an exercise's last cell calls: says "solved", or what is still missing. It never throws, so an exercise that nobody has touched yet does not stop a run
/// through the chapter.</summary>
public static class Check
{
    /// <summary>Checks an answer against the one that the course keeps under the exercise's number, so that the chapter need not show it.</summary>
    /// <param name="exercise">Its number, such as "2.1".</param>
    /// <param name="answer">The learner's variable; null while it is not set.</param>
    /// <param name="given">What else the answer is judged by: the learner's reason, or things that the chapter made.</param>
    public static CheckResult Answer(string exercise, object? answer, params object?[] given)
    {
        if (answer is null)
        {
            return CheckResult.Missing(exercise, "Fill in the cell above, run it, then run this cell again.");
        }

        try
        {
            Verdict verdict = Answers.Of(exercise).Judge(answer, given);
            return verdict.Right ? CheckResult.Solved(exercise, verdict.Words) : CheckResult.Wrong(exercise, verdict.Words);
        }
        catch (Exception error)
        {
            return CheckResult.Wrong(exercise, $"It stopped with: {error.Message}");
        }
    }

    /// <summary>Checks a number that the learner computed.</summary>
    /// <param name="exercise">Its number in the chapter, such as "1.2".</param>
    /// <param name="answer">The learner's variable; null while it is not set.</param>
    /// <param name="expected">The right value, computed by the cell.</param>
    /// <param name="hint">What to look at if it is wrong.</param>
    /// <param name="tolerance">How far off is still right.</param>
    public static CheckResult Number(string exercise, double? answer, double expected, string hint, double tolerance = 1e-6) => answer switch
    {
        null => CheckResult.Missing(exercise, "Set the variable in the cell above, then run this cell again."),
        { } value when Math.Abs(value - expected) <= tolerance => CheckResult.Solved(exercise),
        { } value => CheckResult.Wrong(exercise, Invariant($"{value} is not it. {hint}")),
    };

    /// <summary>Checks anything that is either so or not.</summary>
    /// <param name="exercise">Its number in the chapter.</param>
    /// <param name="hint">What to look at if it is wrong.</param>
    public static CheckResult That(string exercise, bool touched, Func<bool> holds, string hint)
    {
        if (!touched)
        {
            return CheckResult.Missing(exercise, "Fill in the cell above, then run this cell again.");
        }

        try
        {
            return holds() ? CheckResult.Solved(exercise) : CheckResult.Wrong(exercise, hint);
        }
        catch (Exception error)
        {
            return CheckResult.Wrong(exercise, $"{hint} (It stopped with: {error.Message})");
        }
    }
}
