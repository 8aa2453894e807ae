namespace SmallData.Training;

/// <summary>Keeps a running training visible: updates one output below the cell, at most four times a second.</summary>
internal sealed class LiveProgress
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly string name;
    private readonly History history;
    private readonly int epochs;
    private readonly int steps;
    private readonly TimeProvider clock;
    private readonly long started;
    private readonly int alreadyDone;
    private readonly ShownOutput output;
    private long shown;
    private int step;
    private double loss = double.NaN, accuracy = double.NaN;

    public LiveProgress(string name, History history, int epochs, int steps)
        : this(name, history, epochs, steps, Notebook.Show, TimeProvider.System)
    {
    }

    internal LiveProgress(string name, History history, int epochs, int steps, Func<object, ShownOutput> show, TimeProvider clock)
    {
        (this.name, this.history, this.epochs, this.steps, this.clock) = (name, history, epochs, steps, clock);
        alreadyDone = history.Epochs.Count;
        started = shown = clock.GetTimestamp();
        output = show(View());
    }

    public void StepEnded(int step, double loss, double accuracy)
    {
        (this.step, this.loss, this.accuracy) = (step, loss, accuracy);
        if (clock.GetElapsedTime(shown) >= Pause)
        {
            shown = clock.GetTimestamp();
            output.Update(View());
        }
    }

    public void EpochEnded() => step = 0;

    public void Finish() => output.Finish(View());

    private TrainingProgress View() => new(name, [.. history.Epochs], epochs, steps, step, loss, accuracy, SecondsLeft());

    private double? SecondsLeft()
    {
        double done = history.Epochs.Count - alreadyDone + step / (double)steps;
        double left = epochs - alreadyDone - done;
        return done > 0.02 ? clock.GetElapsedTime(started).TotalSeconds / done * left : null;
    }
}
