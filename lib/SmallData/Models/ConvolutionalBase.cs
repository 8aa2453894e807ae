using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SmallData.Models;

/// <summary>
/// The part of a convnet that turns pictures into feature maps: a chain of layers called <c>features</c>, as in torchvision, cut into
/// blocks. Blocks are what a chapter freezes, and the depths at which it looks inside.
/// </summary>
public abstract class ConvolutionalBase : nn.Module<Tensor, Tensor>
{
    private IReadOnlyList<BaseBlock>? blocks;

    /// <summary>Names the net.</summary>
    /// <param name="name">The name that messages use.</param>
    protected ConvolutionalBase(string name) : base(name)
    {
    }

    /// <summary>Maps that the last layer gives.</summary>
    public abstract int Channels { get; }

    /// <summary>The blocks, first to last; together they are the whole base.</summary>
    public IReadOnlyList<BaseBlock> Blocks => blocks ??= CutIntoBlocks();

    /// <summary>All layers in a row.</summary>
    protected abstract Sequential Layers { get; }

    /// <summary>Each block's name and how many layers it takes.</summary>
    protected abstract IEnumerable<(string Name, int Layers)> BlockSizes { get; }

    /// <summary>Some consecutive blocks as one chain. It shares their layers, so do not dispose it.</summary>
    /// <param name="range">Which blocks, such as <c>..4</c> for the first four.</param>
    public nn.Module<Tensor, Tensor> Slice(Range range)
    {
        (int first, int count) = range.GetOffsetAndLength(Blocks.Count);
        return count == 0 ? Layers[0..0] : Layers[Blocks[first].First..Blocks[first + count - 1].End];
    }

    /// <summary>Feature maps of a batch.</summary>
    /// <param name="input">Float32, shape [n, 3, height, width], preprocessed as the weights want it.</param>
    /// <returns>Shape [n, <see cref="Channels"/>, rows, columns].</returns>
    public override Tensor forward(Tensor input) => Layers.call(input);

    private List<BaseBlock> CutIntoBlocks()
    {
        var cut = new List<BaseBlock>();
        int next = 0;
        foreach ((string name, int layers) in BlockSizes)
        {
            cut.Add(new BaseBlock(name, Layers[next..(next + layers)], next, next + layers));
            next += layers;
        }

        return cut;
    }
}
