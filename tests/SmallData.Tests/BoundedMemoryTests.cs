using SmallData.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SmallData.Tests;

/// <summary>
/// What a GPU's memory bears: the tensors alive at the end of an epoch are those of the first one. Counted on the thread that trains, by
/// TorchSharp's own statistics, so the same holds on every stack.
/// </summary>
public sealed class BoundedMemoryTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Small pictures that note how many tensors live when the first batch of a pass is asked for.</summary>
    private sealed class Pictures : ISamples
    {
        private const int Batch = 4;
        private readonly Tensor inputs = rand(12, 3, 8, 8);
        private readonly Tensor labels = arange(12, dtype: ScalarType.Int64).remainder(2);
        private int batches;

        public List<long> Alive { get; } = [];

        public int Count => 12;

        public Device Device => CPU;

        public IReadOnlyList<string> ClassNames => ["cat", "dog"];

        public Batch Take(Tensor indices)
        {
            if (batches++ % (Count / Batch) == 0)
            {
                Alive.Add(DisposeScopeManager.Statistics.ThreadTotalLiveCount);
            }

            return new(inputs.index_select(0, indices), labels.index_select(0, indices));
        }
    }

    [Theory]
    [InlineData("RMSProp")]
    [InlineData("Adam")]
    [InlineData("SGD with momentum")]
    public void No_tensor_is_left_over_by_an_epoch(string name)
    {
        var samples = new Pictures();
        using var net = Sequential(("conv", Conv2d(3, 4, 3)), ("norm", BatchNorm2d(4)), ("relu", ReLU()), ("flatten", Flatten()), ("out", Linear(144, 1)));
        using optim.Optimizer optimizer = name switch
        {
            "RMSProp" => optim.RMSProp(net.parameters(), 1e-3),
            "Adam" => optim.Adam(net.parameters(), 1e-3),
            _ => optim.SGD(net.parameters(), 1e-3, momentum: 0.9),
        };
        var trainer = new Trainer(net, optimizer, Objective.Binary)
        {
            BatchSize = 4,
            Checkpoint = Path.Combine(folder.Root, "checkpoint"),
        };
        trainer.Fit(samples, new Pictures(), epochs: 6);

        // The first epoch makes gradients and the optimizer's moments, which stay.
        Assert.Single(samples.Alive.Skip(1).Distinct());
    }

    [Fact]
    public void No_tensor_is_left_over_by_an_evaluation()
    {
        var samples = new Pictures();
        using var net = Sequential(("flatten", Flatten()), ("out", Linear(192, 1)));
        using var optimizer = optim.SGD(net.parameters(), 1e-3);
        var trainer = new Trainer(net, optimizer, Objective.Binary) { BatchSize = 4 };
        for (int i = 0; i < 4; i++)
        {
            trainer.Evaluate(samples);
        }

        Assert.Single(samples.Alive.Distinct());
    }
}
