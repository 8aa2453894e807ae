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
    internal static Sequential Vgg16()
    {
        var layers = new List<Module<Tensor, Tensor>>();
        int channels = 3;
        foreach ((int output, int repeats) in new[] { (64, 2), (128, 2), (256, 3), (512, 3), (512, 3) })
        {
            for (int repeat = 0; repeat < repeats; repeat++, channels = output) layers.AddRange([Conv2d(channels, output, 3, padding: 1), ReLU()]);
            layers.Add(MaxPool2d(2));
        }

        return Sequential(layers);
    }

    /// <summary>The convolutional base of MobileNetV2 (Sandler et al. 2018, table 2).</summary>
    internal static Sequential MobileNetV2()
    {
        var layers = new List<Module<Tensor, Tensor>> { Unit(3, 32, 3, stride: 2) };
        int channels = 32;
        foreach ((int expansion, int output, int repeats, int stride) in new[] { (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1) })
        {
            for (int repeat = 0; repeat < repeats; repeat++, channels = output)
            {
                int hidden = channels * expansion, step = repeat == 0 ? stride : 1;
                List<Module<Tensor, Tensor>> block = expansion == 1 ? [] : [Unit(channels, hidden, 1)];
                block.AddRange([Unit(hidden, hidden, 3, step, groups: hidden), Conv2d(hidden, output, 1, bias: false), BatchNorm2d(output)]);
                layers.Add(step == 1 && channels == output ? new Sum(Sequential(block), null, relu: false) : Sequential(block));
            }
        }

        layers.Add(Unit(channels, 1280, 1));
        return Sequential(layers);

        static Sequential Unit(int input, int output, int kernel, int stride = 1, int groups = 1) =>
            Sequential(Conv2d(input, output, kernel, stride: stride, padding: (kernel - 1) / 2, groups: groups, bias: false), BatchNorm2d(output), ReLU6());
    }

    /// <summary>ResNet-18 (He et al. 2015) in its two parts: up to the third stage, and the last with global average pooling and a classifier of two classes.</summary>
    internal static (Sequential Base, Sequential LastBlock) ResNet18() => (
        Sequential(
            Conv2d(3, 64, 7, stride: 2, padding: 3, bias: false), BatchNorm2d(64), ReLU(), MaxPool2d(3, 2, 1),
            Basic(64, 64, 1), Basic(64, 64, 1), Basic(64, 128, 2), Basic(128, 128, 1), Basic(128, 256, 2), Basic(256, 256, 1)),
        Sequential(Basic(256, 512, 2), Basic(512, 512, 1), AdaptiveAvgPool2d(1), Flatten(), Linear(512, 2)));

    private static Sum Basic(int input, int output, int stride) => new(
        Sequential(
            Conv2d(input, output, 3, stride: stride, padding: 1, bias: false), BatchNorm2d(output), ReLU(),
            Conv2d(output, output, 3, padding: 1, bias: false), BatchNorm2d(output)),
        stride == 1 ? null : Sequential(Conv2d(input, output, 1, stride: stride, bias: false), BatchNorm2d(output)), relu: true);

    /// <summary>The sum of a block and of its input, or of what a shortcut makes of it.</summary>
    private sealed class Sum : Module<Tensor, Tensor>
    {
        private readonly Sequential block;
        private readonly Sequential? shortcut;
        private readonly bool relu;

        public Sum(Sequential block, Sequential? shortcut, bool relu) : base(nameof(Sum))
        {
            (this.block, this.shortcut, this.relu) = (block, shortcut, relu);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            Tensor sum = block.call(x) + (shortcut?.call(x) ?? x);
            return relu ? sum.relu_() : sum;
        }
    }
}
