namespace SmallData.Exercises;

/// <summary>What <see cref="Check"/> found.</summary>
public sealed class CheckResult : NotebookView
{
    private readonly Note note;

    private CheckResult(bool passed, Note note) => (Passed, this.note) = (passed, note);

    /// <summary>Whether the exercise is solved.</summary>
    public bool Passed { get; }

    internal static CheckResult Solved(string exercise, string words = "") => new(true, Note.Pass($"✓ Exercise {exercise} is solved. {words}".TrimEnd()));

    internal static CheckResult Missing(string exercise, string what) => new(false, Note.Attention($"○ Exercise {exercise} is waiting for you. {what}"));

    internal static CheckResult Wrong(string exercise, string why) => new(false, Note.Attention($"✗ Exercise {exercise}: not yet. {why}"));

    /// <inheritdoc/>
    public override string ToHtml() => note.ToHtml();

    /// <inheritdoc/>
    public override string ToText() => note.ToText();
}
