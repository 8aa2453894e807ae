namespace SmallData.Training;

/// <summary>A moment of a training run: a bar, the latest figures, and the curves so far.</summary>
public sealed class TrainingProgress : NotebookView
{
    private readonly string name;
    private readonly IReadOnlyList<Epoch> ended;
    private readonly int epochs;
    private readonly double share;
    private readonly string latest;

    internal TrainingProgress(string name, IReadOnlyList<Epoch> ended, int epochs, int steps, int step, double loss, double accuracy, double? secondsLeft)
    {
        (this.name, this.ended, this.epochs) = (name, ended, epochs);
        share = Math.Min(1, (ended.Count + step / (double)steps) / epochs);
        latest = Describe(steps, step, loss, accuracy, secondsLeft);
    }

    /// <inheritdoc/>
    public override string ToText()
    {
        int filled = (int)Math.Round(share * 20);
        return $"{name} {new string('█', filled)}{new string('░', 20 - filled)} {latest}";
    }

    /// <inheritdoc/>
    public override string ToHtml()
    {
        string bar = Html.Bar(name, $"{name}: {latest}", share);

        // Curves only while it runs: the finished ones are drawn by the chapter, larger and beside other runs.
        return ended.Count < 2 || share >= 1 ? bar : bar + Curves.Of((name, new History(ended))).ToHtml();
    }

    private string Describe(int steps, int step, double loss, double accuracy, double? secondsLeft)
    {
        if (ended.Count == epochs)
        {
            Epoch last = ended[^1];
            return Invariant($"{epochs} epochs in {Time(ended.Sum(epoch => epoch.Seconds))}, training {last.Accuracy:0.000}, validation {last.ValidationAccuracy:0.000}");
        }

        string left = secondsLeft is { } seconds ? $", {Time(seconds)} left" : "";
        string validation = ended.Count > 0 ? Invariant($", validation {ended[^1].ValidationAccuracy:0.000}") : "";
        string now = double.IsNaN(loss) ? "" : Invariant($", loss {loss:0.000}, accuracy {accuracy:0.000}");
        return Invariant($"epoch {Math.Min(ended.Count + 1, epochs)} of {epochs}, batch {step} of {steps}{now}{validation}{left}");
    }

    private static string Time(double seconds) => seconds < 90
        ? Invariant($"{seconds:0} s")
        : Invariant($"{(int)seconds / 60} min {(int)seconds % 60:00} s");
}
