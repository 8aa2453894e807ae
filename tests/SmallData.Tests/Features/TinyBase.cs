using SmallData.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SmallData.Tests.Features;

/// <summary>A base of two blocks with batch norm, small enough for tests, that counts how many pictures pass through it.</summary>
internal sealed class TinyBase : ConvolutionalBase
{
    private readonly Sequential features;
    private readonly Counter counter = new();

    private TinyBase() : base(nameof(TinyBase))
    {
        features = Sequential(
            counter, Conv2d(3, 4, 3, padding: 1), BatchNorm2d(4), ReLU(), MaxPool2d(2),
            Conv2d(4, 6, 3, padding: 1), BatchNorm2d(6), ReLU());
        RegisterComponents();
    }

    public static (PretrainedBase Base, TinyBase Net) Open(Preprocessing? preprocessing = null)
    {
        manual_seed(7);
        var net = new TinyBase();
        return (PretrainedBase.Of("tiny", net, preprocessing ?? Preprocessing.MinusOneToOne, 8, "made for a test"), net);
    }

    public override int Channels => 6;

    public long Pictures => counter.Pictures;

    public Conv2d LastConvolution => (Conv2d)features[5];

    public IEnumerable<BatchNorm2d> BatchNorms => features.modules().OfType<BatchNorm2d>();

    protected override Sequential Layers => features;

    protected override IEnumerable<(string Name, int Layers)> BlockSizes => [("first", 5), ("second", 3)];

    private sealed class Counter() : Module<Tensor, Tensor>(nameof(Counter))
    {
        public long Pictures { get; private set; }

        public override Tensor forward(Tensor input)
        {
            Pictures += input.shape[0];
            return input.alias();
        }
    }
}
