using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SmallData.Models;

/// <summary>
/// The convolutional base of VGG16 (Simonyan and Zisserman 2015, configuration D) with torchvision's tensor names
/// (<c>features.0.weight</c> … <c>features.28.bias</c>): 14,714,688 parameters.
/// </summary>
public sealed class Vgg16 : ConvolutionalBase
{
    // Five blocks; each ends in a 2×2 pooling.
    private static readonly int[][] Stages = [[64, 64], [128, 128], [256, 256, 256], [512, 512, 512], [512, 512, 512]];

    private readonly Sequential features;

    /// <summary>Makes the base with fresh weights.</summary>
    public Vgg16() : base(nameof(Vgg16))
    {
        var layers = new List<Module<Tensor, Tensor>>();
        int channels = 3;
        foreach (int output in Stages.SelectMany(block => block.Append(0)))
        {
            if (output == 0)
            {
                layers.Add(MaxPool2d(2));
                continue;
            }

            layers.Add(Conv2d(channels, output, 3, padding: 1));
            layers.Add(ReLU());
            channels = output;
        }

        features = Sequential(layers);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override int Channels => 512;

    /// <inheritdoc/>
    protected override Sequential Layers => features;

    /// <inheritdoc/>
    protected override IEnumerable<(string Name, int Layers)> BlockSizes =>
        Stages.Select((stage, index) => ($"block{index + 1}", 2 * stage.Length + 1));
}
