using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Benchmarks.Engine;

/// <summary>The nets of the course, with fresh weights, in plain TorchSharp.</summary>
internal static class Nets
{
    internal static Sequential A() => Sequential(
        Conv2d(3, 32, 3), ReLU(), MaxPool2d(2), Conv2d(32, 64, 3), ReLU(), MaxPool2d(2),
        Conv2d(64, 128, 3), ReLU(), MaxPool2d(2), Conv2d(128, 128, 3), ReLU(), MaxPool2d(2),
        Flatten(), Linear(6272, 512), ReLU(), Linear(512, 1));

    internal static Sequential B() => Sequential(
        Conv2d(1, 32, 3), MaxPool2d(2), Conv2d(32, 64, 3), MaxPool2d(2), Conv2d(64, 128, 3),
        Flatten(), Linear(1152, 128), ReLU(), Dropout(0.3), Linear(128, 10));

    internal static Sequential C() => Sequential(
        Conv2d(1, 32, 3, padding: 1), ReLU(), Conv2d(32, 64, 3, padding: 1), ReLU(), MaxPool2d(2), Dropout(0.5),
        Conv2d(64, 128, 3, padding: 1), ReLU(), Conv2d(128, 256, 3), ReLU(), MaxPool2d(2), Dropout(0.5),
        Flatten(), Linear(9216, 512), ReLU(), Dropout(0.5), Linear(512, 256), ReLU(), Dropout(0.5), Linear(256, 10));

    /// <summary>The convolutional base of VGG16 (Simonyan and Zisserman 2014, configuration D).</summary>
    internal static Module<Tensor, Tensor> Vgg16(Frozen frozen)
    {
        var layers = new List<Module<Tensor, Tensor>>();
        int channels = 3;
        foreach ((int output, int repeats) in new[] { (64, 2), (128, 2), (256, 3), (512, 3), (512, 3) })
        {
            for (int repeat = 0; repeat < repeats; repeat++, channels = output) layers.AddRange([Conv2d(channels, output, 3, padding: 1), ReLU(inplace: frozen == Frozen.ByHand)]);
            layers.Add(MaxPool2d(2));
        }

        return Row(frozen, layers);
    }

    /// <summary>The convolutional base of MobileNetV2 (Sandler et al. 2018, table 2).</summary>
    internal static Module<Tensor, Tensor> MobileNetV2(Frozen frozen)
    {
        var layers = new List<Module<Tensor, Tensor>> { Unit(3, 32, 3, stride: 2) };
        int channels = 32;
        foreach ((int expansion, int output, int repeats, int stride) in new[] { (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1) })
        {
            for (int repeat = 0; repeat < repeats; repeat++, channels = output)
            {
                int hidden = channels * expansion, step = repeat == 0 ? stride : 1;
                Module<Tensor, Tensor>[] wide = expansion == 1 ? [] : [Unit(channels, hidden, 1)];
                Module<Tensor, Tensor>[] narrow = Norm(hidden, output, 1, frozen);
                bool fits = step == 1 && channels == output;
                Module<Tensor, Tensor>[] first = [.. wide, Unit(hidden, hidden, 3, step, groups: hidden)];
                layers.Add(fits ? new Sum(Row(frozen, first), narrow, null, relu: false, frozen) : Row(frozen, [.. first, .. narrow]));
            }
        }

        layers.Add(Unit(channels, 1280, 1));
        return Row(frozen, layers);

        Module<Tensor, Tensor> Unit(int input, int output, int kernel, int stride = 1, int groups = 1) =>
            Row(frozen, [.. Norm(input, output, kernel, frozen, stride, groups), ReLU6(inplace: frozen == Frozen.ByHand)]);
    }

    /// <summary>ResNet-18 (He et al. 2015) in its two parts: up to the third stage, and the last with global average pooling and a classifier of two classes.</summary>
    internal static (Module<Tensor, Tensor> Base, Module<Tensor, Tensor> LastBlock) ResNet18(Frozen first, Frozen last) => (
        Row(first, [
            .. Norm(3, 64, 7, first, 2), ReLU(inplace: first == Frozen.ByHand), MaxPool2d(3, 2, 1),
            Basic(64, 64, 1, first), Basic(64, 64, 1, first), Basic(64, 128, 2, first), Basic(128, 128, 1, first), Basic(128, 256, 2, first), Basic(256, 256, 1, first)]),
        Sequential(Basic(256, 512, 2, last), Basic(512, 512, 1, last), AdaptiveAvgPool2d(1), Flatten(), Linear(512, 2)));

    private static Sum Basic(int input, int output, int stride, Frozen frozen) => new(
        Row(frozen, [.. Norm(input, output, 3, frozen, stride), ReLU(inplace: frozen == Frozen.ByHand)]), Norm(output, output, 3, frozen),
        stride == 1 ? null : Row(frozen, Norm(input, output, 1, frozen, stride)), relu: true, frozen);

    // A convolution and its batch norm.
    private static Module<Tensor, Tensor>[] Norm(int input, int output, int kernel, Frozen frozen, int stride = 1, int groups = 1)
    {
        bool folded = frozen == Frozen.ByHand;
        var convolution = Conv2d(input, output, kernel, stride: stride, padding: (kernel - 1) / 2, groups: groups, bias: folded);
        return folded ? [convolution] : [convolution, BatchNorm2d(output)];
    }

    private static Module<Tensor, Tensor> Row(Frozen frozen, IEnumerable<Module<Tensor, Tensor>> layers) => frozen == Frozen.Fused ? new FusedSequential(layers) : Sequential(layers);

    /// <summary>The sum of a block and of its input, or of what a shortcut makes of it.</summary>
    private sealed class Sum : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> first;
        private readonly Module<Tensor, Tensor> last;
        private readonly Module<Tensor, Tensor>? shortcut;
        private readonly Module<Tensor, Tensor>[] lastLayers;
        private readonly bool relu;
        private readonly Frozen frozen;

        public Sum(Module<Tensor, Tensor> first, Module<Tensor, Tensor>[] lastLayers, Module<Tensor, Tensor>? shortcut, bool relu, Frozen frozen) : base(nameof(Sum))
        {
            (this.first, this.lastLayers, last, this.shortcut, this.relu, this.frozen) = (first, lastLayers, Sequential(lastLayers), shortcut, relu, frozen);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            Tensor hidden = first.call(x), addend = shortcut?.call(x) ?? x;
            if (frozen == Frozen.Fused) return FusedConvolution.Run(hidden, (Conv2d)lastLayers[0], (BatchNorm2d)lastLayers[1], relu ? Activation.ReLU : Activation.None, addend);
            Tensor sum = last.call(hidden) + addend;
            return relu ? sum.relu_() : sum;
        }
    }
}

/// <summary>How a net that is not trained is written.</summary>
internal enum Frozen
{
    /// <summary>Like one that is: layer by layer.</summary>
    Plain,

    /// <summary>As TorchSharp is best at it: batch norms have become a part of the weights, activations work in place.</summary>
    ByHand,

    /// <summary>With FusedSequential and FusedConvolution.</summary>
    Fused,
}
