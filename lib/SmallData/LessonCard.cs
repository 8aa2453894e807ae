namespace SmallData;

/// <summary>The first output of every chapter: what it runs on, how much it does, how long that takes here.</summary>
public sealed class LessonCard : NotebookView
{
    private readonly string title;
    private readonly string facts;
    private readonly string? remark;

    internal LessonCard(string title, string stack, string device, Profile profile, int seed, double minutes, string? remark = null)
    {
        (this.title, this.remark) = (title, remark);
        Minutes = minutes;
        facts = Invariant($"{stack} · {device} · profile {profile.ToString().ToLowerInvariant()} · seed {seed} · {InWords(minutes)} here");
    }

    /// <summary>Expected minutes on this machine, in this profile.</summary>
    public double Minutes { get; }

    /// <inheritdoc/>
    public override string ToHtml() =>
        $"<div style=\"border:1px solid rgba(128,128,128,.4);border-radius:.5em;padding:.6em 1em;margin:.4em 0\"><strong>{Html.Escape(title)}</strong><br>"
        + $"<span style=\"opacity:.8\">{Html.Escape(facts)}</span>"
        + (remark is null ? "" : $"<br><span style=\"border-left:.3em solid #d97706;padding-left:.5em\">{Html.Escape(remark)}</span>") + "</div>";

    /// <inheritdoc/>
    public override string ToText() => remark is null ? $"{title}\n{facts}" : $"{title}\n{facts}\n{remark}";

    private static string InWords(double minutes) => minutes switch
    {
        < 0.3 => "a few seconds",
        < 1.3 => "about a minute",
        _ => Invariant($"about {Math.Round(minutes):0} minutes"),
    };
}
