using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp;

/// <summary>
/// Layers in a row, as in TorchSharp's Sequential and with the same names for its weights; each convolution is one pass with its batch norm, ReLU or ReLU6, where
/// <see cref="FusedConvolution"/> says.
/// </summary>
public sealed class FusedSequential : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor>[] layers;

    /// <summary>Layers that are called "0", "1" and so on.</summary>
    /// <param name="layers">First to last. They belong to the row from now on.</param>
    public FusedSequential(params IEnumerable<Module<Tensor, Tensor>> layers) : base(nameof(FusedSequential))
    {
        this.layers = [.. layers];
        foreach (var (number, layer) in this.layers.Index()) register_module($"{number}", layer);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        Tensor output = input;
        for (int i = 0; i < layers.Length;)
        {
            Tensor before = output;
            var layer = layers[i++];
            var norm = i < layers.Length ? layers[i] as BatchNorm2d : null;
            if (layer is Conv2d convolution && FusedConvolution.Applies(before, convolution, norm, null))
            {
                if (norm is not null) i++;
                var activation = i == layers.Length ? Activation.None : layers[i] switch { Modules.ReLU => Activation.ReLU, Modules.ReLU6 => Activation.ReLU6, _ => Activation.None };
                if (activation != Activation.None) i++;
                output = FusedConvolution.Run(before, convolution, norm, activation);
            }
            else
            {
                output = layer.call(before);
            }
            if (!ReferenceEquals(before, input) && !ReferenceEquals(before, output)) before.Dispose();
        }
        return ReferenceEquals(output, input) ? input.alias() : output;
    }
}
