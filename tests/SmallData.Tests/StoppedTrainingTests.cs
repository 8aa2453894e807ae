using SmallData.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SmallData.Tests;

/// <summary>What is left of a training that the reader stops, that fails, or that a restart of the kernel ends.</summary>
public sealed class StoppedTrainingTests : IDisposable
{
    private const int StepsInEpoch = 8;   // 50 samples by 7

    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Points of a plane that call somebody before each training batch.</summary>
    private sealed class Points : ISamples
    {
        private readonly Tensor inputs, labels;
        private readonly Action<int>? beforeBatch;
        private int batches;

        public Points(int count, Action<int>? beforeBatch = null)
        {
            using var generator = new Generator(3);
            inputs = rand(count, 2, generator: generator);
            labels = inputs.select(1, 1).gt(inputs.select(1, 0)).to(ScalarType.Int64);
            (Count, this.beforeBatch) = (count, beforeBatch);
        }

        public int Count { get; }

        public Device Device => CPU;

        public IReadOnlyList<string> ClassNames => ["below", "above"];

        public Batch Take(Tensor indices)
        {
            beforeBatch?.Invoke(++batches);
            return new(inputs.index_select(0, indices), labels.index_select(0, indices));
        }
    }

    private static TorchSharp.Modules.Sequential Net()
    {
        manual_seed(1);
        return Sequential(("hidden", Linear(2, 8)), ("tanh", Tanh()), ("dropout", Dropout(0.3)), ("out", Linear(8, 1)));
    }

    private static Trainer Trainer(nn.Module<Tensor, Tensor> net, string? checkpoint = null, CancellationToken stop = default) =>
        new(net, optim.Adam(net.parameters(), 0.05), Objective.Binary) { BatchSize = 7, Stop = () => stop, Checkpoint = checkpoint };

    private static double[] Figures(History history) =>
        [.. history.Epochs.SelectMany(epoch => new[] { epoch.Loss, epoch.Accuracy, epoch.ValidationLoss, epoch.ValidationAccuracy })];

    [Fact]
    public void A_stopped_cell_leaves_the_epochs_that_ended()
    {
        using var reader = new CancellationTokenSource();
        Trainer trainer = Trainer(Net(), stop: reader.Token);
        var stopped = Assert.Throws<OperationCanceledException>(() =>
            trainer.Fit(new Points(50, batch => { if (batch == 2 * StepsInEpoch + 3) reader.Cancel(); }), new Points(20), 9));
        Assert.Contains("epoch 3, before batch 4 of 8", stopped.Message, StringComparison.Ordinal);

        double[] whole = Figures(Trainer(Net()).Fit(new Points(50), new Points(20), 2));
        Assert.Equal(whole, Figures(trainer.History));
    }

    [Fact]
    public void A_stopped_cell_leaves_a_net_without_dropout()
    {
        using var reader = new CancellationTokenSource();
        TorchSharp.Modules.Sequential net = Net();
        Trainer trainer = Trainer(net, stop: reader.Token);
        Assert.Throws<OperationCanceledException>(() => trainer.Fit(new Points(50, batch => { if (batch == 3) reader.Cancel(); }), new Points(20), 9));
        Assert.False(net.training);
        Assert.Equal(trainer.Evaluate(new Points(20)).Loss, trainer.Evaluate(new Points(20)).Loss);
    }

    [Fact]
    public void A_stopped_trainer_can_be_started_again()
    {
        using var reader = new CancellationTokenSource();
        reader.Cancel();
        var stop = reader.Token;
        TorchSharp.Modules.Sequential net = Net();
        var trainer = new Trainer(net, optim.Adam(net.parameters(), 0.05), Objective.Binary) { BatchSize = 7, Stop = () => stop };
        Assert.Throws<OperationCanceledException>(() => trainer.Fit(new Points(50), new Points(20), 2));
        stop = CancellationToken.None;
        Assert.Equal(2, trainer.Fit(new Points(50), new Points(20), 2).Epochs.Count);
    }

    [Theory]
    [InlineData(2 * StepsInEpoch + 1)]
    [InlineData(3 * StepsInEpoch)]
    public void A_restart_loses_the_running_epoch_and_no_other(int lastBatch)
    {
        double[] whole = Figures(Trainer(Net()).Fit(new Points(50), new Points(20), 4));

        string checkpoint = Path.Combine(folder.Root, "checkpoint");
        Trainer killed = Trainer(Net(), checkpoint: checkpoint);
        Assert.Throws<InvalidOperationException>(() => killed.Fit(
            new Points(50, batch => { if (batch == lastBatch) throw new InvalidOperationException("the kernel is gone"); }), new Points(20), 4));

        int trained = 0;
        Trainer again = Trainer(Net(), checkpoint: checkpoint);
        History resumed = again.Fit(new Points(50, batch => trained = batch), new Points(20), 4);
        Assert.Equal(2 * StepsInEpoch, trained);   // epochs 3 and 4
        Assert.Equal(whole, Figures(resumed));
    }

    [Fact]
    public void Epochs_leave_no_tensors_behind()
    {
        long Kept(int epochs)
        {
            Trainer trainer = Trainer(Net());
            var (train, validation) = (new Points(50), new Points(20));
            long before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
            trainer.Fit(train, validation, epochs);
            return DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount - before;
        }

        Assert.Equal(Kept(1), Kept(6));
    }
}
