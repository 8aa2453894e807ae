using SmallData.Images.Augmentations;
using SmallData.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SmallData.Tests;

public sealed class TrainerTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Points in a plane, class 1 above the diagonal: a net of one layer can learn it.</summary>
    private sealed class Points : ISamples
    {
        private readonly Tensor inputs, labels;

        public Points(int count, int seed)
        {
            using var generator = new Generator((ulong)seed);
            inputs = rand(count, 2, generator: generator);
            labels = inputs.select(1, 1).gt(inputs.select(1, 0)).to(ScalarType.Int64);
            Count = count;
        }

        public int Count { get; }

        public Device Device => CPU;

        public IReadOnlyList<string> ClassNames => ["below", "above"];

        public Batch Take(Tensor indices) => new(inputs.index_select(0, indices), labels.index_select(0, indices));
    }

    private static TorchSharp.Modules.Sequential Net(double dropout = 0)
    {
        manual_seed(1);
        return Sequential(("hidden", Linear(2, 8)), ("tanh", Tanh()), ("dropout", Dropout(dropout)), ("out", Linear(8, 1)));
    }

    private static Trainer Trainer(nn.Module<Tensor, Tensor> net, string? checkpoint = null, double rate = 0.05) =>
        new(net, optim.Adam(net.parameters(), rate), Objective.Binary) { BatchSize = 7, Checkpoint = checkpoint };

    private static double[] Figures(History history) =>
        [.. history.Epochs.SelectMany(epoch => new[] { epoch.Loss, epoch.Accuracy, epoch.ValidationLoss, epoch.ValidationAccuracy })];

    [Fact]
    public void It_learns_what_can_be_learnt()
    {
        History history = Trainer(Net()).Fit(new Points(100, 1), new Points(200, 2), 20);
        Assert.True(history.Last.ValidationAccuracy > 0.95, $"{history.Last}");
    }

    [Fact]
    public void It_does_what_a_loop_by_hand_does()
    {
        var points = new Points(50, 1);
        double trained = Trainer(Net()).Fit(points, new Points(10, 2), 1).Last.Loss;

        TorchSharp.Modules.Sequential net = Net();
        optim.Optimizer optimizer = optim.Adam(net.parameters(), 0.05);
        double sum = 0;
        using var order = new Generator((ulong)Lesson.Seed);
        foreach (Tensor indices in randperm(50, ScalarType.Int64, generator: order).split(7))
        {
            (Tensor inputs, Tensor labels) = points.Take(indices);
            optimizer.zero_grad();
            Tensor loss = functional.binary_cross_entropy_with_logits(net.call(inputs).squeeze(1), labels.to(ScalarType.Float32));
            loss.backward();
            optimizer.step();
            sum += loss.ToDouble() * labels.shape[0];
        }

        Assert.Equal(sum / 50, trained, 1e-12);
    }

    [Fact]
    public void A_penalty_makes_weights_smaller_and_is_no_part_of_the_loss_shown()
    {
        static double Size(nn.Module<Tensor, Tensor> net) => net.parameters().Sum(one => one.pow(2).sum().ToDouble());
        (TorchSharp.Modules.Sequential free, TorchSharp.Modules.Sequential held) = (Net(), Net());
        double first = Trainer(free).Fit(new Points(7, 1), new Points(7, 2), 1).Last.Loss;
        Trainer penalised = Trainer(held);
        penalised.Penalty = () => 10 * held.parameters().Select(one => one.pow(2).sum()).Aggregate((a, b) => a + b);

        Assert.Equal(first, penalised.Fit(new Points(7, 1), new Points(7, 2), 1).Last.Loss, 1e-6);
        penalised.Fit(new Points(7, 1), new Points(7, 2), 20);
        Assert.True(Size(held) < Size(free) / 2, $"{Size(held)} against {Size(free)}");
    }

    [Fact]
    public void An_optimizer_made_for_another_net_is_refused()
    {
        using var other = Net();
        var trainer = new Trainer(Net(), optim.Adam(other.parameters()), Objective.Binary) { Name = "mine" };
        Assert.Contains("The optimizer of mine holds none", Assert.Throws<SmallDataException>(() => trainer.Fit(new Points(10, 1), new Points(10, 2), 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_of_nothing_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer(Net(), optim.Adam(Net().parameters()), Objective.Binary) { BatchSize = 0 });

    [Fact]
    public void No_samples_are_an_error_that_says_so()
    {
        Points some = new(10, 1), none = new(0, 2);
        Action[] calls = [() => Trainer(Net()).Fit(none, some, 1), () => Trainer(Net()).Fit(some, none, 1), () => Trainer(Net()).Evaluate(none)];
        Assert.All(calls, call => Assert.StartsWith("training was given no samples.", Assert.Throws<SmallDataException>(call).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_second_fit_says_that_it_trains_on()
    {
        Trainer trainer = Trainer(Net());
        string First() => ConsoleText.Of(() => trainer.Fit(new Points(7, 1), new Points(7, 2), 2));

        Assert.DoesNotContain("trains on", First(), StringComparison.Ordinal);
        Assert.Contains("training has learnt for 2 epochs already and trains on.", First(), StringComparison.Ordinal);
    }

    [Fact]
    public void Keras_settings_start_from_Glorots_weights_and_zero_biases()
    {
        var net = Linear(200, 100);
        KerasTraining.RMSprop("keras", net, rate: 1e-3);

        Assert.Equal(0, net.bias!.abs().max().ToSingle());
        Assert.InRange(net.weight.max().ToDouble(), 0.95 * Math.Sqrt(6.0 / 300), Math.Sqrt(6.0 / 300));
    }

    [Fact]
    public void Some_samples_are_those_chosen_in_their_order()
    {
        var all = new Points(10, 3);
        Batch chosen = new SomeSamples(all, [7, 2, 5]).Take(tensor(new long[] { 2, 0 }));

        Assert.Equal(all.Take(tensor(new long[] { 5, 7 })).Inputs.data<float>().ToArray(), chosen.Inputs.data<float>().ToArray());
    }

    [Fact]
    public void The_same_seed_gives_the_same_figures_to_the_last_digit()
    {
        double[] first = Figures(Trainer(Net(0.3)).Fit(new Points(50, 1), new Points(20, 2), 3));
        double[] second = Figures(Trainer(Net(0.3)).Fit(new Points(50, 1), new Points(20, 2), 3));
        Assert.Equal(first, second);
    }

    [Fact]
    public void A_run_that_was_stopped_goes_on_to_the_same_figures()
    {
        double[] whole = Figures(Trainer(Net(0.3)).Fit(new Points(50, 1), new Points(20, 2), 4));

        string checkpoint = Path.Combine(folder.Root, "checkpoint");
        Trainer(Net(0.3), checkpoint).Fit(new Points(50, 1), new Points(20, 2), 2);
        manual_seed(99);
        double[] resumed = Figures(Trainer(Net(0.3), checkpoint).Fit(new Points(50, 1), new Points(20, 2), 4));
        Assert.Equal(whole, resumed);
    }

    /// <summary>Noise of 4×4 pixels: enough for an augmentation to draw on.</summary>
    private sealed class Noise : ISamples
    {
        private readonly Tensor images = rand(20, 3, 4, 4, generator: new Generator(3));

        public int Count => 20;

        public Device Device => CPU;

        public IReadOnlyList<string> ClassNames => ["dark", "bright"];

        public Batch Take(Tensor indices)
        {
            Tensor taken = images.index_select(0, indices);
            return new(taken, taken.mean([1, 2, 3]).gt(0.5).to(ScalarType.Int64));
        }
    }

    [Fact]
    public void An_augmented_run_that_was_stopped_goes_on_to_the_same_figures()
    {
        static nn.Module<Tensor, Tensor> Net()
        {
            manual_seed(1);
            return Sequential(("flatten", Flatten()), ("out", Linear(48, 1)));
        }

        static AugmentedSamples Training() => new(new Noise(), Augmentation.Chollet, seed: 5);

        double[] whole = Figures(Trainer(Net()).Fit(Training(), new Noise(), 4));
        string checkpoint = Path.Combine(folder.Root, "checkpoint");
        Trainer(Net(), checkpoint).Fit(Training(), new Noise(), 2);
        Assert.Equal(whole, Figures(Trainer(Net(), checkpoint).Fit(Training(), new Noise(), 4)));
    }

    [Fact]
    public void The_best_weights_are_those_of_the_lowest_validation_loss()
    {
        Trainer trainer = Trainer(Net(), rate: 1.0);   // so large a rate makes the loss jump about
        History history = trainer.Fit(new Points(50, 1), new Points(20, 2), 8);
        Assert.NotEqual(history.LowestLoss, history.Last);
        trainer.RestoreLowestLoss();
        Assert.Equal(history.LowestLoss.ValidationLoss, trainer.Evaluate(new Points(20, 2)).Loss, 6);
    }

    [Fact]
    public void A_second_fit_has_best_weights_of_its_own()
    {
        Trainer trainer = Trainer(Net(), rate: 1.0);
        trainer.Fit(new Points(50, 1), new Points(20, 2), 8);
        History second = trainer.Fit(new Points(50, 1), new Points(20, 2), 1);
        trainer.RestoreLowestLoss();
        Assert.Equal(second.Last.ValidationLoss, trainer.Evaluate(new Points(20, 2)).Loss, 6);
    }

    [Fact]
    public void A_run_that_was_stopped_after_its_best_epoch_still_has_its_weights()
    {
        string checkpoint = Path.Combine(folder.Root, "checkpoint");
        History history = Trainer(Net(), checkpoint, rate: 1.0).Fit(new Points(50, 1), new Points(20, 2), 8);
        Assert.NotEqual(history.LowestLoss, history.Last);
        Trainer again = Trainer(Net(), checkpoint, rate: 1.0);
        again.Fit(new Points(50, 1), new Points(20, 2), 8);
        again.RestoreLowestLoss();
        Assert.Equal(history.LowestLoss.ValidationLoss, again.Evaluate(new Points(20, 2)).Loss, 6);
    }

    [Fact]
    public void Best_weights_before_the_first_epoch_are_an_error_that_says_so() => Assert.Equal(
        "training has no best weights yet: no epoch has ended. Call Fit first.", Assert.Throws<InvalidOperationException>(Trainer(Net()).RestoreLowestLoss).Message);

    [Fact]
    public void A_loss_that_is_no_number_stops_with_epoch_and_batch()
    {
        var error = Assert.Throws<TrainingStoppedException>(() => Trainer(Net(), rate: double.NaN).Fit(new Points(50, 1), new Points(20, 2), 2));
        Assert.Contains("in epoch 1, batch 2 of 8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_may_be_more_than_one_pass()
    {
        using var order = new BatchOrder(5, 2, seed: 3);
        long[] seen = [.. Enumerable.Range(0, 6).SelectMany(_ => order.Next().data<long>().ToArray())];
        Assert.Equal([0L, 1, 2, 3, 4], seen[..5].Order());
        Assert.Equal([0L, 1, 2, 3, 4], seen[5..].Order());
    }

    [Fact]
    public void An_evaluation_counts_every_sample_once()
    {
        Evaluation result = Trainer(Net()).Evaluate(new Points(20, 2));
        int counted = result.Confused(0, 0) + result.Confused(0, 1) + result.Confused(1, 0) + result.Confused(1, 1);
        Assert.Equal(20, counted);
        Assert.Equal((result.Confused(0, 0) + result.Confused(1, 1)) / 20.0, result.Accuracy, 12);
    }
}
