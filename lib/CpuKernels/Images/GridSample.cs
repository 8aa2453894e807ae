using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>How a value between pixels is made.</summary>
internal enum SampleMode
{
    Bilinear,
    Nearest,
}

/// <summary>What lies beyond the border of an image.</summary>
internal enum SamplePadding
{
    Zeros,
    Border,
    Reflection,
}

/// <summary>
/// Sampling of planar images x[N][C][H][W] at the points of a grid, as PyTorch's grid_sample. All buffers are planar: the
/// same four offsets and weights then serve every channel, a vector of points at a time.
/// </summary>
internal static unsafe class GridSample
{
    /// <summary>Points of a task where there are few images; else it samples a whole one.</summary>
    private const int TaskPoints = 4096;
    private const int FewImages = 16;

    /// <summary>Bytes of an image that stay in the level-2 cache while it is sampled.</summary>
    private const int CachedBytes = 512 << 10;

    /// <summary>y[N][C][OH][OW] at grid[N][OH][OW][2] = (x, y) in -1 … 1.</summary>
    internal static void Forward(int n, int c, int h, int w, int oh, int ow, float* x, float* grid, float* y, SampleMode mode, SamplePadding padding, bool alignCorners)
    {
        int points = checked(oh * ow), chunks = n < FewImages ? Math.Max(1, points / TaskPoints) : 1;
        if (points == 0) return;
        Simd.For(new ForwardKernel(new GridPoints(h, w, mode, padding, alignCorners), c, points, chunks, x, grid, y), checked(n * chunks));
    }

    /// <summary>A task samples some points of an image, in all its channels.</summary>
    private readonly struct ForwardKernel(GridPoints points, int c, int count, int chunks, float* x, float* grid, float* y) : ITaskKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(int task) where V : struct, IVector<V>
        {
            int h = points.H, w = points.W;
            long n = task / chunks, chunk = task % chunks, plane = (long)h * w;
            int to = (int)(count * (chunk + 1) / chunks);
            bool pack = chunks == 1 && points.AreInside && PackedSampling.Pays(c, h, w);
            using var packed = new Scratch(pack ? PackedSampling.Lanes * plane : 0);
            if (pack) PackedSampling.Pack(x + n * c * plane, c, (int)plane, packed.Floats);
            else Fetch(x + n * c * plane, c * plane);
            float* scratch = stackalloc float[GridPoints.ScratchFloats], weights = stackalloc float[4 * GridPoints.Block];
            int* offsets = stackalloc int[GridPoints.Block];
            for (int i = (int)(count * chunk / chunks); i < to; i += GridPoints.Block)
            {
                int some = Math.Min(GridPoints.Block, to - i);
                float* at = grid + (n * count + i) * 2;
                if (pack)
                {
                    float* right = scratch, down = scratch + GridPoints.Block;
                    points.LocateInside<V>(at, some, offsets, right, down);
                    PackedSampling.Blend(packed.Floats, w, c, offsets, right, down, some, y + n * c * count + i, count);
                    continue;
                }
                points.Locate<V>(at, some, scratch, offsets, weights);
                for (int channel = 0; channel < c; channel++)
                {
                    float* source = x + (n * c + channel) * plane, target = y + (n * c + channel) * count + i;
                    if (h > 1 && w > 1) Blend<V>(source, w, offsets, weights, some, target);
                    else BlendLine<V>(source, h > 1 ? w : 0, w > 1 ? 1 : 0, offsets, weights, some, target);
                }
            }
        }

        // A turned image is read across its lines, which no processor foresees: line after line comes first, and fast.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Fetch(float* image, long floats)
        {
            if (floats * sizeof(float) > CachedBytes) return;
            for (long i = 0; i < floats; i += 16) Simd.Prefetch(image + i);
        }

        // Weighted sums of squares of four pixels.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Blend<V>(float* source, int w, int* offsets, float* weights, int count, float* target) where V : struct, IVector<V>
        {
            float* below = source + w, rest = stackalloc float[16];
            for (int i = 0; i < count; i += V.Count, weights += 4 * V.Count)
            {
                V.GatherPairs(source, offsets + i, out V low, out V high);
                V.GatherPairs(below, offsets + i, out V lowBelow, out V highBelow);
                low = V.Fma(lowBelow, V.Load(weights + 2 * V.Count), low * V.Load(weights));
                high = V.Fma(highBelow, V.Load(weights + 3 * V.Count), high * V.Load(weights + V.Count));
                if (i <= count - V.Count)
                {
                    V.Store(V.SumPairs(low, high), target + i);
                    continue;
                }
                V.Store(V.SumPairs(low, high), rest);
                Elementwise.Move(rest, target + i, count - i);
            }
        }

        // The same where an image of one row or column has no squares: any pixel stands in for one of weight 0.
        private static void BlendLine<V>(float* source, int down, int right, int* offsets, float* weights, int count, float* target) where V : struct, IVector<V>
        {
            for (int i = 0; i < count; i++)
            {
                float* p = source + offsets[i];
                float* upper = weights + GridPoints.UpperWeights<V>(i), lower = upper + 2 * V.Count;
                target[i] = p[0] * upper[0] + p[right] * upper[1] + (p[down] * lower[0] + p[down + right] * lower[1]);
            }
        }
    }
}
