using System.Diagnostics;
using System.Globalization;
using SmallData.Results;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Training;

/// <summary>
/// The training loop: batches, gradients, steps, validation after each epoch, a live curve, a checkpoint. The net, the
/// optimizer and the settings stay in the chapter, where a learner can see them.
/// </summary>
/// <param name="net">The net to train; its last layer gives logits.</param>
/// <param name="optimizer">Made over the net's parameters.</param>
/// <param name="objective">What to make small and what to count as right.</param>
public sealed class Trainer(nn.Module<Tensor, Tensor> net, optim.Optimizer optimizer, Objective objective)
{
    /// <summary>Samples in a batch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int BatchSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 32;

    /// <summary>Batches in an epoch; null for one pass over the training samples.</summary>
    public int? StepsPerEpoch { get; init; }

    /// <summary>Seeds the order of the samples.</summary>
    public int Seed { get; init; } = Lesson.Seed;

    /// <summary>What the run is called in progress lines and charts.</summary>
    public string Name { get; init; } = "training";

    /// <summary>
    /// Added to the loss of each batch before the gradients are taken, such as the sum of all squared weights times a small number (L2); null for
    /// nothing. The figures of an epoch leave it out, so that runs with and without it can be compared.
    /// </summary>
    public Func<Tensor>? Penalty { get; set; }

    /// <summary>Steps the learning rate after each epoch; null for a constant rate.</summary>
    public optim.lr_scheduler.LRScheduler? Scheduler { get; init; }

    /// <summary>
    /// Folder for a checkpoint after each epoch; null for none. A run that finds one of its own goes on from there,
    /// to the same numbers as if it had never stopped. A finished run is not trained again. Use only checkpoints of your own: damage is noticed, ill will is not.
    /// </summary>
    public string? Checkpoint { get; init; }

    /// <summary>The epochs of the newest run: while it goes on, and after it was stopped too.</summary>
    public History History { get; private set; } = new();

    private readonly BestWeights best = new(net);
    private int epochsBehind;

    /// <summary>Asked once a batch whether the reader has stopped the cell.</summary>
    internal Func<CancellationToken> Stop { get; init; } = () => FrontEnd.Find().Stop;

