using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Benchmarks.Engine;

/// <summary>The course's work.</summary>
internal static class Workloads
{
    public static IReadOnlyList<Workload> All { get; } =
    [
        new("net-a", "net A training step, batch 20, 150×150", NetAStepFlops(20), last => Classify(Nets.A(), 20, p => optim.RMSProp(p, 1e-4), last)),
        new("net-a-augmented", "net A augmented, batch 32, augmentation included", NetAStepFlops(32), NetAAugmented),
        new("vgg16", "VGG16 base forward, batch 16 at 150", 16 * 2.0 * Vgg16Products, last => Forward(Nets.Vgg16(Frozen.Plain), 150, last)),
        new("vgg16-fused", "VGG16 base forward, fused", 16 * 2.0 * Vgg16Products, last => Forward(Nets.Vgg16(last ? Frozen.ByHand : Frozen.Fused), 150, last)),
        new("resnet18", "ResNet-18 forward, batch 16 at 224", 16 * 2 * 1.814e9, last => Forward(WholeResNet(Frozen.Plain), 224, last)),
        new("resnet18-fused", "ResNet-18 forward, fused", 16 * 2 * 1.814e9, last => Forward(WholeResNet(last ? Frozen.ByHand : Frozen.Fused), 224, last)),
        new("mobilenet", "MobileNetV2 forward, batch 16 at 224", 16 * 2 * 300.8e6, last => Forward(Nets.MobileNetV2(Frozen.Plain), 224, last)),
        new("mobilenet-fused", "MobileNetV2 forward, fused", 16 * 2 * 300.8e6, last => Forward(Nets.MobileNetV2(last ? Frozen.ByHand : Frozen.Fused), 224, last)),
        new("net-b", "net B training step, batch 128, 28×28", 128 * (3 * NetBForward - 2.0 * 26 * 26 * 32 * 9), last => Fashion(Nets.B(), 128, last)),
        new("net-c", "net C training step, batch 32, 28×28", 32 * (3 * NetCForward - 2.0 * 28 * 28 * 32 * 9), last => Fashion(Nets.C(), 32, last)),
        new("fine-tune", "last block of ResNet-18 fine-tuned, batch 16 at 150", 0, last => FineTune(Frozen.Plain, last)),
        new("fine-tune-fused", "last block of ResNet-18, the others fused", 0, last => FineTune(last ? Frozen.ByHand : Frozen.Fused, last)),
        new("affine", "affine_grid + grid_sample, 32×3×150×150", 0, _ => Affine()),
    ];

    private const double NetBForward = 2.0 * (26 * 26 * 32 * 9 + 11 * 11 * 64 * 288 + 3 * 3 * 128 * 576 + 1152 * 128 + 1280);

    private const double NetCForward = 2.0 * (28 * 28 * 32 * 9 + 28 * 28 * 64 * 288 + 14 * 14 * 128 * 576 + 12 * 12 * 256 * 1152 + 9216 * 512 + 512 * 256 + 2560);

    // The first layer needs no gradient of its input.
    private static double NetAStepFlops(int batch) =>
        batch * 2.0 * (2 * 148 * 148 * 32 * 27 + 3.0 * (72 * 72 * 64 * 288 + 34 * 34 * 128 * 576 + 15 * 15 * 128 * 1152 + 6272 * 512));

    private static double Vgg16Products
    {
        get
        {
            int[] sides = [150, 150, 75, 75, 37, 37, 37, 18, 18, 18, 9, 9, 9], channels = [3, 64, 64, 128, 128, 256, 256, 256, 512, 512, 512, 512, 512, 512];
            return Enumerable.Range(0, 13).Sum(layer => 9.0 * sides[layer] * sides[layer] * channels[layer] * channels[layer + 1]);
        }
    }

    private static Module<Tensor, Tensor> WholeResNet(Frozen frozen)
    {
        var (first, last) = Nets.ResNet18(frozen, frozen);
        return Sequential(first, last);
    }

    private static Action Classify(Module<Tensor, Tensor> net, int batch, Func<IEnumerable<Parameter>, optim.Optimizer> optimizer, bool channelsLast)
    {
        Tensor images = Arranged(rand(batch, 3, 150, 150), channelsLast), labels = randint(0, 2, [batch, 1]).to(float32);
        var loss = BCEWithLogitsLoss();
        return Step(Arranged(net, channelsLast), optimizer, () => loss.call(net.call(images), labels));
    }

    private static Action NetAAugmented(bool channelsLast)
    {
        Tensor bytes = randint(0, 256, [32, 3, 150, 150], dtype: uint8), labels = randint(0, 2, [32, 1]).to(float32);
        var net = Arranged(Nets.A(), channelsLast);
        var loss = BCEWithLogitsLoss();
        return Step(net, p => optim.RMSProp(p, 1e-4), () => loss.call(net.call(Sampled(bytes.to(float32) / 255, Maps())), labels));
    }

    private static Action Fashion(Module<Tensor, Tensor> net, int batch, bool channelsLast)
    {
        Tensor images = rand(batch, 1, 28, 28), labels = randint(0, 10, [batch]);
        var loss = CrossEntropyLoss();
        return Step(Arranged(net, channelsLast), p => optim.Adam(p), () => loss.call(net.call(images), labels));
    }

    private static Action FineTune(Frozen frozen, bool channelsLast)
    {
        var (first, last) = Nets.ResNet18(frozen, Frozen.Plain);
        (first, last) = (Arranged(first, channelsLast), Arranged(last, channelsLast));
        first.eval();
        foreach (var parameter in first.parameters()) parameter.requires_grad = false;
        Tensor images = Arranged(rand(16, 3, 150, 150), channelsLast), labels = randint(0, 2, [16]);
        var loss = CrossEntropyLoss();
        return Step(last, p => optim.SGD(p, 0.01, momentum: 0.9), () => loss.call(last.call(first.call(images)), labels));
    }

    private static Action Forward(Module<Tensor, Tensor> net, int size, bool channelsLast)
    {
        Arranged(net, channelsLast).eval();
        Tensor images = Arranged(rand(16, 3, size, size), channelsLast);
        return () =>
        {
            using var scope = NewDisposeScope();
            using var noGradients = no_grad();
            net.call(images);
        };
    }

    private static Action Affine()
    {
        Tensor images = rand(32, 3, 150, 150), maps = Maps();
        return () =>
        {
            using var scope = NewDisposeScope();
            Sampled(images, maps);
        };
    }

    private static Action Step(Module<Tensor, Tensor> net, Func<IEnumerable<Parameter>, optim.Optimizer> make, Func<Tensor> loss)
    {
        net.train();
        var optimizer = make(net.parameters());
        return () =>
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            loss().backward();
            optimizer.step();
        };
    }

    // Near the identity: turned, moved and zoomed a little.
    private static Tensor Maps() => eye(2, 3).unsqueeze(0) + randn(32, 2, 3) * 0.1;

    private static Tensor Sampled(Tensor images, Tensor maps)
    {
        Tensor grid = functional.affine_grid(maps, images.shape, align_corners: false);
        return functional.grid_sample(images, grid, GridSampleMode.Bilinear, GridSamplePaddingMode.Border, align_corners: false);
    }

    private static Module<Tensor, Tensor> Arranged(Module<Tensor, Tensor> net, bool channelsLast)
    {
        using var noGradients = no_grad();
        foreach (var parameter in net.parameters().Where(parameter => channelsLast && parameter.dim() == 4)) parameter.set_(Arranged(parameter.detach(), true));
        return net;
    }

    private static Tensor Arranged(Tensor images, bool channelsLast) => channelsLast ? images.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2) : images;
}
