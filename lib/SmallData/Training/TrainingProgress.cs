namespace SmallData.Training;

/// <summary>Keeps a running training visible: updates one output below the cell, a bar with the latest figures and the curves so far.</summary>
internal sealed class LiveProgress
{
    private readonly string name;
    private readonly History history;
    private readonly int epochs, steps, alreadyDone;
    private readonly TimeProvider clock;
    private readonly long started;
    private readonly ShownOutput output;
    private int step;
    private double loss = double.NaN, accuracy = double.NaN;

    public LiveProgress(string name, History history, int epochs, int steps)
        : this(name, history, epochs, steps, Notebook.Show, TimeProvider.System)
    {
    }

    internal LiveProgress(string name, History history, int epochs, int steps, Func<object, ShownOutput> show, TimeProvider clock)
    {
        (this.name, this.history, this.epochs, this.steps, this.clock) = (name, history, epochs, steps, clock);
        (alreadyDone, started) = (history.Epochs.Count, clock.GetTimestamp());
        output = show(View());
    }

    public void StepEnded(int step, double loss, double accuracy)
    {
        (this.step, this.loss, this.accuracy) = (step, loss, accuracy);
        output.UpdateSometimes(View);
    }

    public void EpochEnded() => step = 0;

    public void Finish() => output.Finish(View());

    private TrainingProgress View()
    {
        double done = history.Epochs.Count - alreadyDone + step / (double)steps;
        double share = Math.Min(1, (alreadyDone + done) / epochs);
        if (history.Epochs.Count == epochs)
        {
            Epoch last = history.Last;
            return new(name, history, share, Invariant($"{epochs} epochs in {Time(history.Seconds)}, training {last.Accuracy:0.000}, validation {last.ValidationAccuracy:0.000}"));
        }

        string left = done > 0.02 ? $", {Time(clock.GetElapsedTime(started).TotalSeconds / done * (epochs - alreadyDone - done))} left" : "";
        string validation = history.Epochs.Count > 0 ? Invariant($", validation {history.Last.ValidationAccuracy:0.000}") : "";
        string now = double.IsNaN(loss) ? "" : Invariant($", loss {loss:0.000}, accuracy {accuracy:0.000}");
        return new(name, history, share, Invariant($"epoch {Math.Min(history.Epochs.Count + 1, epochs)} of {epochs}, batch {step} of {steps}{now}{validation}{left}"));
    }

    private static string Time(double seconds) => seconds < 90 ? Invariant($"{seconds:0} s") : Invariant($"{(int)seconds / 60} min {(int)seconds % 60:00} s");
}

/// <summary>A moment of a training run.</summary>
internal sealed class TrainingProgress(string name, History history, double share, string latest) : NotebookView
{
    private readonly History ended = new(history.Epochs);   // as it is now

    public override string ToText()
    {
        int filled = (int)Math.Round(share * 20);
        return $"{name} {new string('█', filled)}{new string('░', 20 - filled)} {latest}";
    }

    // Curves only while it runs: the finished ones are drawn by the chapter, larger and beside other runs.
    public override string ToHtml() =>
        Html.Bar(name, $"{name}: {latest}", share) + (ended.Epochs.Count < 2 || share >= 1 ? "" : Curves.Of((name, ended)).ToHtml());
}
