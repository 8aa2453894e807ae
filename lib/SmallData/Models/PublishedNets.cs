using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace SmallData.Models;

/// <summary>The convolutional bases of three published nets, with fresh weights and torchvision's names. Frozen, each convolution is one pass over memory with what follows it.
/// TorchVision's own layers cannot do that; its VGG16 comes only with a classifier eight times the base, and its ResNet-18 has one block less than the weights that come by
/// NuGet.</summary>
public static class PublishedNets
{
    /// <summary>ResNet-18 (He et al. 2016, table 1) as Microsoft trained it, with a third residual block in the last stage: 15,897,152 parameters, 512 maps at a 32nd of
    /// the picture's sides.</summary>
    public static ConvolutionalBase ResNet18() => new("ResNet-18", 512,
    [
        ("stem",
        [
            ("conv1", Conv2d(3, 64, 7, stride: 2, padding: 3, bias: false)), ("bn1", BatchNorm2d(64)), ("relu", ReLU()),
            ("maxpool", MaxPool2d(3, stride: 2, padding: 1)),
        ]),
        Residual("layer1.0", 64, 64), Residual("layer1.1", 64, 64),
        Residual("layer2.0", 64, 128), Residual("layer2.1", 128, 128),
        Residual("layer3.0", 128, 256), Residual("layer3.1", 256, 256),
        Residual("layer4.0", 256, 512), Residual("layer4.1", 512, 512), Residual("layer4.2", 512, 512),
    ]);

    /// <summary>VGG16 (Simonyan and Zisserman 2015, configuration D): thirteen 3×3 convolutions in five blocks that each end in a 2×2 pooling; 14,714,688 parameters, 512
    /// maps at a 32nd of the picture's sides.</summary>
    public static ConvolutionalBase Vgg16()
    {
        int[][] widths = [[64, 64], [128, 128], [256, 256, 256], [512, 512, 512], [512, 512, 512]];
        var blocks = new List<(string, IEnumerable<(string, Module<Tensor, Tensor>)>)>();
        (int channels, int number) = (3, 0);
        foreach (int[] block in widths)
        {
            var layers = new List<(string, Module<Tensor, Tensor>)>();
            foreach (int width in block)
            {
                layers.Add(($"features.{number++}", Conv2d(channels, width, 3, padding: 1)));
                layers.Add(($"features.{number++}", ReLU()));
                channels = width;
            }

            layers.Add(($"features.{number++}", MaxPool2d(2)));
            blocks.Add(($"block{blocks.Count + 1}", layers));
        }

        return new("VGG16", 512, blocks);
    }

    /// <summary>MobileNetV2, width 1.0 (Sandler et al. 2018, table 2): 2,223,872 parameters, 1,280 maps at a 32nd of the picture's sides.</summary>
    public static ConvolutionalBase MobileNetV2()
    {
        var layers = new List<(string Name, Module<Tensor, Tensor> Layer)> { ("first", Unit(3, 32, 3, stride: 2)) };
        int channels = 32;
        foreach ((int expansion, int output, int repeats, int stride) in new[] { (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1) })
        {
            for (int repeat = 0; repeat < repeats; repeat++, channels = output)
            {
                layers.Add(($"bottleneck{layers.Count}", new InvertedResidual(channels, output, expansion, repeat == 0 ? stride : 1)));
            }
        }

        layers.Add(("last", Unit(channels, 1280, 1)));
        return new("MobileNetV2", 1280, layers.Select((layer, number) => (layer.Name, Enumerable.Repeat(($"features.{number}", layer.Layer), 1))));
    }

    private static FusedSequential Unit(int input, int output, int kernel, int stride = 1, int groups = 1) =>
        new(Conv2d(input, output, kernel, stride: stride, padding: (kernel - 1) / 2, groups: groups, bias: false), BatchNorm2d(output), ReLU6());

    private static (string, IEnumerable<(string, Module<Tensor, Tensor>)>) Residual(string name, int input, int output) =>
        (name, [(name, new ResidualBlock(input, output))]);

    /// <summary>Two convolutions that learn what to add to their input. Where there are more maps to come out, the first one halves the sides, and a 1×1 convolution
    /// makes the input fit.</summary>
    private sealed class ResidualBlock : Module<Tensor, Tensor>
    {
        // In the order in which ResNet-18's published file names them.
        private readonly FusedSequential? downsample;
        private readonly Conv2d conv1;
        private readonly BatchNorm2d bn1;
        private readonly Conv2d conv2;
        private readonly BatchNorm2d bn2;

        public ResidualBlock(int input, int output) : base(nameof(ResidualBlock))
        {
            int stride = output == input ? 1 : 2;
            conv1 = Conv2d(input, output, 3, stride: stride, padding: 1, bias: false);
            bn1 = BatchNorm2d(output);
            conv2 = Conv2d(output, output, 3, padding: 1, bias: false);
            bn2 = BatchNorm2d(output);
            downsample = stride == 1 ? null : new(Conv2d(input, output, 1, stride: stride, bias: false), BatchNorm2d(output));
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            Tensor shortcut = downsample is null ? input : downsample.call(input);
            Tensor hidden = FusedConvolution.Run(input, conv1, bn1, Activation.ReLU);
            return FusedConvolution.Run(hidden, conv2, bn2, Activation.ReLU, shortcut).MoveToOuterDisposeScope();
        }
    }

    /// <summary>Widens to many channels, looks at each of them by itself, and narrows down again without an activation, which would lose what few channels hold. Where the
    /// output fits the input, it is what to add to it.</summary>
    private sealed class InvertedResidual : Module<Tensor, Tensor>
    {
        // Not fields of their own: TorchSharp would find them under two names.
        private readonly (FusedSequential[] Wide, Conv2d Narrow, BatchNorm2d Norm) layers;
        private readonly bool fits;

        public InvertedResidual(int input, int output, int expansion, int stride) : base(nameof(InvertedResidual))
        {
            int hidden = input * expansion;
            FusedSequential apart = Unit(hidden, hidden, 3, stride, groups: hidden);
            layers = (expansion == 1 ? [apart] : [Unit(input, hidden, 1), apart], Conv2d(hidden, output, 1, bias: false), BatchNorm2d(output));
            fits = stride == 1 && input == output;
            register_module("conv", Sequential([.. layers.Wide, layers.Narrow, layers.Norm]));
        }

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            Tensor hidden = layers.Wide.Aggregate(input, (maps, unit) => unit.call(maps));
            return FusedConvolution.Run(hidden, layers.Narrow, layers.Norm, addend: fits ? input : null).MoveToOuterDisposeScope();
        }
    }
}
