using TorchSharp.Engine;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Finds convolution → ReLU (→ max pooling) in a chain of modules and runs it in one piece, with the same values.</summary>
internal static class FusedConvolution
{
    /// <summary>Runs the modules that start at a position of a chain, where they can be fused.</summary>
    /// <returns>The output and how many modules it took; (null, 0) where there is nothing to fuse.</returns>
    internal static (Tensor? Output, int Modules) TryForward(IReadOnlyList<nn.IModule<Tensor, Tensor>> chain, int start, Tensor input)
    {
        if (start + 1 >= chain.Count || chain[start] is not Modules.Conv2d convolution || chain[start + 1] is not ReLU relu) return default;
        if (convolution.HasHooks || relu.HasHooks || convolution.padding_mode != PaddingModes.Zeros) return default;
        if (input.ndim != 4 || input.dtype != ScalarType.Float32 || input.Sizes[1] != convolution.in_channels) return default;

        var (weight, bias) = (convolution.weight, convolution.bias);
        var sides = convolution.padding_type == Padding.Same
            ? Convolution2d.SamePadding(weight, convolution.stride, convolution.dilation)
            : Convolution2d.Symmetric(convolution.padding ?? [0, 0]);
        var shape = Convolution2d.Shape(input, weight, bias, convolution.stride, sides, convolution.dilation, convolution.groups);
        if (start + 2 < chain.Count && chain[start + 2] is MaxPool2d { HasHooks: false } pooling && !pooling.ceil_mode)
        {
            var pool = Pooling2d.Shape(shape.N, shape.OC, shape.OH, shape.OW, pooling.kernel_size, pooling.stride, pooling.padding, pooling.dilation, false);
            return (Convolution2d.RunPooled(input, weight, bias, shape, pool), 3);
        }
        return (Convolution2d.Run(input, weight, bias, shape, relu: true), 2);
    }
}
