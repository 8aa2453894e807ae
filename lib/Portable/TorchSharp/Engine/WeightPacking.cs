using System.Runtime.Intrinsics;

namespace TorchSharp.Engine;

/// <summary>The kernel taps first, first + step, … that one phase of a strided gradient needs, read from the last to the first.</summary>
internal readonly record struct TapRange(int First, int Step, int Count)
{
    internal int FromLast(int i) => First + (Count - 1 - i) * Step;
}

/// <summary>
/// Rearranges PyTorch's weights [OC][C/groups][KH][KW] into [group][block][kh][kw][ic][channels of the block], and weight
/// gradients back. A block has two vectors of output channels, the last one of a group only one where that is enough;
/// missing channels are zero.
/// </summary>
internal static unsafe class WeightPacking
{
    /// <summary>Blocks that hold that many channels.</summary>
    internal static int Blocks(int channels, int vector) => (channels + 2 * vector - 1) / (2 * vector);

    /// <summary>Vectors in block number <paramref name="block"/>: 2, or 1 in a short last block.</summary>
    internal static int Vectors(int channels, int block, int vector) => channels - block * 2 * vector <= vector ? 1 : 2;

    /// <summary>Channels of a group, rounded up to whole vectors.</summary>
    internal static int Padded(int channels, int vector) => (channels + vector - 1) / vector * vector;

    /// <summary>Floats that <see cref="PackForward"/> writes, and a packed gradient holds.</summary>
    internal static long ForwardCount(in ConvShape s, int vector) =>
        (long)s.Groups * Padded(s.GroupOC, vector) * s.KH * s.KW * s.GroupC;

    /// <summary>Floats that <see cref="PackBackward"/> writes.</summary>
    internal static long BackwardCount(in ConvShape s, TapRange rows, TapRange columns, int vector) =>
        (long)s.Groups * Padded(s.GroupC, vector) * rows.Count * columns.Count * s.GroupOC;

    internal static void PackForward(in ConvShape shape, float* w, int vector, float* packed)
    {
        var s = shape;
        int taps = s.KH * s.KW, depth = taps * s.GroupC, blocks = Blocks(s.GroupOC, vector), padded = Padded(s.GroupOC, vector);
        Workers.For(s.Groups * blocks, task =>
        {
            int group = task / blocks, block = task % blocks, first = block * 2 * vector;
            int width = Vectors(s.GroupOC, block, vector) * vector, channels = Math.Min(width, s.GroupOC - first);
            float* source = w + ((long)group * s.GroupOC + first) * depth;
            float* target = packed + (long)group * padded * depth + (long)first * depth;
            if (channels < width) new Span<float>(target, width * depth).Clear();
            if (taps == 1)
            {
                Transposition.Block(source, depth, target, width, channels, depth);
                return;
            }
            for (int ic = 0; ic < s.GroupC; ic++)
            {
                Transposition.Block(source + ic * taps, depth, target + ic * width, (long)s.GroupC * width, channels, taps);
            }
        });
    }

    /// <summary>
    /// Weights for the gradient of the input: input and output channels change roles, and of the taps those of
    /// <paramref name="rows"/> × <paramref name="columns"/> are taken, the last first.
    /// </summary>
    internal static void PackBackward(in ConvShape shape, float* w, TapRange rows, TapRange columns, int vector, float* packed)
    {
        var s = shape;
        int taps = s.KH * s.KW, depth = rows.Count * columns.Count * s.GroupOC;
        int blocks = Blocks(s.GroupC, vector), padded = Padded(s.GroupC, vector);
        long filter = (long)s.GroupC * taps;
        Workers.For(s.Groups * blocks, task =>
        {
            int group = task / blocks, block = task % blocks, first = block * 2 * vector;
            int width = Vectors(s.GroupC, block, vector) * vector, channels = Math.Min(width, s.GroupC - first);
            float* source = w + (long)group * s.GroupOC * filter + (long)first * taps;
            float* target = packed + (long)group * padded * depth + (long)first * depth;
            if (channels < width) new Span<float>(target, width * depth).Clear();
            for (int i = 0; i < rows.Count; i++)
            {
                for (int j = 0; j < columns.Count; j++)
                {
                    float* from = source + rows.FromLast(i) * s.KW + columns.FromLast(j);
                    for (int oc = 0; oc < s.GroupOC; oc++, target += width, from += filter) Gather(from, taps, target, channels);
                }
            }
        });
    }

    /// <summary>dw[OC][C/groups][KH][KW] from a gradient in the forward pass's packed order.</summary>
    internal static void Unpack(in ConvShape shape, float* packed, int vector, float* dw)
    {
        var s = shape;
        int taps = s.KH * s.KW, depth = taps * s.GroupC, blocks = Blocks(s.GroupOC, vector), padded = Padded(s.GroupOC, vector);
        Workers.For(s.Groups * blocks, task =>
        {
            int group = task / blocks, block = task % blocks, first = block * 2 * vector;
            int width = Vectors(s.GroupOC, block, vector) * vector, channels = Math.Min(width, s.GroupOC - first);
            float* source = packed + (long)group * padded * depth + (long)first * depth;
            float* target = dw + ((long)group * s.GroupOC + first) * depth;
            for (int ic = 0; ic < s.GroupC; ic++)
            {
                Transposition.Block(source + ic * width, (long)s.GroupC * width, target + ic * taps, depth, taps, channels);
            }
        });
    }

    private static void Gather(float* source, int step, float* target, int count)
    {
        if (step == 1)
        {
            Buffer.MemoryCopy(source, target, count * sizeof(float), count * sizeof(float));
            return;
        }
        int i = 0;
        for (; i <= count - 4; i += 4, source += 4 * step)
        {
            Vector128.Create(source[0], source[step], source[2 * step], source[3 * step]).Store(target + i);
        }
        for (; i < count; i++, source += step) target[i] = *source;
    }
}
