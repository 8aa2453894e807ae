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
/// missing channels are zero. <see cref="ThinChannels"/> follow the blocks.
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

    /// <summary>Thin channels of the forward pass.</summary>
    internal static ThinChannels ForwardThin(in ConvShape s, int vector) => ThinChannels.Of(s.GroupOC, s.GroupC, s.KW, s.Groups == 1 && s.DilW == 1, vector).IfDotsPay(s.KH);

    /// <summary>Thin channels of the weight gradient.</summary>
    internal static ThinChannels GradientThin(in ConvShape s, int vector) => ThinChannels.Of(s.GroupOC, s.GroupC, s.KW, ConvWeightGradient.TapsLieTogether(s), vector);

    /// <summary>Thin channels of one phase of the input's gradient.</summary>
    internal static ThinChannels BackwardThin(in ConvShape s, ConvPhase phase, int vector) =>
        ThinChannels.Of(s.GroupC, s.GroupOC, phase.Columns.Count, s.Groups == 1 && phase.DilW == 1, vector).IfDotsPay(phase.Rows.Count);

    /// <summary>Floats of a group's weights: whole vectors of channels, <paramref name="depth"/> of them, then the thin ones.</summary>
    internal static long GroupFloats(int channels, in ThinChannels thin, int kernelRows, int depth, int vector) =>
        (long)Padded(channels - thin.Count, vector) * depth + (long)kernelRows * thin.RowFloats;

    /// <summary>Floats that <see cref="PackForward"/> writes.</summary>
    internal static long ForwardCount(in ConvShape s, int vector) => Count(s, ForwardThin(s, vector), vector);

    /// <summary>Floats of a packed weight gradient.</summary>
    internal static long GradientCount(in ConvShape s, int vector) => Count(s, GradientThin(s, vector), vector);

    /// <summary>Floats that <see cref="PackBackward"/> writes.</summary>
    internal static long BackwardCount(in ConvShape s, ConvPhase phase, int vector) =>
        s.Groups * GroupFloats(s.GroupC, BackwardThin(s, phase, vector), phase.Rows.Count, phase.Rows.Count * phase.Columns.Count * s.GroupOC, vector);

    internal static void PackForward(in ConvShape shape, float* w, int vector, float* packed)
    {
        var s = shape;
        int taps = s.KH * s.KW, depth = taps * s.GroupC;
        var thin = ForwardThin(s, vector);
        int whole = s.GroupOC - thin.Count, blocks = Blocks(whole, vector);
        long groupFloats = GroupFloats(s.GroupOC, thin, s.KH, depth, vector);
        Share(s.WeightCount, s.Groups * (blocks + 1), task =>
        {
            int group = task / (blocks + 1), block = task % (blocks + 1), first = Math.Min(block * 2 * vector, whole);
            float* source = w + ((long)group * s.GroupOC + first) * depth;
            float* target = packed + group * groupFloats + (long)first * depth;
            if (block == blocks)
            {
                PackThin(thin, source, depth, taps, s.GroupC, new TapRange(s.KH - 1, -1, s.KH), new TapRange(s.KW - 1, -1, s.KW), s.KW, target);
                return;
            }
            int width = Vectors(whole, block, vector) * vector, channels = Math.Min(width, whole - first);
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
        var thin = BackwardThin(s, phase, vector);
        int whole = s.GroupC - thin.Count, blocks = Blocks(whole, vector);
        long filter = (long)s.GroupC * taps, groupFloats = GroupFloats(s.GroupC, thin, rows.Count, depth, vector);
        Share(s.WeightCount, s.Groups * (blocks + 1), task =>
        {
            int group = task / (blocks + 1), block = task % (blocks + 1), first = Math.Min(block * 2 * vector, whole);
            float* source = w + (long)group * s.GroupOC * filter + (long)first * taps;
            float* target = packed + group * groupFloats + (long)first * depth;
            if (block == blocks)
            {
                PackThin(thin, source, taps, filter, s.GroupOC, rows, columns, s.KW, target);
                return;
            }
            int width = Vectors(whole, block, vector) * vector, channels = Math.Min(width, whole - first);
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
        var thin = GradientThin(s, vector);
        int whole = s.GroupOC - thin.Count, blocks = Blocks(whole, vector);
        long groupFloats = GroupFloats(s.GroupOC, thin, s.KH, depth, vector);
        Share(s.WeightCount, s.Groups * (blocks + 1), task =>
        {
            int group = task / (blocks + 1), block = task % (blocks + 1), first = Math.Min(block * 2 * vector, whole);
            float* source = packed + group * groupFloats + (long)first * depth;
            float* target = dw + ((long)group * s.GroupOC + first) * depth;
            if (block == blocks)
            {
                UnpackThin(s, thin, source, target);
                return;
            }
            int width = Vectors(whole, block, vector) * vector, channels = Math.Min(width, whole - first);
            for (int ic = 0; ic < s.GroupC; ic++)
            {
                Transposition.Block(source + ic * width, (long)s.GroupC * width, target + ic * taps, depth, taps, channels);
            }
        });
    }

    private static long Count(in ConvShape s, in ThinChannels thin, int vector) =>
        s.Groups * GroupFloats(s.GroupOC, thin, s.KH, s.KH * s.KW * s.GroupC, vector);

    // The weights of channel c, tap (i, j) and input d lie at source[c·channelStep + i·kernelWidth + j + d·inputStep].
    private static void PackThin(ThinChannels thin, float* source, long channelStep, long inputStep, int inputs, TapRange rows, TapRange columns, int kernelWidth, float* target)
    {
        new Span<float>(target, rows.Count * thin.RowFloats).Clear();
        if (thin.Count == 0) return;
        int runFloats = thin.RowFloats / thin.Runs, runColumns = columns.Count / thin.Runs;
        for (int i = 0; i < rows.Count; i++)
        {
            for (int j = 0; j < columns.Count; j++)
            {
                float* from = source + rows.FromLast(i) * kernelWidth + columns.FromLast(j), run = target + (i * thin.Runs + j / runColumns) * runFloats;
                for (int d = 0; d < inputs; d++)
                {
                    for (int c = 0; c < thin.Count; c++) run[thin.Position(j % runColumns * inputs + d, c)] = from[c * channelStep + d * inputStep];
                }
            }
        }
    }

    private static void UnpackThin(in ConvShape s, ThinChannels thin, float* source, float* dw)
    {
        if (thin.Count == 0) return;
        int runFloats = thin.RowFloats / thin.Runs, runColumns = s.KW / thin.Runs;
        for (int i = 0; i < s.KH; i++)
        {
            for (int j = 0; j < s.KW; j++)
            {
                float* run = source + (i * thin.Runs + j / runColumns) * runFloats;
                for (int c = 0; c < thin.Count; c++)
                {
                    float* to = dw + ((long)c * s.GroupC * s.KH + i) * s.KW + j;
                    for (int d = 0; d < s.GroupC; d++) to[(long)d * s.KH * s.KW] = run[thin.Position(j % runColumns * s.GroupC + d, c)];
                }
            }
        }
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
