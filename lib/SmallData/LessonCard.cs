using System.Diagnostics;

namespace SmallData;

/// <summary>The first output of every chapter: what it runs on, how much it does, how long that takes here.</summary>
public sealed class LessonCard : NotebookView
{
    private readonly string title, facts;
    private readonly string? remark;

    internal LessonCard(string title, string stack, string device, Profile profile, int seed, double minutes, string? remark = null)
    {
        (this.title, this.remark, Minutes) = (title, remark, minutes);
        string time = minutes < 0.3 ? "a few seconds" : minutes < 1.3 ? "about a minute" : Invariant($"about {Math.Round(minutes):0} minutes");
        facts = Invariant($"{stack} · {device} · profile {profile.ToString().ToLowerInvariant()} · seed {seed} · {time} here");
    }

    /// <summary>Expected minutes on this machine, in this profile.</summary>
    public double Minutes { get; }

    /// <inheritdoc/>
    public override string ToHtml() =>
        $"<div style=\"border:1px solid rgba(128,128,128,.4);border-radius:.5em;padding:.6em 1em;margin:.4em 0\"><strong>{Html.Escape(title)}</strong><br>"
        + $"<span style=\"opacity:.8\">{Html.Escape(facts)}</span>"
        + (remark is null ? "" : $"<br><span style=\"border-left:.3em solid #d97706;padding-left:.5em\">{Html.Escape(remark)}</span>") + "</div>";

    /// <inheritdoc/>
    public override string ToText() => $"{title}\n{facts}{(remark is null ? "" : "\n" + remark)}";
}

/// <summary>A short multiplication that tells how fast this machine is, so that a chapter's minutes mean something here.</summary>
internal static class SpeedProbe
{
    // A 512×512 matrix product on the machine that the chapters' minutes were measured on (two cores, AVX-512).
    private const double ReferenceMilliseconds = 0.93;

    /// <summary>How many times slower than the reference machine this one is; below 1 where it is faster.</summary>
    public static double SlowerThanReference()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(0);   // one of its own: the chapter's stream must not move
        Tensor a = rand(512, 512, device: Lesson.Device, generator: Lesson.Device.type == DeviceType.CPU ? generator : null);
        double best = double.MaxValue;
        for (int attempt = 0; attempt < 6; attempt++)
        {
            long start = Stopwatch.GetTimestamp();
            a.mm(a)[0, 0].ToSingle();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return Math.Clamp(best / ReferenceMilliseconds, 0.05, 20);
    }
}
