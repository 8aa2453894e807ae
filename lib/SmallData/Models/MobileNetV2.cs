using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SmallData.Models;

/// <summary>
/// MobileNetV2, width 1.0 (Sandler et al. 2018, table 2), with torchvision's tensor names: <c>features.0</c> to <c>features.18</c>.
/// The convolutional base alone, 2,223,872 parameters; global average pooling and a classifier go on top.
/// </summary>
public sealed class MobileNetV2 : ConvolutionalBase
{
    /// <summary>Maps that the base gives: [n, 1280, height/32, width/32].</summary>
    public const int OutputChannels = 1280;

    // Expansion t, output channels c, repeats n, stride of the first s.
    private static readonly (int Expansion, int Channels, int Repeats, int Stride)[] Stages =
        [(1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)];

    private readonly Sequential features;

    /// <summary>Makes the base with fresh weights.</summary>
    public MobileNetV2() : base(nameof(MobileNetV2))
    {
        var layers = new List<Module<Tensor, Tensor>> { ConvolutionUnit(3, 32, kernel: 3, stride: 2) };
        int channels = 32;
        foreach ((int expansion, int output, int repeats, int stride) in Stages)
        {
            for (int repeat = 0; repeat < repeats; repeat++)
            {
                layers.Add(new InvertedResidual(channels, output, repeat == 0 ? stride : 1, expansion));
                channels = output;
            }
        }

        layers.Add(ConvolutionUnit(channels, OutputChannels, kernel: 1, stride: 1));
        features = Sequential(layers);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override int Channels => OutputChannels;

    /// <inheritdoc/>
    protected override Sequential Layers => features;

    /// <inheritdoc/>
    protected override IEnumerable<(string Name, int Layers)> BlockSizes =>
        Enumerable.Range(1, 17).Select(number => ($"bottleneck{number}", 1)).Prepend(("first", 1)).Append(("last", 1));

    /// <summary>Convolution without bias, batch norm, ReLU6: the unit that everything here is made of.</summary>
    private static Sequential ConvolutionUnit(int input, int output, int kernel, int stride, int groups = 1) => Sequential(
        Conv2d(input, output, kernel, stride: stride, padding: (kernel - 1) / 2, groups: groups, bias: false),
        BatchNorm2d(output),
        ReLU6());

    /// <summary>Widen with 1×1, filter each map by itself, narrow with 1×1; add the input where shapes allow.</summary>
    private sealed class InvertedResidual : Module<Tensor, Tensor>
    {
        private readonly Sequential conv;
        private readonly bool addsInput;

        public InvertedResidual(int input, int output, int stride, int expansion) : base(nameof(InvertedResidual))
        {
            int hidden = input * expansion;
            addsInput = stride == 1 && input == output;
            var layers = new List<Module<Tensor, Tensor>>();
            if (expansion != 1)
            {
                layers.Add(ConvolutionUnit(input, hidden, kernel: 1, stride: 1));
            }

            layers.Add(ConvolutionUnit(hidden, hidden, kernel: 3, stride, groups: hidden));
            layers.Add(Conv2d(hidden, output, 1, bias: false));
            layers.Add(BatchNorm2d(output));
            conv = Sequential(layers);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            if (!addsInput)
            {
                return conv.call(input);
            }

            using Tensor branch = conv.call(input);
            return input + branch;
        }
    }
}
