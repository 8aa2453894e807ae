using System.Runtime.CompilerServices;
using TorchSharp.Engine;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// A convolution and the batch norm after it as one convolution: with running statistics the norm is a scale and a shift of
/// each output channel, which go into weights and bias. Kept as long as the weights' storage lives and made anew when one of
/// the tensors that went in has changed.
/// </summary>
internal sealed unsafe class FoldedBatchNorm
{
    private static readonly ConditionalWeakTable<Storage, Entry> Entries = [];

    private FoldedBatchNorm(PackedWeights weights, float[] bias) => (Weights, Bias) = (weights, bias);

    /// <summary>The scaled weights, packed for inference.</summary>
    internal PackedWeights Weights { get; }

    /// <summary>The bias of each output channel.</summary>
    internal float[] Bias { get; }

    /// <summary>True where a norm, as it is set now, does nothing but scale and shift the convolution's output channels.</summary>
    internal static bool Suits(Modules.Conv2d convolution, BatchNorm2d norm) =>
        !norm.training && norm.running_mean is not null && norm.running_var is not null
        && Operands(convolution, norm).All(tensor => tensor is null || tensor.dtype == ScalarType.Float32)
        && Operands(convolution, norm).Skip(2).All(tensor => tensor is null || tensor.Count == convolution.out_channels);

    /// <summary>The convolution's and the norm's tensors: weight, bias, mean, variance, scale, shift.</summary>
    internal static Tensor?[] Operands(Modules.Conv2d convolution, BatchNorm2d norm) =>
        [convolution.weight, convolution.bias, norm.running_mean, norm.running_var, norm.affine ? norm.weight : null, norm.bias];

    internal static FoldedBatchNorm Of(in ConvShape shape, Modules.Conv2d convolution, BatchNorm2d norm)
    {
        var entry = Entries.GetOrCreateValue(convolution.weight.Storage);
        lock (entry) return entry.Get(shape, Operands(convolution, norm), norm.eps);
    }

    private static FoldedBatchNorm Fold(in ConvShape shape, Tensor?[] operands, double eps)
    {
        using var scope = NewDisposeScope();
        var plain = Array.ConvertAll(operands, tensor => tensor is null ? null : TorchSharp.Operands.Contiguous(tensor));
        float* weight = plain[0]!.Floats, mean = plain[2]!.Floats, variance = plain[3]!.Floats;
        using var scaled = new Scratch(shape.WeightCount);
        var shift = new float[shape.OC];
        long taps = shape.WeightCount / shape.OC;
        for (int channel = 0; channel < shape.OC; channel++)
        {
            double scale = ValueOr(plain[4], channel, 1) / Math.Sqrt(variance[channel] + eps);
            shift[channel] = (float)((ValueOr(plain[1], channel, 0) - mean[channel]) * scale + ValueOr(plain[5], channel, 0));
            for (long tap = channel * taps; tap < (channel + 1) * taps; tap++) scaled.Floats[tap] = (float)(weight[tap] * scale);
        }
        return new FoldedBatchNorm(PackedWeights.ForInference(shape, scaled.Floats), shift);
    }

    private static double ValueOr(Tensor? tensor, int channel, double otherwise) => tensor is null ? otherwise : tensor.Floats[channel];

    /// <summary>One version of a tensor's values.</summary>
    private readonly record struct Source(Storage? Storage, int Version, long Offset)
    {
        internal static Source Of(Tensor? tensor) => tensor is null ? default : new(tensor.Storage, tensor.Storage.Version, tensor.Offset);
    }

    private sealed class Entry
    {
        private FoldedBatchNorm? _folded;
        private (ConvShape Shape, int VectorWidth, double Eps) _key;
        private Source[] _sources = [];

        internal FoldedBatchNorm Get(in ConvShape shape, Tensor?[] operands, double eps)
        {
            var key = (shape with { N = 1 }, Simd.Floats, eps);
            var sources = Array.ConvertAll(operands, Source.Of);
            if (_folded is null || _key != key || !_sources.AsSpan().SequenceEqual(sources))
                (_folded, _key, _sources) = (Fold(shape, operands, eps), key, sources);
            return _folded;
        }
    }
}
