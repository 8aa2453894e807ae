using SmallData.Models;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Benchmarks.Engine;

/// <summary>The course's work, through the public API.</summary>
internal static class Workloads
{
    public static IReadOnlyList<Workload> All { get; } =
    [
        new("net-a", "net A training step, batch 20, 150×150", 3 * NetAForward - 20 * 2.0 * 148 * 148 * 32 * 27, NetAStep),
        new("vgg16", "VGG16 base forward, batch 16 at 150", Vgg16Forward, () => Forward(PublishedNets.Vgg16(), 150)),
        new("mobilenet", "MobileNetV2 forward, batch 16 at 224", 16 * 2 * 300.8e6, () => Forward(PublishedNets.MobileNetV2(), 224)),
        new("net-b", "net B training step, batch 128, 28×28", 3 * NetBForward - 128 * 2.0 * 26 * 26 * 32 * 9, NetBStep),
        new("affine", "affine_grid + grid_sample, 32×3×150×150", 0, Affine),
        new("sgemm", "sgemm 2048³", 2.0 * 2048 * 2048 * 2048, Sgemm),
    ];

    private const double NetAForward = 20 * 2.0 * (148 * 148 * 32 * 27 + 72 * 72 * 64 * 288 + 34 * 34 * 128 * 576 + 15 * 15 * 128 * 1152 + 6272 * 512);

    private const double NetBForward = 128 * 2.0 * (26 * 26 * 32 * 9 + 11 * 11 * 64 * 288 + 3 * 3 * 128 * 576 + 1152 * 128 + 1280);

    private static double Vgg16Forward
    {
        get
        {
            int[] sides = [150, 150, 75, 75, 37, 37, 37, 18, 18, 18, 9, 9, 9];
            int[] channels = [3, 64, 64, 128, 128, 256, 256, 256, 512, 512, 512, 512, 512, 512];
            return Enumerable.Range(0, 13).Sum(layer => 16 * 2.0 * sides[layer] * sides[layer] * 9 * channels[layer] * channels[layer + 1]);
        }
    }

    private static Action NetAStep()
    {
        Module<Tensor, Tensor> net = Sequential(
            Conv2d(3, 32, 3), ReLU(), MaxPool2d(2), Conv2d(32, 64, 3), ReLU(), MaxPool2d(2),
            Conv2d(64, 128, 3), ReLU(), MaxPool2d(2), Conv2d(128, 128, 3), ReLU(), MaxPool2d(2),
            Flatten(), Linear(6272, 512), ReLU(), Linear(512, 1));
        Tensor inputs = rand(20, 3, 150, 150), labels = randint(0, 2, [20, 1], dtype: ScalarType.Float32);
        var optimizer = optim.RMSProp(net.parameters(), lr: 1e-4);
        var loss = BCEWithLogitsLoss();
        return Step(net, optimizer, () => loss.call(net.call(inputs), labels));
    }

    private static Action NetBStep() => FashionNets.Step(FashionNets.B(), 128, parameters => optim.Adam(parameters));

    internal static Action Step(Module<Tensor, Tensor> net, optim.Optimizer optimizer, Func<Tensor> loss)
    {
        net.train();
        return () =>
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            loss().backward();
            optimizer.step();
        };
    }

    private static Action Forward(Module<Tensor, Tensor> net, int size)
    {
        net.eval();
        Tensor inputs = rand(16, 3, size, size);
        return () =>
        {
            using var scope = NewDisposeScope();
            using var noGradients = no_grad();
            net.call(inputs);
        };
    }

    private static Action Affine()
    {
        Tensor images = rand(32, 3, 150, 150), theta = randn(32, 2, 3) * 0.1;
        theta[TensorIndex.Colon, 0, 0] += 1;
        theta[TensorIndex.Colon, 1, 1] += 1;
        return () =>
        {
            using var scope = NewDisposeScope();
            Tensor grid = functional.affine_grid(theta, images.shape, align_corners: false);
            functional.grid_sample(images, grid, GridSampleMode.Bilinear, GridSamplePaddingMode.Border, align_corners: false);
        };
    }

    private static Action Sgemm()
    {
        Tensor a = rand(2048, 2048), b = rand(2048, 2048);
        return () =>
        {
            using Tensor product = a.mm(b);
        };
    }
}
