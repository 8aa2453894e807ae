using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Models;

/// <summary>Some consecutive layers of a base that belong together.</summary>
public sealed class BaseBlock
{
    internal BaseBlock(string name, nn.Module<Tensor, Tensor> module, int first, int end) => (Name, Module, First, End) = (name, module, first, end);

    /// <summary>What its paper, or Keras, calls it: <c>block5</c>, <c>fire9</c>.</summary>
    public string Name { get; }

    /// <summary>The layers as one module. They are the base's own, not copies: freezing them here freezes them there.</summary>
    public nn.Module<Tensor, Tensor> Module { get; }

    /// <summary>Where they are among torchvision's tensor names: <c>features.24 to features.30</c>.</summary>
    public string LayerNames => string.Create(CultureInfo.InvariantCulture, $"features.{First}{(End - First > 1 ? $" to features.{End - 1}" : "")}");

    /// <summary>How many weights it has.</summary>
    public long Parameters => Module.parameters().Sum(parameter => parameter.numel());

    /// <summary>The position of its first layer.</summary>
    internal int First { get; }

    /// <summary>The position after its last layer.</summary>
    internal int End { get; }
}
