using System.Runtime.CompilerServices;
using TorchSharp.Engine;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// Convolution weights in the kernels' order, kept as long as the weights' storage lives and dropped when its version
/// changes: frozen bases and evaluation loops pack once.
/// </summary>
internal static unsafe class PackedWeightCache
{
    private static readonly ConditionalWeakTable<Storage, Entry> Entries = [];

    /// <summary>Weights for the forward kernel.</summary>
    internal static PackedWeights Forward(in ConvShape shape, Tensor weight) => Find(shape, weight, backward: false);

    /// <summary>Weights for the kernel of the input's gradient.</summary>
    internal static PackedWeights BackwardInput(in ConvShape shape, Tensor weight) => Find(shape, weight, backward: true);

    private static PackedWeights Find(in ConvShape shape, Tensor weight, bool backward)
    {
        var entry = Entries.GetOrCreateValue(weight.Storage);
        lock (entry) return entry.Get(shape with { N = 1 }, weight, backward);
    }

    private sealed class Entry
    {
        private (ConvShape Shape, int Version, long Offset, PackedWeights Weights)? _forward;
        private (ConvShape Shape, int Version, long Offset, PackedWeights Weights)? _backward;

        internal PackedWeights Get(in ConvShape shape, Tensor weight, bool backward)
        {
            ref var slot = ref backward ? ref _backward : ref _forward;
            int version = weight.Storage.Version;
            if (slot is { } kept)
            {
                if (kept.Shape == shape && kept.Version == version && kept.Offset == weight.Offset) return kept.Weights;
                kept.Weights.Dispose();
                slot = null;
            }
            var packed = backward ? PackedWeights.ForBackwardInput(shape, weight.Floats) : PackedWeights.ForForward(shape, weight.Floats);
            slot = (shape, version, weight.Offset, packed);
            return packed;
        }
    }
}
