using TorchSharp.Engine;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// A chain of convolution, batch norm in evaluation mode and ReLU or ReLU6, the unit of many nets. Two units in a row are run
/// some images at a time, so that what passes between them stays in the cache: in MobileNetV2 that is its largest tensors.
/// </summary>
internal sealed record FoldedUnit(Modules.Conv2d Convolution, BatchNorm2d Norm, Activation Activation)
{
    /// <summary>Less than this between two units stays in the cache anyway.</summary>
    private const long CacheBytes = 16L << 20;

    /// <summary>What passes between two units at a time.</summary>
    private const long GroupBytes = 2L << 20;

    /// <summary>A module as a unit; null where it is another, has hooks, or is to be recorded.</summary>
    internal static FoldedUnit? Of(nn.IModule<Tensor, Tensor> module, Tensor input)
    {
        if (module.GetType() != typeof(Sequential) || module is not Sequential { HasHooks: false, Count: 3 } chain) return null;
        if (chain[0] is not Modules.Conv2d { HasHooks: false, padding_mode: PaddingModes.Zeros } convolution) return null;
        if (chain[1] is not BatchNorm2d { HasHooks: false } norm) return null;
        var activation = FusedConvolution.ActivationOf(chain[2]);
        if (activation == Activation.None || !FoldedBatchNorm.Suits(convolution, norm)) return null;
        bool recorded = Autograd.Needed(input) || Autograd.Needed(FoldedBatchNorm.Operands(convolution, norm));
        return recorded ? null : new FoldedUnit(convolution, norm, activation);
    }

    /// <summary>Both units in turn; null where they do not fit together or the cache holds what passes between them.</summary>
    internal static unsafe Tensor? TryChain(FoldedUnit first, FoldedUnit second, Tensor input)
    {
        if (input.ndim != 4 || input.dtype != ScalarType.Float32 || input.Sizes[1] != first.Convolution.in_channels) return null;
        if (first.Convolution.out_channels != second.Convolution.in_channels) return null;
        var whole = FusedConvolution.Shape(first.Convolution, input);
        long imageBytes = (long)whole.OC * whole.OH * whole.OW * sizeof(float);
        if (imageBytes * whole.N < CacheBytes) return null;

        using var scope = NewDisposeScope();
        int group = (int)Math.Clamp(GroupBytes / imageBytes, 1, whole.N);
        var x = input.Interleaved();
        using var between = Tensor.NewInterleaved(group, whole.OC, whole.OH, whole.OW);
        var next = FusedConvolution.Shape(second.Convolution, between);
        var y = Tensor.NewInterleaved(whole.N, next.OC, next.OH, next.OW);
        var (widened, filtered) = (FoldedBatchNorm.Of(whole, first.Convolution, first.Norm), FoldedBatchNorm.Of(next, second.Convolution, second.Norm));
        fixed (float* widenedBias = widened.Bias, filteredBias = filtered.Bias)
        {
            for (int from = 0; from < whole.N; from += group)
            {
                int images = Math.Min(group, whole.N - from);
                float* source = x.Floats + (long)from * whole.H * whole.W * whole.C, target = y.Floats + (long)from * next.OH * next.OW * next.OC;
                Engine.Conv2d.Forward(whole with { N = images }, source, widened.Weights, widenedBias, between.Floats, first.Activation);
                Engine.Conv2d.Forward(next with { N = images }, between.Floats, filtered.Weights, filteredBias, target, second.Activation);
            }
        }
        GC.KeepAlive(widened);
        GC.KeepAlive(filtered);
        return y.MoveToOuterDisposeScope();
    }
}
