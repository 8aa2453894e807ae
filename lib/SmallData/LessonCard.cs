using System.Globalization;

namespace SmallData;

/// <summary>The first output of every chapter: what it runs on, how much it does, how long that takes here.</summary>
public sealed class LessonCard : NotebookView
{
    private readonly string title;
    private readonly string facts;

    internal LessonCard(string title, string stack, string device, Profile profile, int seed, double minutes)
    {
        this.title = title;
        Minutes = minutes;
        facts = string.Create(CultureInfo.InvariantCulture,
            $"{stack} · {device} · profile {profile.ToString().ToLowerInvariant()} · seed {seed} · {InWords(minutes)} here");
    }

    /// <summary>Expected minutes on this machine, in this profile.</summary>
    public double Minutes { get; }

    /// <inheritdoc/>
    public override string ToHtml() =>
        $"<div style=\"border:1px solid rgba(128,128,128,.4);border-radius:.5em;padding:.6em 1em;margin:.4em 0\"><strong>{Html.Escape(title)}</strong><br>"
        + $"<span style=\"opacity:.8\">{Html.Escape(facts)}</span></div>";

    /// <inheritdoc/>
    public override string ToText() => $"{title}\n{facts}";

    private static string InWords(double minutes) => minutes switch
    {
        < 0.3 => "a few seconds",
        < 1.3 => "about a minute",
        _ => string.Create(CultureInfo.InvariantCulture, $"about {Math.Round(minutes):0} minutes"),
    };
}
