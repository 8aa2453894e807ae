using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SmallData.Models;

/// <summary>
/// A small base in VGG's style, for machines without downloads: five blocks of 3×3 convolutions with batch norm, each ending in a 2×2 pooling.
/// Its weights come with the course, trained on drawn animals.
/// </summary>
public sealed class MiniVgg : ConvolutionalBase
{
    // Five blocks as in VGG16, about a fourth as wide and half as deep.
    private static readonly int[][] Stages = [[24], [48], [96, 96], [144, 144], [176, 176]];

    private readonly Sequential features;

    /// <summary>Makes the base with fresh weights.</summary>
    public MiniVgg() : base(nameof(MiniVgg))
    {
        var layers = new List<Module<Tensor, Tensor>>();
        int channels = 3;
        foreach (int[] stage in Stages)
        {
            foreach (int output in stage)
            {
                layers.Add(Conv2d(channels, output, 3, padding: 1, bias: false));
                layers.Add(BatchNorm2d(output));
                layers.Add(ReLU());
                channels = output;
            }

            layers.Add(MaxPool2d(2));
        }

        features = Sequential(layers);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override int Channels => Stages[^1][^1];

    /// <inheritdoc/>
    protected override Sequential Layers => features;

    /// <inheritdoc/>
    protected override IEnumerable<(string Name, int Layers)> BlockSizes =>
        Stages.Select((stage, index) => ($"block{index + 1}", 3 * stage.Length + 1));
}
