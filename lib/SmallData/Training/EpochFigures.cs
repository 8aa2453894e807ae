namespace SmallData.Training;

/// <summary>Loss and right answers of the batches of an epoch so far. They are read some batches at a time: a number that is fetched from a GPU makes everything wait until
/// the GPU has done what it was given.</summary>
internal sealed class EpochFigures(string name, int epoch, int steps) : IDisposable
{
    private const int BatchesPerRead = 16;

    private readonly List<(Tensor Loss, Tensor Right, long Samples)> unread = [];
    private int step;
    private double loss;
    private long right, seen;

    /// <summary>Of the samples that were read; NaN before the first.</summary>
    public double Loss => loss / seen;

    /// <inheritdoc cref="Loss"/>
    public double Accuracy => right / (double)seen;

    /// <summary>Adds a batch.</summary>
    /// <param name="loss">Its mean loss, a scalar.</param>
    /// <param name="right">How many of its samples the net was right about, a scalar, int64.</param>
    /// <exception cref="TrainingStoppedException">The loss of this batch, or of one of the last, is NaN or infinite.</exception>
    public void Add(Tensor loss, Tensor right, long samples)
    {
        unread.Add((loss.DetachFromDisposeScope(), right.DetachFromDisposeScope(), samples));
        if (unread.Count == BatchesPerRead)
        {
            Read();
        }
    }

    /// <summary>Reads what has not been read yet.</summary>
    /// <exception cref="TrainingStoppedException">A loss among it is NaN or infinite.</exception>
    public void Read()
    {
        if (unread.Count == 0)
        {
            return;
        }

        using var scope = NewDisposeScope();
        double[] losses = [.. stack(unread.Select(batch => batch.Loss.to(ScalarType.Float64))).cpu().data<double>()];
        right += stack(unread.Select(batch => batch.Right)).sum().ToInt64();
        foreach ((double value, long samples) in losses.Zip(unread.Select(batch => batch.Samples)))
        {
            step++;
            loss += value * samples;
            seen += samples;
            if (!double.IsFinite(value))
            {
                throw new TrainingStoppedException(Invariant(
                    $"The loss of {name} became {value} in epoch {epoch}, batch {step} of {steps}. The learning rate is likely too high: try a tenth of it; or an input is not scaled to about 0..1."));
            }
        }

        LetGo();
    }

    /// <summary>Lets go of what was not read, as where a run is stopped.</summary>
    public void Dispose() => LetGo();

    private void LetGo()
    {
        unread.ForEach(batch =>
        {
            batch.Loss.Dispose();
            batch.Right.Dispose();
        });
        unread.Clear();
    }
}
