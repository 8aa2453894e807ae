using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

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
    /// <summary>Weights below which the workers would take longer to wake than to help.</summary>
    private const long FewWeights = 32 * 1024;

    /// <summary>Blocks that hold that many channels.</summary>
    internal static int Blocks(int channels, int vector) => (channels + 2 * vector - 1) / (2 * vector);

    /// <summary>Vectors in block number <paramref name="block"/>: 2, or 1 in a short last block.</summary>
    internal static int Vectors(int channels, int block, int vector) => channels - block * 2 * vector <= vector ? 1 : 2;

    /// <summary>Channels of a group, rounded up to whole vectors.</summary>
    internal static int Padded(int channels, int vector) => (channels + vector - 1) / vector * vector;

    /// <summary>Floats that <see cref="PackForward"/> writes, and of a packed weight gradient.</summary>
    internal static long ForwardCount(in ConvShape s, int vector) => (long)s.Groups * Padded(s.GroupOC, vector) * s.KH * s.KW * s.GroupC;

    /// <summary>Floats that <see cref="PackBackward"/> writes.</summary>
    internal static long BackwardCount(in ConvShape s, ConvPhase phase, int vector) => (long)s.Groups * Padded(s.GroupC, vector) * phase.Rows.Count * phase.Columns.Count * s.GroupOC;

    internal static void PackForward(in ConvShape shape, float* w, int vector, float* packed)
    {
        var s = shape;
        int taps = s.KH * s.KW, depth = taps * s.GroupC;
        int blocks = Blocks(s.GroupOC, vector), padded = Padded(s.GroupOC, vector);
        Share(s.WeightCount, s.Groups * blocks, task =>
        {
            int group = task / blocks, block = task % blocks, first = block * 2 * vector;
            float* source = w + ((long)group * s.GroupOC + first) * depth;
            float* target = packed + ((long)group * padded + first) * depth;
            int width = Vectors(s.GroupOC, block, vector) * vector, channels = Math.Min(width, s.GroupOC - first);
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
    /// <paramref name="phase"/> are taken, the last first.
    /// </summary>
    internal static void PackBackward(in ConvShape shape, float* w, ConvPhase phase, int vector, float* packed)
    {
        var s = shape;
        TapRange rows = phase.Rows, columns = phase.Columns;
        int taps = s.KH * s.KW, depth = rows.Count * columns.Count * s.GroupOC;
        int blocks = Blocks(s.GroupC, vector), padded = Padded(s.GroupC, vector);
        long filter = (long)s.GroupC * taps;
        Share(s.WeightCount, s.Groups * blocks, task =>
        {
            int group = task / blocks, block = task % blocks, first = block * 2 * vector;
            float* source = w + (long)group * s.GroupOC * filter + (long)first * taps;
            float* target = packed + ((long)group * padded + first) * depth;
            int width = Vectors(s.GroupC, block, vector) * vector, channels = Math.Min(width, s.GroupC - first);
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

    /// <summary>dw[OC][C/groups][KH][KW] from a gradient in packed order.</summary>
    internal static void Unpack(in ConvShape shape, float* packed, int vector, float* dw)
    {
        var s = shape;
        int taps = s.KH * s.KW, depth = taps * s.GroupC;
        int blocks = Blocks(s.GroupOC, vector), padded = Padded(s.GroupOC, vector);
        Share(s.WeightCount, s.Groups * blocks, task =>
        {
            int group = task / blocks, block = task % blocks, first = block * 2 * vector;
            float* source = packed + ((long)group * padded + first) * depth;
            float* target = dw + ((long)group * s.GroupOC + first) * depth;
            int width = Vectors(s.GroupOC, block, vector) * vector, channels = Math.Min(width, s.GroupOC - first);
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

    private static void Share(long weights, int tasks, Action<int> body)
    {
        if (weights > FewWeights)
        {
            Workers.For(tasks, body);
            return;
        }
        for (int task = 0; task < tasks; task++) body(task);
    }
}
