using System.Runtime.CompilerServices;
using TorchSharp.Engine;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// Convolution weights in the kernels' order, kept as long as the weights' storage lives and packed again when its version
/// has changed: frozen bases and evaluation loops pack once. What is replaced is left to the collector, since another
/// thread may be computing with it; callers keep what they got alive until their kernel has returned.
/// </summary>
internal static unsafe class PackedWeightCache
{
    private static readonly ConditionalWeakTable<Storage, Entry> Entries = [];

    private enum Purpose
    {
        Forward,
        Inference,
        InputGradient,
    }

    /// <summary>Weights for the forward kernel; without recording those that may round a little differently for speed.</summary>
    internal static PackedWeights Forward(in ConvShape shape, Tensor weight) =>
        Find(shape, weight, is_grad_enabled() ? Purpose.Forward : Purpose.Inference);

    /// <summary>Weights for the kernel of the input's gradient.</summary>
    internal static PackedWeights InputGradient(in ConvShape shape, Tensor weight) => Find(shape, weight, Purpose.InputGradient);

    private static PackedWeights Find(in ConvShape shape, Tensor weight, Purpose purpose)
    {
        var entry = Entries.GetOrCreateValue(weight.Storage);
        lock (entry) return entry.Get(shape, weight, purpose);
    }

    /// <summary>What packed weights are good for: one convolution whatever the batch, one version of the weights, one vector width.</summary>
    private readonly record struct Key(ConvShape Shape, int Version, long Offset, int VectorWidth);

    private sealed class Entry
    {
        private readonly (Key Key, PackedWeights? Weights)[] _kept = new (Key, PackedWeights?)[3];

        internal PackedWeights Get(in ConvShape shape, Tensor weight, Purpose purpose)
        {
            ref var kept = ref _kept[(int)purpose];
            var key = new Key(shape with { N = 1 }, weight.Storage.Version, weight.Offset, Simd.Floats);
            if (kept.Weights is null || kept.Key != key)
                kept = (key, purpose switch
                {
                    Purpose.Forward => PackedWeights.ForForward(shape, weight.Floats),
                    Purpose.Inference => PackedWeights.ForInference(shape, weight.Floats),
                    _ => PackedWeights.ForBackwardInput(shape, weight.Floats),
                });
            return kept.Weights!;
        }
    }
}
