using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Multiplication with random zeros and 1 / (1 - p), drawn from the default generator in planar order.</summary>
internal static class Dropping
{
    internal static Tensor Run(Tensor input, long[] maskShape, double p, bool training, bool inplace)
    {
        if (p is < 0 or > 1)
            throw Dims.Error($"dropout probability has to be between 0 and 1, but got {p.ToString(CultureInfo.InvariantCulture)}");
        if (!training || p == 0 || input.NumberOfElements == 0) return input.alias();
        using var scope = NewDisposeScope();
        var mask = empty(maskShape, dtype: input.dtype);
        if (p == 1) mask.zero_();
        else mask.bernoulli_(1 - p).div_(1 - p);
        // Images stay channels-last: the mask, drawn in planar order, is brought to theirs.
        if (input.IsInterleaved && maskShape.AsSpan().SequenceEqual(input.Sizes)) mask = mask.Interleaved();
        return (inplace ? input.mul_(mask).alias() : input.mul(mask)).MoveToOuterDisposeScope();
    }
}
