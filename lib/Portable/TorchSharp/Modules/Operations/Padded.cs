using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Padding, composed of slices, copies and index lookups, so that its gradient is theirs.</summary>
internal static class Padded
{
    internal static Tensor Run(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode, double value)
    {
        if (pad.Length % 2 != 0) throw Dims.Error("Padding length must be divisible by 2");
        if (pad.Length / 2 > input.ndim)
            throw Dims.Error($"Padding length should be less than or equal to two times the input dimension but got padding length {pad.Length} " +
                $"and input of dimension {input.ndim}");
        using var scope = NewDisposeScope();
        var result = input.alias();
        for (int i = 0; i < pad.Length / 2; i++)
        {
            int dim = (int)input.ndim - 1 - i;
            var (before, after) = (pad[2 * i], pad[2 * i + 1]);
            if (before == 0 && after == 0) continue;
            result = mode is PaddingModes.Constant or PaddingModes.Zeros
                ? Constant(result, dim, before, after, mode == PaddingModes.Zeros ? 0 : value)
                : Indexed(result, dim, before, after, mode);
        }
        return result.MoveToOuterDisposeScope();
    }

    private static Tensor Constant(Tensor input, int dim, long before, long after, double value)
    {
        long size = input.Sizes[dim];
        if (size + before + after < 0)
            throw Dims.Error($"The input size {size}, plus negative padding {before} and {after} resulted in a negative output size");
        var parts = new List<Tensor>();
        if (before > 0) parts.Add(Block(input, dim, before, value));
        parts.Add(input.slice(dim, Math.Max(0, -before), size - Math.Max(0, -after), 1));
        if (after > 0) parts.Add(Block(input, dim, after, value));
        return parts.Count == 1 ? parts[0] : cat(parts, dim);
    }

    private static Tensor Block(Tensor like, int dim, long length, double value)
    {
        var shape = like.shape;
        shape[dim] = length;
        return full(shape, value, dtype: like.dtype);
    }

    private static Tensor Indexed(Tensor input, int dim, long before, long after, PaddingModes mode)
    {
        long size = input.Sizes[dim], limit = mode == PaddingModes.Reflect ? size - 1 : mode == PaddingModes.Circular ? size : long.MaxValue;
        if (before < 0 || after < 0 || before > limit || after > limit)
            throw Dims.Error($"Padding size should be less than the corresponding input dimension, but got: padding ({before}, {after}) " +
                $"at dimension {dim} of input {Dims.Text(input.Sizes)}");
        var source = new long[size + before + after];
        for (long i = 0; i < source.Length; i++)
        {
            long at = i - before;
            source[i] = mode switch
            {
                PaddingModes.Reflect => at < 0 ? -at : at >= size ? 2 * (size - 1) - at : at,
                PaddingModes.Replicate => Math.Clamp(at, 0, size - 1),
                _ => (at + size) % size,
            };
        }
        return input.index_select(dim, tensor(source));
    }
}
