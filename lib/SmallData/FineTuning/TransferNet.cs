using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace SmallData.FineTuning;

/// <summary>A pretrained base with a classifier on top, as one net from pixels to logits, and the three strategies of transfer learning: train all of it, freeze the
/// first blocks, or freeze the whole base. Frozen weights take no gradient, and the base's batch norm keeps the statistics that it was trained with, whatever mode the
/// net is in: a batch of 16 photos knows too little to replace them.</summary>
public sealed class TransferNet : Module<Tensor, Tensor>
{
    private readonly PretrainedBase pretrained;
    private readonly Module<Tensor, Tensor> convolutions;
    private readonly Module<Tensor, Tensor> top;

    /// <summary>Puts a top on a base. The base is frozen until one of the other strategies is chosen.</summary>
    /// <param name="pretrained">The base. Tuning changes its weights: open another one for fresh ones.</param>
    /// <param name="top">From feature maps to logits; best trained on bottleneck features first.</param>
    public TransferNet(PretrainedBase pretrained, Module<Tensor, Tensor> top) : base(nameof(TransferNet))
    {
        (this.pretrained, convolutions, this.top) = (pretrained, pretrained.Layers, top);
        RegisterComponents();
        FreezeBase();
    }

    /// <summary>The base's blocks, first to last.</summary>
    public IReadOnlyList<BaseBlock> Blocks => pretrained.Blocks;

    /// <summary>The classifier on top.</summary>
    public Module<Tensor, Tensor> Top => top;

    /// <summary>How many blocks are frozen, counted from the pixels.</summary>
    public int FrozenBlocks { get; private set; }

    /// <summary>The block that the base's last stage begins with: from there on, maps are as small as at the end. For VGG16 that is block5, which the published lessons
    /// tune.</summary>
    public string LastStage
    {
        get
        {
            using var noGradients = no_grad();
            using var scope = NewDisposeScope();
            Tensor blank = zeros([1, 3, pretrained.InputSize, pretrained.InputSize], device: pretrained.Device);
            int end = Blocks.Count - 1;
            long smallest = pretrained.Features(blank).shape[^1];
            while (end > 0 && pretrained.Features(blank, ..end).shape[^1] == smallest)
            {
                end--;
            }

            return Blocks[end].Name;
        }
    }

    /// <summary>The base's parameters that are trained: those of the blocks that are not frozen.</summary>
    public IEnumerable<Parameter> TunedParameters => Blocks.Skip(FrozenBlocks).SelectMany(block => block.Module.parameters());

    /// <summary>Strategy 1: every weight is trained. For large sets of photos that look like nothing the base has seen.</summary>
    public TransferNet TrainAll() => Freeze(0);

    /// <summary>Strategy 2: the named block and all after it are trained, the blocks before it are frozen.</summary>
    /// <exception cref="SmallDataException">There is no such block.</exception>
    public TransferNet TrainFrom(string block)
    {
        int index = Blocks.ToList().FindIndex(one => one.Name == block);
        return index >= 0
            ? Freeze(index)
            : throw new SmallDataException($"{pretrained.Name} has no block '{block}'. Choose one of {string.Join(", ", Blocks.Select(one => one.Name))}.");
    }

    /// <summary>Strategy 3: only the top is trained. For small sets of photos.</summary>
    public TransferNet FreezeBase() => Freeze(Blocks.Count);

    /// <summary>The net without its frozen blocks: it reads what <c>Bottleneck.Extract(base, photos, blocks: FrozenBlocks)</c> keeps, so that the frozen part runs once a
    /// photo instead of once an epoch. It shares all weights with this net.</summary>
    public Module<Tensor, Tensor> AfterFrozen() => new TunedPart(((ConvolutionalBase)convolutions).Slice(FrozenBlocks..), top);

    /// <summary>Logits of a batch.</summary>
    /// <param name="input">Pixels, float32 from 0 to 1, shape [n, 3, height, width].</param>
    public override Tensor forward(Tensor input)
    {
        using Tensor prepared = pretrained.Preprocessing.Apply(input);
        using Tensor maps = convolutions.call(prepared);
        return top.call(maps);
    }

    /// <summary>Switches the top and the tuned blocks to training or back; batch norm in the base stays in eval mode.</summary>
    public override void train(bool train = true)
    {
        base.train(train);
        foreach (BaseBlock block in Blocks)
        {
            KeepStatistics(block.Module);
        }

        foreach (BaseBlock block in Blocks.Take(FrozenBlocks))
        {
            block.Module.eval();
        }
    }

    /// <summary>Puts every batch norm below a module in eval mode; its scale and shift can still be trained.</summary>
    private static void KeepStatistics(Module module)
    {
        foreach (BatchNorm2d norm in module.modules().OfType<BatchNorm2d>())
        {
            norm.eval();
        }
    }

    private TransferNet Freeze(int blocks)
    {
        FrozenBlocks = blocks;
        for (int index = 0; index < Blocks.Count; index++)
        {
            foreach (Parameter parameter in Blocks[index].Module.parameters())
            {
                parameter.requires_grad = index >= blocks;
            }
        }

        train(training);
        return this;
    }

    /// <summary>The tuned blocks and the top in a row.</summary>
    private sealed class TunedPart : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> tuned;
        private readonly Module<Tensor, Tensor> top;

        public TunedPart(Module<Tensor, Tensor> tuned, Module<Tensor, Tensor> top) : base(nameof(TunedPart))
        {
            (this.tuned, this.top) = (tuned, top);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            using Tensor maps = tuned.call(input);
            return top.call(maps);
        }

        public override void train(bool train = true)
        {
            base.train(train);
            KeepStatistics(tuned);
        }
    }
}
