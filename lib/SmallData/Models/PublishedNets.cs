using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace SmallData.Models;

/// <summary>The convolutional bases of three published nets, with fresh weights and torchvision's names. MobileNetV2's layers are TorchVision's own. Its VGG16 comes only
/// with a classifier of 120 million weights, eight times the base, and its ResNet-18 has one block less than the weights that come by NuGet.</summary>
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
        Module features = torchvision.models.mobilenet_v2(num_classes: 1).named_children().Single(child => child.name == "features").module;
        string[] names = ["first", .. Enumerable.Range(1, 17).Select(number => $"bottleneck{number}"), "last"];
        return new("MobileNetV2", 1280, features.named_children().Zip(names, (layer, name) =>
            (name, Enumerable.Repeat(($"features.{layer.name}", (Module<Tensor, Tensor>)layer.module), 1))));
    }

    private static (string, IEnumerable<(string, Module<Tensor, Tensor>)>) Residual(string name, int input, int output) =>
        (name, [(name, new ResidualBlock(input, output))]);

    /// <summary>Two convolutions that learn what to add to their input. Where there are more maps to come out, the first one halves the sides, and a 1×1 convolution
    /// makes the input fit.</summary>
    private sealed class ResidualBlock : Module<Tensor, Tensor>
    {
        // In the order in which ResNet-18's published file names them.
        private readonly Sequential? downsample;
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
            downsample = stride == 1 ? null : Sequential(Conv2d(input, output, 1, stride: stride, bias: false), BatchNorm2d(output));
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            Tensor shortcut = downsample is null ? input : downsample.call(input);
            Tensor learnt = bn2.call(conv2.call(bn1.call(conv1.call(input)).relu_()));
            return (learnt + shortcut).relu_().MoveToOuterDisposeScope();
        }
    }
}