    /// <summary>
    /// Trains and validates. Called again, it trains on from where the net stands, says so, and begins a new <see cref="History"/>. A run that the reader stops leaves the net as it was
    /// then, and the epochs that ended in <see cref="History"/>.
    /// </summary>
    /// <param name="train">Samples to learn from.</param>
    /// <param name="validation">Samples to watch, never learnt from.</param>
    /// <param name="epochs">How many epochs.</param>
    /// <returns>The figures of each epoch.</returns>
    /// <exception cref="TrainingStoppedException">The loss became NaN or infinite.</exception>
    /// <exception cref="OperationCanceledException">The reader stopped the cell.</exception>
    /// <exception cref="SmallDataException">There is nothing to learn from, or to validate on; the optimizer was made for another net; or the checkpoint is damaged, of another net, or cannot be written; the message names the file.</exception>
    public History Fit(ISamples train, ISamples validation, int epochs)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epochs);
        ThrowIfEmpty(train);
        ThrowIfEmpty(validation);
        var weights = net.parameters().Select(weight => weight.Handle).ToHashSet();
        if (!optimizer.parameters().Any(weight => weights.Contains(weight.Handle)))
        {
            throw new SmallDataException($"The optimizer of {Name} holds none of the net's weights, so the net would learn nothing. Make the optimizer from this very net's parameters().");
        }

        // To .NET a tensor is a small object, however many megabytes libtorch holds for it: nets of earlier cells would wait for a collection until the memory is full.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var order = new BatchOrder(train.Count, BatchSize, Seed);
        var checkpoint = Checkpoint is null ? null : new TrainingCheckpoint(Checkpoint, net, optimizer, order, Scheduler, train as IRandomSamples, best);
        CancellationToken stop = Stop();
        using IDisposable? alone = checkpoint?.Lock(() => Notebook.Show(Note.Info($"{Name} waits: another process trains with the checkpoint in '{Checkpoint}'.")), stop);
        History history = checkpoint?.Resume() ?? new History();
        History = history;
        SayWhereItStarts(history.Epochs.Count);
        int steps = StepsPerEpoch ?? order.BatchesInPass;
        var progress = new LiveProgress(Name, history, epochs, steps);
        try
        {
            for (int epoch = history.Epochs.Count + 1; epoch <= epochs; epoch++)
            {
                long start = Stopwatch.GetTimestamp();
                (double loss, double accuracy) = TrainEpoch(train, order, steps, epoch, progress, stop);
                Evaluation seen = Evaluate(validation);
                Scheduler?.step();
                epochsBehind++;
                history.Add(new Epoch(epoch, loss, accuracy, seen.Loss, seen.Accuracy, Stopwatch.GetElapsedTime(start).TotalSeconds));
                if (history.LowestLoss.Number == epoch)
                {
                    best.Keep();
                }

                checkpoint?.Save(history);
                progress.EpochEnded();
            }
        }
        finally
        {
            net.eval();   // a stopped cell leaves a net that can be used
            progress.Finish();
        }

        return history;
    }

    /// <summary>Puts back the weights of the epoch with the lowest validation loss: those that the last epochs, which may have learnt by heart, went away from.</summary>
    /// <exception cref="InvalidOperationException">No epoch has ended yet.</exception>
    public void RestoreLowestLoss()
    {
        if (best.Kept.Count == 0)
        {
            throw new InvalidOperationException($"{Name} has no best weights yet: no epoch has ended. Call Fit first.");
        }

        best.Restore();
    }

    /// <summary>Loss and answers on samples, with dropout and the like switched off.</summary>
    /// <param name="samples">What to try the net on.</param>
    /// <exception cref="SmallDataException">There are no samples.</exception>
    public Evaluation Evaluate(ISamples samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ThrowIfEmpty(samples);
        using var noGradients = no_grad();
        net.eval();
        using var scope = NewDisposeScope();
        var (logits, labels) = (new List<Tensor>(), new List<Tensor>());
        for (int from = 0; from < samples.Count; from += BatchSize)
        {
            using var ofBatch = NewDisposeScope();
            Batch batch = samples.Take(arange(from, Math.Min(samples.Count, from + BatchSize), dtype: ScalarType.Int64));
            logits.Add(net.call(batch.Inputs).MoveToOuterDisposeScope());
            labels.Add(batch.Labels.MoveToOuterDisposeScope());
        }

        Tensor all = cat(logits), truth = cat(labels), chosen = objective.Predictions(all);
        return new Evaluation(
            objective.Loss(all, truth).ToDouble(), samples.ClassNames, Numbers(truth), Numbers(chosen),
            [.. objective.Probabilities(all).gather(1, chosen.unsqueeze(1)).cpu().data<float>()]);

        static int[] Numbers(Tensor classes) => [.. classes.to(ScalarType.Int32).cpu().data<int>()];
    }

    /// <summary>Keeps the run for the scoreboard: validation from its newest history, test from an evaluation.</summary>
    /// <param name="row">The published experiment, such as "A baseline"; a name of one's own, such as "A improved", where there is none.</param>
    /// <param name="data">What it learnt from, in words.</param>
    /// <param name="test">How the net does on test samples; null where it was not asked.</param>
    /// <exception cref="InvalidOperationException">Nothing was trained yet.</exception>
    public RunResult Record(string row, string data, Evaluation? test = null) => Scoreboard.Record(Name, row, data, net, History, test);

    private void ThrowIfEmpty(ISamples samples)
    {
        if (samples.Count == 0)
        {
            throw new SmallDataException($"{Name} was given no samples. Ask for one of each class or more where the photos are split or the features chosen.");
        }
    }

    // A reader who runs a Fit cell twice would else take the second run for a repetition of the first.
    private void SayWhereItStarts(int resumed)
    {
        if (resumed > 0)
        {
            Notebook.Show(Note.Info(string.Create(CultureInfo.InvariantCulture, $"{Name} goes on from its checkpoint, after epoch {resumed}.")));
        }
        else if (epochsBehind > 0)
        {
            Notebook.Show(Note.Attention(string.Create(CultureInfo.InvariantCulture,
                $"{Name} has learnt for {epochsBehind} epochs already and trains on. To start anew, run the cell that makes the net again, and those below it.")));
        }
    }

    private (double Loss, double Accuracy) TrainEpoch(ISamples train, BatchOrder order, int steps, int epoch, LiveProgress progress, CancellationToken stop)
    {
        net.train();
        using var figures = new EpochFigures(Name, epoch, steps);
        for (int step = 1; step <= steps; step++)
        {
            if (stop.IsCancellationRequested)
            {
                throw new OperationCanceledException(string.Create(CultureInfo.InvariantCulture,
                    $"{Name} was stopped in epoch {epoch}, before batch {step} of {steps}. The net keeps what it has learnt; Trainer.History holds the epochs that ended."), stop);
            }

            using var scope = NewDisposeScope();
            Batch batch = train.Take(order.Next());
            optimizer.zero_grad();
            Tensor logits = net.call(batch.Inputs);
            Tensor loss = objective.Loss(logits, batch.Labels);
            (Penalty is null ? loss : loss + Penalty()).backward();
            optimizer.step();
            figures.Add(loss.detach(), objective.Predictions(logits).eq(batch.Labels).sum(), batch.Labels.shape[0]);
            progress.StepEnded(step, figures.Loss, figures.Accuracy);
        }

        figures.Read();
        return (figures.Loss, figures.Accuracy);
    }
}
