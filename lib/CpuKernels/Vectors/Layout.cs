using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

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

    private static long Chunk(int c) => Math.Max(64, 32 * 1024 / c / 4 * 4);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void InterleaveThree(float* source, long plane, float* target, long count)
    {
        long i = 0;
        if (Sse.IsSupported)
        {
            for (; i <= count - 4; i += 4, target += 12)
            {
                Vector128<float> r = Vector128.Load(source + i), g = Vector128.Load(source + i + plane), b = Vector128.Load(source + i + 2 * plane);
                // A shuffle takes two floats of its first operand and two of its second.
                Sse.Shuffle(Sse.UnpackLow(r, g), Sse.Shuffle(b, r, 0b01_01_00_00), 0b10_00_01_00).Store(target);
                Sse.Shuffle(Sse.Shuffle(g, b, 0b01_01_01_01), Sse.Shuffle(r, g, 0b10_10_10_10), 0b10_00_10_00).Store(target + 4);
                Sse.Shuffle(Sse.Shuffle(b, r, 0b11_11_10_10), Sse.UnpackHigh(g, b), 0b11_10_10_00).Store(target + 8);
            }
        }
        for (; i < count; i++, target += 3)
        {
            target[0] = source[i];
            target[1] = source[i + plane];
            target[2] = source[i + 2 * plane];
        }
    }
}
