namespace SmallData.Models;

/// <summary>The part of a convnet that turns pictures into feature maps: layers in a row, in blocks that have names. Blocks are what a chapter freezes, and the depths at
/// which it looks inside. The layers keep the names that the net's publisher gave them, so that published weights fit.</summary>
public class ConvolutionalBase : nn.Module<Tensor, Tensor>
{
    /// <summary>Puts a base together. It owns the layers from now on.</summary>
    /// <param name="name">The name that messages use.</param>
    /// <param name="channels">How many feature maps the last layer gives.</param>
    /// <param name="blocks">First to last: the name of each block, and its layers with their names in files of weights.</param>
    public ConvolutionalBase(
        string name, int channels, params IEnumerable<(string Name, IEnumerable<(string Name, nn.Module<Tensor, Tensor> Layer)> Layers)> blocks) : base(name)
    {
        var all = blocks.Select(block => (block.Name, Layers: block.Layers.ToArray())).ToList();
        (Channels, Blocks) = (channels, all.ConvertAll(block => new BaseBlock(block.Name, new FusedSequential(block.Layers.Select(one => one.Layer)))));

        // features.0, features.1: TorchSharp has dots only between a module and what is inside it.
        foreach (var group in all.SelectMany(block => block.Layers).GroupBy(one => one.Name[..Math.Max(one.Name.LastIndexOf('.'), 0)]))
        {
            (string, nn.Module<Tensor, Tensor>)[] inside = [.. group.Select(one => (one.Name[(one.Name.LastIndexOf('.') + 1)..], one.Layer))];
            if (group.Key.Length > 0)
            {
                inside = [(group.Key, nn.Sequential(inside))];
            }

            Array.ForEach(inside, one => register_module(one.Item1, one.Item2));
        }
    }

    /// <summary>Maps that the last layer gives.</summary>
    public int Channels { get; }

    /// <summary>The blocks, first to last; together they are the whole base.</summary>
    public IReadOnlyList<BaseBlock> Blocks { get; }

    /// <summary>Some consecutive blocks as one chain. It shares their layers, so do not dispose it.</summary>
    /// <param name="range">Which blocks, such as <c>..4</c> for the first four.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no so many.</exception>
    public nn.Module<Tensor, Tensor> Slice(Range range)
    {
        (int first, int count) = range.GetOffsetAndLength(Blocks.Count);
        return nn.Sequential(Blocks.Skip(first).Take(count).Select(block => block.Module));
    }

    /// <summary>Feature maps of a batch.</summary>
    /// <param name="input">Float32, shape [n, 3, height, width], preprocessed as the weights want it.</param>
    /// <returns>Shape [n, <see cref="Channels"/>, rows, columns].</returns>
    public override Tensor forward(Tensor input) => Slice(..).call(input);
}

/// <summary>Some consecutive layers of a base that belong together.</summary>
/// <param name="Name">What its paper, Keras or torchvision calls it: <c>block5</c>, <c>layer4</c>.</param>
/// <param name="Module">The layers as one module. They are the base's own, not copies: freezing them here freezes them there.</param>
public sealed record BaseBlock(string Name, nn.Module<Tensor, Tensor> Module)
{
    /// <summary>How many weights it has.</summary>
    public long Parameters => Module.parameters().Sum(parameter => parameter.numel());
}
