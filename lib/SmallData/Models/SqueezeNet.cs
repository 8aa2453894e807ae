using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SmallData.Models;

/// <summary>
/// The convolutional base of SqueezeNet 1.1 (Iandola et al. 2016; 1.1 pools earlier and costs a third) with torchvision's tensor names
/// (<c>features.0.weight</c>, <c>features.3.squeeze.weight</c> …): 722,496 parameters.
/// </summary>
public sealed class SqueezeNet : ConvolutionalBase
{
    private readonly Sequential features;

    /// <summary>Makes the base with fresh weights.</summary>
    public SqueezeNet() : base(nameof(SqueezeNet))
    {
        features = Sequential(
            Conv2d(3, 64, 3, stride: 2),
            ReLU(),
            Pool(),
            new Fire(64, 16, 64),
            new Fire(128, 16, 64),
            Pool(),
            new Fire(128, 32, 128),
            new Fire(256, 32, 128),
            Pool(),
            new Fire(256, 48, 192),
            new Fire(384, 48, 192),
            new Fire(384, 64, 256),
            new Fire(512, 64, 256));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override int Channels => 512;

    /// <inheritdoc/>
    protected override Sequential Layers => features;

    /// <inheritdoc/>
    protected override IEnumerable<(string Name, int Layers)> BlockSizes =>
        [("conv1", 3), ("fire2", 1), ("fire3", 2), ("fire4", 1), ("fire5", 2), ("fire6", 1), ("fire7", 1), ("fire8", 1), ("fire9", 1)];

    // Windows that stick out at the right and bottom count too, as in Caffe, where the net was first trained.
    private static MaxPool2d Pool() => MaxPool2d(3, stride: 2, ceil_mode: true);

    /// <summary>Squeeze to a few maps with 1×1, then expand with 1×1 and 3×3 side by side.</summary>
    private sealed class Fire : Module<Tensor, Tensor>
    {
        private readonly Conv2d squeeze;
        private readonly Conv2d expand1x1;
        private readonly Conv2d expand3x3;

        public Fire(int input, int squeezed, int expanded) : base(nameof(Fire))
        {
            squeeze = Conv2d(input, squeezed, 1);
            expand1x1 = Conv2d(squeezed, expanded, 1);
            expand3x3 = Conv2d(squeezed, expanded, 3, padding: 1);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            Tensor narrow = functional.relu(squeeze.call(input));
            Tensor wide = cat([functional.relu(expand1x1.call(narrow)), functional.relu(expand3x3.call(narrow))], 1);
            return wide.MoveToOuterDisposeScope();
        }
    }
}
