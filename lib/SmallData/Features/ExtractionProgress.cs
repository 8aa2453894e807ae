using System.Diagnostics;
using System.Globalization;

namespace SmallData.Features;

/// <summary>A bar that fills while a base looks at photos, updated at most four times a second.</summary>
internal sealed class ExtractionProgress(string name, int photos)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly long started = Stopwatch.GetTimestamp();
    private readonly ShownOutput output = Notebook.Show(new View(name, 0, photos, 0));
    private long shown = Stopwatch.GetTimestamp();

    public double Seconds => Stopwatch.GetElapsedTime(started).TotalSeconds;

    public void Done(int count)
    {
        if (Stopwatch.GetElapsedTime(shown) >= Pause)
        {
            shown = Stopwatch.GetTimestamp();
            output.Update(new View(name, count, photos, Seconds));
        }
    }

    public void Finish() => output.Finish(new View(name, photos, photos, Seconds));

    private sealed class View(string name, int done, int photos, double seconds) : NotebookView
    {
        public override string ToText() => string.Create(CultureInfo.InvariantCulture,
            $"{name}: {done:N0} of {photos:N0} photos") + (done == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {seconds:0.0} s, {done / Math.Max(seconds, 1e-3):N0} a second"));

        public override string ToHtml() => string.Create(CultureInfo.InvariantCulture,
            $"<div style=\"margin:.4em 0\"><div>{Html.Escape(ToText())}</div>"
            + $"<progress value=\"{done}\" max=\"{Math.Max(photos, 1)}\" style=\"width:100%;max-width:40em\" aria-label=\"{Html.Escape(name)}\"></progress></div>");
    }
}
