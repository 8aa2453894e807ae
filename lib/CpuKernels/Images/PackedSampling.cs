using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>
/// Bilinear sampling of images of two to four colours. An image is first packed, four floats a pixel: one load then brings two
/// neighbours in all their colours, where planes would take a load for each colour, all across memory.
/// </summary>
internal static unsafe class PackedSampling
{
    /// <summary>Floats of a packed pixel.</summary>
    internal const int Lanes = 4;

    /// <summary>Bytes of a packed image that most level-2 caches hold.</summary>
    private const int CachedBytes = 1 << 20;

    /// <summary>True where packing pays: colours to share the loads, squares of four pixels, and a cache that holds the image.</summary>
    internal static bool Pays(int c, int h, int w) => c is > 1 and <= Lanes && h > 1 && w > 1 && (long)h * w * Lanes * sizeof(float) <= CachedBytes;

    /// <summary>packed[pixel][4] of planes[c][pixels]; missing colours are zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Pack(float* planes, int c, int pixels, float* packed)
    {
        int i = 0;
        for (; i <= pixels - 4; i += 4, packed += 4 * Lanes)
        {
            float* p = planes + i;
            Vector128<float> v0 = Vector128.Load(p), v1 = Vector128.Load(p + pixels), v2 = default, v3 = default;
            if (c > 2) v2 = Vector128.Load(p + 2L * pixels);
            if (c > 3) v3 = Vector128.Load(p + 3L * pixels);
            Transposition.Transpose(ref v0, ref v1, ref v2, ref v3);
            v0.Store(packed);
            v1.Store(packed + Lanes);
            v2.Store(packed + 2 * Lanes);
            v3.Store(packed + 3 * Lanes);
        }
        for (; i < pixels; i++, packed += Lanes)
        {
            for (int lane = 0; lane < Lanes; lane++) packed[lane] = lane < c ? planes[(long)lane * pixels + i] : 0;
        }
    }

    /// <summary>y[c][step] for a block of points that <see cref="GridPoints.LocateInside"/> placed.</summary>
    /// <param name="packed">The image.</param>
    /// <param name="w">Its pixels in a row.</param>
    /// <param name="c">Its colours.</param>
    /// <param name="offsets">First pixels of the squares.</param>
    /// <param name="right">How far the points lie to the right of them.</param>
    /// <param name="down">How far below.</param>
    /// <param name="count">Points.</param>
    /// <param name="y">Where the first point's first colour goes.</param>
    /// <param name="step">Floats from a colour to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Blend(float* packed, int w, int c, int* offsets, float* right, float* down, int count, float* y, int step)
    {
        float* rest = stackalloc float[4 * Lanes];
        long row = (long)Lanes * w;
        for (int i = 0; i < count; i += 4, y += 4, offsets += 4, right += 4, down += 4)
        {
            Vector128<float> v0 = Point(packed + (long)Lanes * offsets[0], row, right, down), v1 = Point(packed + (long)Lanes * offsets[1], row, right + 1, down + 1);
            Vector128<float> v2 = Point(packed + (long)Lanes * offsets[2], row, right + 2, down + 2), v3 = Point(packed + (long)Lanes * offsets[3], row, right + 3, down + 3);
            Transposition.Transpose(ref v0, ref v1, ref v2, ref v3);
            if (i <= count - 4)
            {
                v0.Store(y);
                v1.Store(y + step);
                if (c > 2) v2.Store(y + 2L * step);
                if (c > 3) v3.Store(y + 3L * step);
                continue;
            }
            v0.Store(rest);
            v1.Store(rest + 4);
            v2.Store(rest + 8);
            v3.Store(rest + 12);
            for (int lane = 0; lane < c; lane++) Elementwise.Move(rest + 4 * lane, y + (long)lane * step, count - i);
        }
    }

    // The colours at one point: down first, for two neighbours at once, then to the right.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Point(float* square, long row, float* right, float* down)
    {
        Vector128<float> first, second;
        if (Vector256.IsHardwareAccelerated)
        {
            Vector256<float> above = Vector256.Load(square);
            Vector256<float> both = Vector256.MultiplyAddEstimate(Vector256.Load(square + row) - above, Vector256.Create(*down), above);
            (first, second) = (both.GetLower(), both.GetUpper());
        }
        else
        {
            Vector128<float> share = Vector128.Create(*down), above = Vector128.Load(square), aboveNext = Vector128.Load(square + Lanes);
            first = Vector128.MultiplyAddEstimate(Vector128.Load(square + row) - above, share, above);
            second = Vector128.MultiplyAddEstimate(Vector128.Load(square + row + Lanes) - aboveNext, share, aboveNext);
        }
        return Vector128.MultiplyAddEstimate(second - first, Vector128.Create(*right), first);
    }
}
