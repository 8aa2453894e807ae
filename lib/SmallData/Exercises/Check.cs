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
            return new(false, Note.Attention($"○ Exercise {exercise} is waiting for you. Fill in the cell above, run it, then run this cell again."));
        }

        (bool right, string words) = (false, "");
        try
        {
            (right, words) = Answers.Of(exercise).Judge(answer, given);
        }
        catch (Exception error)
        {
            words = $"It stopped with: {SmallDataException.FirstLine(error)}";
        }

        return new(right, right ? Note.Pass($"✓ Exercise {exercise} is solved. {words}".TrimEnd()) : Note.Attention($"✗ Exercise {exercise}: not yet. {words}"));
    }
}

/// <summary>What <see cref="Check"/> found.</summary>
public sealed class CheckResult : NotebookView
{
    private readonly Note note;

    internal CheckResult(bool passed, Note note) => (Passed, this.note) = (passed, note);

    /// <summary>Whether the exercise is solved.</summary>
    public bool Passed { get; }

    /// <inheritdoc/>
    public override string ToHtml() => note.ToHtml();

    /// <inheritdoc/>
    public override string ToText() => note.ToText();
}
