using System.Runtime.CompilerServices;

namespace TorchSharp.Engine;

/// <summary>Reordering of memory.</summary>
internal static unsafe class Layout
{
    /// <summary>[N][C][pixels] to [N][pixels][C].</summary>
    internal static void PlanarToInterleaved(int n, int c, long pixels, float* x, float* y)
    {
        if (c == 1 || pixels == 1)
        {
            Elementwise.Copy(n * c * pixels, x, y);
            return;
        }
        long chunk = Chunk(c), chunks = (pixels + chunk - 1) / chunk;
        Workers.For(checked((int)(n * chunks)), task =>
        {
            long image = task / chunks, from = task % chunks * chunk, count = Math.Min(chunk, pixels - from);
            float* source = x + image * c * pixels + from, target = y + (image * pixels + from) * c;
            if (c == 3) InterleaveThree(source, pixels, target, count);
            else Transposition.Block(source, pixels, target, c, c, (int)count);
        });
    }

    /// <summary>[N][pixels][C] to [N][C][pixels].</summary>
    internal static void InterleavedToPlanar(int n, int c, long pixels, float* x, float* y)
    {
        if (c == 1 || pixels == 1)
        {
            Elementwise.Copy(n * c * pixels, x, y);
            return;
        }
        long chunk = Chunk(c), chunks = (pixels + chunk - 1) / chunk;
        Workers.For(checked((int)(n * chunks)), task =>
        {
            long image = task / chunks, from = task % chunks * chunk, count = Math.Min(chunk, pixels - from);
            Transposition.Block(x + (image * pixels + from) * c, c, y + image * c * pixels + from, pixels, (int)count, c);
        });
    }

    /// <summary>Bytes [N][C][pixels] to floats [N][pixels][C], times scale plus shift.</summary>
    internal static void BytesToInterleaved(int n, int c, long pixels, byte* x, float* y, float scale = 1, float shift = 0)
    {
        long chunk = Chunk(c), chunks = (pixels + chunk - 1) / chunk;
        Workers.For(checked((int)(n * chunks)), task =>
        {
            long image = task / chunks, from = task % chunks * chunk, count = Math.Min(chunk, pixels - from);
            byte* source = x + image * c * pixels + from;
            float* target = y + (image * pixels + from) * c;
            for (int channel = 0; channel < c; channel++)
            {
                for (long i = 0; i < count; i++) target[i * c + channel] = source[channel * pixels + i] * scale + shift;
            }
        });
    }

    /// <summary>
    /// Copies a block of elements (1, 2, 4 or 8 bytes each) between strided layouts of the same shape; strides are in
    /// elements, and may be zero or negative in the source.
    /// </summary>
    internal static void StridedCopy(ReadOnlySpan<long> shape, int elementBytes, void* source, ReadOnlySpan<long> sourceStrides, void* target, ReadOnlySpan<long> targetStrides)
    {
        if (shape.Length != sourceStrides.Length || shape.Length != targetStrides.Length)
            throw new ArgumentException($"A shape of {shape.Length} dimensions needs as many strides ({sourceStrides.Length}, {targetStrides.Length}).");
        var walk = StridedWalk.Of(shape, sourceStrides, targetStrides);
        if (walk.Count == 0) return;
        switch (elementBytes)
        {
            case 1: Copy((byte*)source, (byte*)target, walk); break;
            case 2: Copy((ushort*)source, (ushort*)target, walk); break;
            case 4: Copy((uint*)source, (uint*)target, walk); break;
            case 8: Copy((ulong*)source, (ulong*)target, walk); break;
            default: throw new ArgumentException($"Elements have 1, 2, 4 or 8 bytes, not {elementBytes}.");
        }
    }

    private static long Chunk(int c) => Math.Max(64, 32 * 1024 / c / 4 * 4);

    private static void Copy<T>(T* source, T* target, StridedWalk walk) where T : unmanaged
    {
        long grain = Math.Max(1, 64 * 1024 / walk.Inner);
        if (walk.Lines <= grain) Lines(source, target, walk, 0, walk.Lines);
        else Workers.Range(walk.Lines, grain, (from, to) => Lines(source, target, walk, from, to));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Lines<T>(T* source, T* target, StridedWalk walk, long from, long to) where T : unmanaged
    {
        long inner = walk.Inner, step = walk.InnerSource, stepTarget = walk.InnerTarget;
        for (long line = from; line < to; line++)
        {
            var (offset, offsetTarget) = walk.Offsets(line);
            T* p = source + offset, q = target + offsetTarget;
            if (step == 1 && stepTarget == 1)
            {
                Buffer.MemoryCopy(p, q, inner * sizeof(T), inner * sizeof(T));
            }
            else if (stepTarget == 1)
            {
                for (long i = 0; i < inner; i++, p += step) q[i] = *p;
            }
            else
            {
                for (long i = 0; i < inner; i++, p += step, q += stepTarget) *q = *p;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void InterleaveThree(float* source, long plane, float* target, long count)
    {
        for (long i = 0; i < count; i++, target += 3)
        {
            target[0] = source[i];
            target[1] = source[i + plane];
            target[2] = source[i + 2 * plane];
        }
    }
}
