using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>
/// How the points of a grid, -1 … 1 both ways, lie on images of <paramref name="h"/> × <paramref name="w"/> pixels: for each
/// point a square of four pixels inside the image and their weights, 0 for what lies outside. Done for a block of points at a time.
/// </summary>
internal readonly unsafe struct GridPoints(int h, int w, SampleMode mode, SamplePadding padding, bool alignCorners)
{
    /// <summary>Points in a block.</summary>
    internal const int Block = 128;

    /// <summary>Floats of scratch memory that <see cref="Locate"/> needs.</summary>
    internal const int ScratchFloats = 8 * Block;

    internal int H => h;
    internal int W => w;

    /// <summary>
    /// The squares of up to <see cref="Block"/> points: at offsets[i] their first pixels, and in `weights` for each vector
    /// of points four: the pairs of the upper pixels, then of the lower ones, as <see cref="IVector{T}.JoinPairs"/> orders them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Locate<V>(float* grid, int count, float* scratch, int* offsets, float* weights) where V : struct, IVector<V>
    {
        float* x = scratch, y = x + Block, left = y + Block, right = left + Block, top = right + Block, bottom = top + Block;
        int i = 0;
        for (; i <= count - V.Count; i += V.Count)
        {
            V.LoadPairs(grid + 2 * i, out V px, out V py);
            V.Store(px, x + i);
            V.Store(py, y + i);
        }
        for (; i < count; i++) (x[i], y[i]) = (grid[2 * i], grid[2 * i + 1]);
        for (; i % V.Count != 0; i++) x[i] = y[i] = 0;
        Pixels<V>(x, i, w);
        Pixels<V>(y, i, h);
        Neighbours<V>(x, i, w, left, right);
        Neighbours<V>(y, i, h, top, bottom);
        for (int p = 0; p < i; p += V.Count, weights += 4 * V.Count)
        {
            V.StoreOffsets(V.Load(y + p), V.Load(x + p), w, offsets + p);
            V leftWeight = V.Load(left + p), rightWeight = V.Load(right + p), topWeight = V.Load(top + p), bottomWeight = V.Load(bottom + p);
            V.JoinPairs(leftWeight * topWeight, rightWeight * topWeight, out V low, out V high);
            V.Store(low, weights);
            V.Store(high, weights + V.Count);
            V.JoinPairs(leftWeight * bottomWeight, rightWeight * bottomWeight, out low, out high);
            V.Store(low, weights + 2 * V.Count);
            V.Store(high, weights + 3 * V.Count);
        }
    }

    /// <summary>Where <see cref="Locate"/> puts the two upper weights of point <paramref name="i"/>; the lower ones follow two vectors later.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int UpperWeights<V>(int i) where V : struct, IVector<V>
    {
        // Of every four points, two lie in the first vector, two in the second.
        int vector = i / V.Count, lane = i % V.Count;
        return (4 * vector + (lane & 2) / 2) * V.Count + lane / 4 * 4 + (lane & 1) * 2;
    }

    /// <summary>True where every point lies inside the image and is made of its four neighbours.</summary>
    internal bool AreInside => mode == SampleMode.Bilinear && padding != SamplePadding.Zeros;

    /// <summary>
    /// For <see cref="AreInside"/>, what <see cref="Locate"/> does with less to store: the squares' first pixels, and how far
    /// each point lies from them, 0 … 1 to the <paramref name="right"/> and <paramref name="down"/>. Points are padded to whole vectors.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void LocateInside<V>(float* grid, int count, int* offsets, float* right, float* down) where V : struct, IVector<V>
    {
        V highestX = V.Broadcast(Math.Max(0, w - 2)), highestY = V.Broadcast(Math.Max(0, h - 2));
        float* rest = stackalloc float[2 * 16];
        for (int i = 0; i < count; i += V.Count)
        {
            float* at = grid + 2 * i;
            if (i > count - V.Count)
            {
                Elementwise.Fill(2 * V.Count, 0, rest);
                Elementwise.Move(at, rest, 2 * (count - i));
                at = rest;
            }
            V.LoadPairs(at, out V x, out V y);
            x = Pixel(x, w);
            y = Pixel(y, h);
            // At the last pixel the square starts one earlier.
            V firstX = V.AtMost(highestX, V.Floor(x)), firstY = V.AtMost(highestY, V.Floor(y));
            V.StoreOffsets(firstY, firstX, w, offsets + i);
            V.Store(x - firstX, right + i);
            V.Store(y - firstY, down + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Pixels<V>(float* at, int count, int size) where V : struct, IVector<V>
    {
        for (int i = 0; i < count; i += V.Count) V.Store(Pixel(V.Load(at + i), size), at + i);
    }

    // From -1 … 1 to pixels, padding applied.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private V Pixel<V>(V at, int size) where V : struct, IVector<V>
    {
        V one = V.Broadcast(1), half = V.Broadcast(0.5f), last = V.Broadcast(size - 1);
        var p = at + one;
        p = alignCorners ? p * half * last : (p * V.Broadcast(size) - one) * half;
        if (padding == SamplePadding.Zeros) return p;
        if (padding == SamplePadding.Reflection)
        {
            float low = alignCorners ? 0 : -0.5f, span = alignCorners ? size - 1 : size;
            p = span == 0 ? V.Zero : Reflect(p, low, span);
        }
        // NaN fails the first comparison and becomes 0, as in PyTorch.
        return V.AtMost(last, V.Select(V.GreaterOrEqual(p, V.Zero), p, V.Zero));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Reflect<V>(V at, float low, float span) where V : struct, IVector<V>
    {
        V distance = V.Abs(at - V.Broadcast(low)), length = V.Broadcast(span);
        var flips = V.Floor(distance / length);
        var extra = distance - flips * length;
        var odd = V.Greater(flips - V.Broadcast(2) * V.Floor(flips * V.Broadcast(0.5f)), V.Broadcast(0.5f));
        return V.Select(odd, length - extra, extra) + V.Broadcast(low);
    }

    // The first of two neighbouring pixels, in place, and the weights of both.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Neighbours<V>(float* at, int count, int size, float* weight, float* nextWeight) where V : struct, IVector<V>
    {
        V one = V.Broadcast(1), highest = V.Broadcast(Math.Max(0, size - 2)), last = V.Broadcast(size - 1);
        if (mode == SampleMode.Bilinear && padding != SamplePadding.Zeros)
        {
            for (int i = 0; i < count; i += V.Count)
            {
                // Inside the image: at the last pixel the pair starts one earlier.
                V p = V.Load(at + i), first = V.AtMost(highest, V.Floor(p)), next = p - first;
                V.Store(first, at + i);
                V.Store(one - next, weight + i);
                V.Store(next, nextWeight + i);
            }
            return;
        }
        bool nearest = mode == SampleMode.Nearest;
        for (int i = 0; i < count; i += V.Count)
        {
            V p = V.Load(at + i), pixel = nearest ? V.Round(p) : V.Floor(p), next = nearest ? V.Zero : p - pixel, own = one - next;
            own &= V.GreaterOrEqual(pixel, V.Zero) & V.GreaterOrEqual(last, pixel);
            next &= V.GreaterOrEqual(pixel, V.Broadcast(-1)) & V.Greater(last, pixel);
            // The pair starts one pixel later at the left border, one earlier at the right: weights move with it.
            V before = V.Greater(V.Zero, pixel), after = V.Greater(pixel, highest);
            V.Store(V.Select(after, highest, pixel & V.GreaterOrEqual(pixel, V.Zero)), at + i);
            V.Store(V.Select(before, next, V.Select(after, V.Zero, own)), weight + i);
            V.Store(V.Select(before, V.Zero, V.Select(after, own, next)), nextWeight + i);
        }
    }
}
