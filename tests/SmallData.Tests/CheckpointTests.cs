using SmallData.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SmallData.Tests;

/// <summary>A checkpoint is whole or refused by its name; that a run goes on from one to the same figures is in TrainerTests.</summary>
public sealed class CheckpointTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly BatchOrder order = new(8, 4, seed: 1);

    public void Dispose()
    {
        order.Dispose();
        folder.Dispose();
    }

    private string Checkpoints => Path.Combine(folder.Root, "checkpoint");

    private string Newest => Path.Combine(Checkpoints, TrainingCheckpoint.FileName);

    private TrainingCheckpoint Checkpoint(int hidden = 3, bool adam = true)
    {
        Sequential net = nn.Sequential(("hidden", nn.Linear(2, hidden)), ("norm", nn.BatchNorm1d(hidden)));
        optim.Optimizer optimizer = adam ? optim.Adam(net.parameters()) : optim.RMSProp(net.parameters());
        net.call(rand(4, 2)).square().mean().backward();
        optimizer.step();
        return new TrainingCheckpoint(Checkpoints, net, optimizer, order, scheduler: null, samples: null, new BestWeights(net));
    }

    private static History Epochs(int count) => new(Enumerable.Range(1, count).Select(number => new Epoch(number, 0.7, 0.5, 0.6, 0.5, 1)));

    private static string Refusal(TrainingCheckpoint checkpoint) => Assert.Throws<SmallDataException>(checkpoint.Resume).Message;

    [Fact]
    public void Without_one_there_is_nothing_to_resume() => Assert.Null(Checkpoint().Resume());

    [Fact]
    public void The_newest_takes_the_place_of_the_one_before()
    {
        Checkpoint().Save(Epochs(1));
        Checkpoint().Save(Epochs(2));
        Assert.Equal(2, Checkpoint().Resume()!.Epochs.Count);
        Assert.Equal([Newest], Directory.GetFiles(Checkpoints));
    }

    [Fact]
    public void A_flipped_bit_anywhere_is_refused_by_name()
    {
        Checkpoint().Save(Epochs(1));
        byte[] sound = File.ReadAllBytes(Newest);
        for (int at = 0; at < sound.Length; at += 97)
        {
            byte[] damaged = [.. sound];
            damaged[at] ^= 4;
            File.WriteAllBytes(Newest, damaged);
            Assert.StartsWith($"The checkpoint '{Newest}' is damaged: ", Refusal(Checkpoint()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Half_a_checkpoint_is_refused_by_name()
    {
        Checkpoint().Save(Epochs(1));
        File.WriteAllBytes(Newest, File.ReadAllBytes(Newest)[..300]);
        Assert.EndsWith("Delete it to train from the start.", Refusal(Checkpoint()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(3, false)]
    public void One_of_another_net_or_optimizer_is_refused_by_name(int hidden, bool adam)
    {
        Checkpoint().Save(Epochs(1));
        Assert.StartsWith($"The checkpoint '{Newest}' does not belong to this net and optimizer", Refusal(Checkpoint(hidden, adam)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_second_to_train_with_a_checkpoint_waits_and_can_be_stopped()
    {
        using IDisposable first = Checkpoint().Lock(() => { }, CancellationToken.None);
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Checkpoint().Lock(stop.Cancel, stop.Token));
    }
}
