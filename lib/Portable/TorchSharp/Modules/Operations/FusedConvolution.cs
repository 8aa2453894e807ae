using TorchSharp.Engine;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// Finds convolution → ReLU, → max pooling or both in a chain of modules and runs it in one piece, with the same values; where nothing
/// is recorded, convolution → batch norm in evaluation mode (→ ReLU or ReLU6) too, with the same values but for rounding.
/// </summary>
internal static class FusedConvolution
{
    /// <summary>Runs the modules that start at a position of a chain, where they can be fused.</summary>
    /// <returns>The output and how many modules it took; (null, 0) where there is nothing to fuse.</returns>
    internal static (Tensor? Output, int Modules) TryForward(IReadOnlyList<nn.IModule<Tensor, Tensor>> chain, int start, Tensor input)
    {
        if (start + 1 < chain.Count && FoldedUnit.Of(chain[start], input) is { } first && FoldedUnit.Of(chain[start + 1], input) is { } second)
            return FoldedUnit.TryChain(first, second, input) is { } output ? (output, 2) : default;
        if (start + 1 >= chain.Count || chain[start] is not Modules.Conv2d { HasHooks: false, padding_mode: PaddingModes.Zeros } convolution) return default;
        if (input.ndim != 4 || input.dtype != ScalarType.Float32 || input.Sizes[1] != convolution.in_channels) return default;
        return chain[start + 1] switch
        {
            ReLU { HasHooks: false } => Rectified(convolution, chain, start + 2, input),
            MaxPool2d { HasHooks: false, ceil_mode: false } pooling => (Pooled(convolution, pooling, input, relu: false), 2),
            BatchNorm2d { HasHooks: false } norm => Normalized(convolution, norm, chain, start + 2, input),
            _ => default,
        };
    }

    private static (Tensor?, int) Rectified(Modules.Conv2d convolution, IReadOnlyList<nn.IModule<Tensor, Tensor>> chain, int next, Tensor input)
    {
        if (next < chain.Count && chain[next] is MaxPool2d { HasHooks: false, ceil_mode: false } pooling)
            return (Pooled(convolution, pooling, input, relu: true), 3);
        return (Convolution2d.Run(input, convolution.weight, convolution.bias, Shape(convolution, input), relu: true), 2);
    }

    private static Tensor Pooled(Modules.Conv2d convolution, MaxPool2d pooling, Tensor input, bool relu)
    {
        var shape = Shape(convolution, input);
        var pool = Pooling2d.Shape(shape.N, shape.OC, shape.OH, shape.OW, pooling.kernel_size, pooling.stride, pooling.padding, pooling.dilation, false);
        return Convolution2d.RunPooled(input, convolution.weight, convolution.bias, shape, pool, relu);
    }

    private static (Tensor?, int) Normalized(Modules.Conv2d convolution, BatchNorm2d norm, IReadOnlyList<nn.IModule<Tensor, Tensor>> chain, int next, Tensor input)
    {
        if (Autograd.Needed(input) || Autograd.Needed(FoldedBatchNorm.Operands(convolution, norm)) || !FoldedBatchNorm.Suits(convolution, norm)) return default;
        var activation = next < chain.Count ? ActivationOf(chain[next]) : Activation.None;
        var shape = Shape(convolution, input);
        var folded = FoldedBatchNorm.Of(shape, convolution, norm);
        return (Convolution2d.RunFolded(input, folded, shape, activation), activation == Activation.None ? 2 : 3);
    }

    /// <summary>The activation that a module applies and that a convolution can apply in its place.</summary>
    internal static Activation ActivationOf(nn.IModule<Tensor, Tensor> module) => module switch
    {
        ReLU { HasHooks: false } => Activation.Relu,
        ReLU6 { HasHooks: false } => Activation.Relu6,
        _ => Activation.None,
    };

    internal static ConvShape Shape(Modules.Conv2d convolution, Tensor input)
    {
        var sides = convolution.padding_type == Padding.Same
            ? Convolution2d.SamePadding(convolution.weight, convolution.stride, convolution.dilation)
            : Convolution2d.Symmetric(convolution.padding ?? [0, 0]);
        return Convolution2d.Shape(input, convolution.weight, convolution.bias, convolution.stride, sides, convolution.dilation, convolution.groups);
    }
}
