using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp;

/// <summary>
/// Layers in a row, as in TorchSharp's Sequential and with the same names for its weights; each convolution with its batch norm and ReLU or ReLU6 is one pass, where
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
            if (i + 1 < layers.Length && layers[i] is Conv2d convolution && layers[i + 1] is BatchNorm2d norm && FusedConvolution.Applies(before, convolution, norm, null))
            {
                var activation = i + 2 == layers.Length ? Activation.None : layers[i + 2] switch { Modules.ReLU => Activation.ReLU, Modules.ReLU6 => Activation.ReLU6, _ => Activation.None };
                output = FusedConvolution.Run(before, convolution, norm, activation);
                i += activation == Activation.None ? 2 : 3;
            }
            else
            {
                output = layers[i++].call(before);
            }
            if (!ReferenceEquals(before, input) && !ReferenceEquals(before, output)) before.Dispose();
        }
        return ReferenceEquals(output, input) ? input.alias() : output;
    }
}
