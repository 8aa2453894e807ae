using System.Diagnostics;

namespace SmallData.Features;

/// <summary>A bar that fills while a base looks at photos, and the time that it takes.</summary>
internal sealed class ExtractionProgress(string name, int photos)
{
    private readonly long started = Stopwatch.GetTimestamp();
    private readonly ShownOutput output = Notebook.Show(new View(name, 0, photos, 0));

    public double Seconds => Stopwatch.GetElapsedTime(started).TotalSeconds;

    public void Done(int count) => output.UpdateSometimes(() => new View(name, count, photos, Seconds));

    public void Finish() => output.Finish(new View(name, photos, photos, Seconds));

    private sealed class View(string name, int done, int photos, double seconds) : NotebookView
    {
        public override string ToText() => Invariant($"{name}: {done:N0} of {photos:N0} photos") + (done == 0 ? "" : Invariant($", {seconds:0.0} s, {done / Math.Max(seconds, 1e-3):N0} a second"));

        public override string ToHtml() => Html.Bar(name, ToText(), done / (double)Math.Max(photos, 1));
    }
}
