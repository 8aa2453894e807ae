using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Benchmarks.Engine;

/// <summary>The three nets of chapter 00 and an epoch of their training: 45,000 pictures.</summary>
internal static class FashionNets
{
    private const int Pictures = 45_000;

    public static IReadOnlyList<(Workload Step, int Steps)> Epochs { get; } =
    [
        Epoch("fashion-b", "net B, batch 32", 32, () => Step(B(), 32, parameters => optim.Adam(parameters))),
        Epoch("fashion-c", "net C, batch 32", 32, () => Step(C(), 32, parameters => optim.Adam(parameters))),
        Epoch("fashion-improved", "improved net, batch 128", 128, () => Step(Improved(), 128,
            parameters => optim.SGD(parameters, 0.1, momentum: 0.9, weight_decay: 5e-4, nesterov: true))),
    ];

    internal static Sequential B() => Sequential(
        Conv2d(1, 32, 3), MaxPool2d(2), Conv2d(32, 64, 3), MaxPool2d(2), Conv2d(64, 128, 3),
        Flatten(), Linear(1152, 128), ReLU(), Dropout(0.3), Linear(128, 10));

    /// <summary>A training step on random pictures.</summary>
    internal static Action Step(Module<Tensor, Tensor> net, int batch, Func<IEnumerable<Parameter>, optim.Optimizer> optimizer)
    {
        Tensor inputs = rand(batch, 1, 28, 28), labels = randint(0, 10, [batch], dtype: ScalarType.Int64);
        var loss = CrossEntropyLoss();
        return Workloads.Step(net, optimizer(net.parameters()), () => loss.call(net.call(inputs), labels));
    }

    private static (Workload, int) Epoch(string name, string title, int batch, Func<Action> make) =>
        (new Workload(name, title, 0, make), (Pictures + batch - 1) / batch);

    private static Sequential C() => Sequential(
        Conv2d(1, 32, 3, padding: Padding.Same), ReLU(), Conv2d(32, 64, 3, padding: Padding.Same), ReLU(), MaxPool2d(2), Dropout(0.5),
        Conv2d(64, 128, 3, padding: Padding.Same), ReLU(), Conv2d(128, 256, 3), ReLU(), MaxPool2d(2), Dropout(0.5),
        Flatten(), Linear(9216, 512), ReLU(), Dropout(0.5), Linear(512, 256), ReLU(), Dropout(0.5), Linear(256, 10));

    private static Sequential Improved() => Sequential(
        Unit(1, 32), MaxPool2d(2),
        Unit(32, 64), new Residual(Unit(64, 64), Unit(64, 64)), MaxPool2d(2),
        Unit(64, 128), new Residual(Unit(128, 128), Unit(128, 128)),
        AdaptiveAvgPool2d(1), Flatten(), Linear(128, 10));

    private static Sequential Unit(int from, int to) => Sequential(
        Conv2d(from, to, 3, padding: Padding.Same, bias: false), BatchNorm2d(to), ReLU());

    private sealed class Residual : Module<Tensor, Tensor>
    {
        private readonly Sequential first, second;

        public Residual(Sequential first, Sequential second) : base(nameof(Residual))
        {
            (this.first, this.second) = (first, second);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => x + second.call(first.call(x));
    }
}
