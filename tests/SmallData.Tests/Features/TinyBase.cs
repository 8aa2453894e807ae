using SmallData.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SmallData.Tests.Features;

/// <summary>A base of two blocks with batch norm, small enough for tests, that counts how many pictures pass through it.</summary>
internal sealed class TinyBase : ConvolutionalBase
{
    private readonly Counter counter;

    private TinyBase(Counter counter, Conv2d last) : base(nameof(TinyBase), channels: 6,
        ("first", [("counter", counter), ("conv1", Conv2d(3, 4, 3, padding: 1)), ("norm1", BatchNorm2d(4)), ("relu1", ReLU()), ("pool", MaxPool2d(2))]),
        ("second", [("conv2", last), ("norm2", BatchNorm2d(6)), ("relu2", ReLU())]))
    {
        (this.counter, LastConvolution) = (counter, last);
    }

    public static (PretrainedBase Base, TinyBase Net) Open(Preprocessing? preprocessing = null)
    {
        manual_seed(7);
        var net = new TinyBase(new Counter(), Conv2d(4, 6, 3, padding: 1));
        return (PretrainedBase.Of("tiny", net, preprocessing ?? Preprocessing.MinusOneToOne, 8, "made for a test"), net);
    }

    public long Pictures => counter.Pictures;

    public Conv2d LastConvolution { get; }

    public IEnumerable<BatchNorm2d> BatchNorms => modules().OfType<BatchNorm2d>();

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
