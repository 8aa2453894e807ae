using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Engine;

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
/// same four offsets and weights then serve every channel, a vector of output pixels at a time.
/// </summary>
internal static unsafe class GridSample
{
    /// <summary>y[N][C][OH][OW] at grid[N][OH][OW][2] = (x, y) in -1 … 1.</summary>
    internal static void Forward(int n, int c, int h, int w, int oh, int ow, float* x, float* grid, float* y, SampleMode mode, SamplePadding padding, bool alignCorners) =>
        Run(new Sampler(c, h, w, oh, ow, grid, null, mode, padding, alignCorners), n, x, y);

    /// <summary>The same at the points of <see cref="AffineGrid"/>, without the grid.</summary>
    internal static void AffineForward(int n, int c, int h, int w, int oh, int ow, float* x, float* theta, float* y, SampleMode mode, SamplePadding padding, bool alignCorners) =>
        Run(new Sampler(c, h, w, oh, ow, null, theta, mode, padding, alignCorners), n, x, y);

    /// <summary>dx from dy; dx is overwritten.</summary>
    internal static void BackwardInput(int n, int c, int h, int w, int oh, int ow, float* dy, float* grid, float* dx, SampleMode mode, SamplePadding padding, bool alignCorners) =>
        Simd.For(new BackwardKernel(new Sampler(c, h, w, oh, ow, grid, null, mode, padding, alignCorners), dy, dx), checked(n * c));

    /// <summary>grid[N][OH][OW][2] of theta[N][2][3], as PyTorch's affine_grid.</summary>
    internal static void AffineGrid(int n, int oh, int ow, float* theta, float* grid, bool alignCorners)
    {
        var sampler = new Sampler(1, 1, 1, oh, ow, null, theta, SampleMode.Bilinear, SamplePadding.Zeros, alignCorners);
        Simd.Range(new AffineGridKernel(sampler, grid), (long)n * oh, Math.Max(1, 16 * 1024 / Math.Max(1, ow)));
    }

    private static void Run(in Sampler sampler, int n, float* x, float* y) =>
        Simd.Range(new ForwardKernel(sampler, x, y), (long)n * sampler.OH, Math.Max(1, 8 * 1024 / Math.Max(1, sampler.OW)));

    /// <summary>Where each output pixel lies in the input.</summary>
    private readonly struct Sampler(int c, int h, int w, int oh, int ow, float* grid, float* theta, SampleMode mode, SamplePadding padding, bool alignCorners)
    {
        internal int C => c;
        internal int H => h;
        internal int W => w;
        internal int OH => oh;
        internal int OW => ow;
        internal bool IsNearest => mode == SampleMode.Nearest;
        internal int PaddedRow => (ow + 15) / 16 * 16;

        /// <summary>Points of row <paramref name="oy"/> of the affine grid: theta · (x, y, 1).</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        internal void AffineRow<V>(long n, int oy, float* xs, float* ys) where V : struct, IVector<V>
        {
            float* t = theta + 6 * n, ramp = stackalloc float[16];
            for (int i = 0; i < 16; i++) ramp[i] = i;
            float gy = Base(oy, oh), step = alignCorners ? ow > 1 ? 2f / (ow - 1) : 0 : 2f / ow, start = Base(0, ow);
            V slopeX = V.Broadcast(t[0]), slopeY = V.Broadcast(t[3]), atX = V.Broadcast(t[1] * gy + t[2]), atY = V.Broadcast(t[4] * gy + t[5]);
            for (int i = 0; i < PaddedRow; i += V.Count)
            {
                var gx = V.Fma(V.Broadcast(i) + V.Load(ramp), V.Broadcast(step), V.Broadcast(start));
                V.Store(V.Fma(slopeX, gx, atX), xs + i);
                V.Store(V.Fma(slopeY, gx, atY), ys + i);
            }
        }

        /// <summary>Coordinates in pixels of row <paramref name="oy"/> of image <paramref name="n"/>, padding applied.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        internal void Row<V>(long n, int oy, float* xs, float* ys) where V : struct, IVector<V>
        {
            if (grid == null)
            {
                AffineRow<V>(n, oy, xs, ys);
            }
            else
            {
                float* points = grid + (n * oh + oy) * ow * 2;
                int i = 0;
                for (; i <= ow - 4; i += 4)
                {
                    var (x, y) = Pairs.Split(Vector128.Load(points + 2 * i), Vector128.Load(points + 2 * i + 4));
                    x.Store(xs + i);
                    y.Store(ys + i);
                }
                for (; i < ow; i++) (xs[i], ys[i]) = (points[2 * i], points[2 * i + 1]);
                for (; i < PaddedRow; i++) xs[i] = ys[i] = 0;
            }
            for (int i = 0; i < PaddedRow; i += V.Count)
            {
                V.Store(Pixel(V.Load(xs + i), w), xs + i);
                V.Store(Pixel(V.Load(ys + i), h), ys + i);
            }
        }

        // Middle of pixel i of `size` in -1 … 1.
        private float Base(int i, int size)
        {
            if (alignCorners) return size > 1 ? 2f * i / (size - 1) - 1 : 0;
            return (2f * i + 1) / size - 1;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private V Pixel<V>(V at, int size) where V : struct, IVector<V>
        {
            V one = V.Broadcast(1), half = V.Broadcast(0.5f);
            at = alignCorners ? (at + one) * half * V.Broadcast(size - 1) : ((at + one) * V.Broadcast(size) - one) * half;
            if (padding == SamplePadding.Zeros) return at;
            if (padding == SamplePadding.Reflection)
            {
                float low = alignCorners ? 0 : -0.5f, span = alignCorners ? size - 1 : size;
                at = span == 0 ? V.Zero : Reflect(at, low, span);
            }
            // NaN fails the first comparison and becomes 0, as in PyTorch.
            at = V.Select(V.GreaterOrEqual(at, V.Zero), at, V.Zero);
            return V.Select(V.Greater(at, V.Broadcast(size - 1)), V.Broadcast(size - 1), at);
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
    }

    /// <summary>
    /// For a vector of points, the first of two neighbouring columns and of two rows, all inside the image, and the
    /// weights of the four pixels: 0 for what lies outside.
    /// </summary>
    private readonly struct Neighbours<V> where V : struct, IVector<V>
    {
        internal readonly V Column, Row, TopLeft, TopRight, BottomLeft, BottomRight;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal Neighbours(V x, V y, int w, int h, bool nearest)
        {
            Axis(x, w, nearest, out Column, out V left, out V right);
            Axis(y, h, nearest, out Row, out V top, out V bottom);
            TopLeft = left * top;
            TopRight = right * top;
            BottomLeft = left * bottom;
            BottomRight = right * bottom;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Axis(V at, int size, bool nearest, out V first, out V weight, out V nextWeight)
        {
            V one = V.Broadcast(1), pixel = nearest ? V.Round(at) : V.Floor(at), last = V.Broadcast(size - 1);
            V next = nearest ? V.Zero : at - pixel, own = one - next;
            own &= V.GreaterOrEqual(pixel, V.Zero) & V.GreaterOrEqual(last, pixel);
            next &= V.GreaterOrEqual(pixel, V.Broadcast(-1)) & V.Greater(last, pixel);
            // The pair starts one pixel later at the left border, one earlier at the right: weights move with it.
            V highest = V.Broadcast(Math.Max(0, size - 2)), before = V.Greater(V.Zero, pixel), after = V.Greater(pixel, highest);
            first = V.Select(after, highest, pixel & V.GreaterOrEqual(pixel, V.Zero));
            weight = V.Select(before, next, V.Select(after, V.Zero, own));
            nextWeight = V.Select(before, V.Zero, V.Select(after, own, next));
        }
    }

    private readonly struct ForwardKernel(Sampler sampler, float* x, float* y) : IRangeKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(long from, long to) where V : struct, IVector<V>
        {
            int h = sampler.H, w = sampler.W, ow = sampler.OW, oh = sampler.OH, c = sampler.C;
            long plane = (long)h * w, outPlane = (long)oh * ow;
            // Images of a single row or column have no pairs: they are sampled pixel by pixel.
            bool pairs = h > 1 && w > 1;
            using var scratch = new Scratch(2L * sampler.PaddedRow);
            float* xs = scratch.Floats, ys = xs + sampler.PaddedRow, rest = stackalloc float[16];
            int* at = stackalloc int[32];
            for (long row = from; row < to; row++)
            {
                long n = row / oh;
                int oy = (int)(row % oh);
                sampler.Row<V>(n, oy, xs, ys);
                for (int i = 0; i < ow; i += V.Count)
                {
                    var near = new Neighbours<V>(V.Load(xs + i), V.Load(ys + i), w, h, sampler.IsNearest);
                    V.StoreIntegers(near.Column, at);
                    V.StoreIntegers(near.Row, at + 16);
                    for (int lane = 0; lane < V.Count; lane++) at[lane] += at[16 + lane] * w;
                    float* source = x + n * c * plane, target = y + n * c * outPlane + (long)oy * ow + i;
                    for (int channel = 0; channel < c; channel++, source += plane, target += outPlane)
                    {
                        V value;
                        if (pairs)
                        {
                            V.GatherPairs(source, at, out V topLeft, out V topRight);
                            V.GatherPairs(source + w, at, out V bottomLeft, out V bottomRight);
                            value = V.Fma(topRight, near.TopRight, topLeft * near.TopLeft) + V.Fma(bottomRight, near.BottomRight, bottomLeft * near.BottomLeft);
                        }
                        else
                        {
                            value = Single(source, at, w, h, near);
                        }
                        if (i <= ow - V.Count)
                        {
                            V.Store(value, target);
                            continue;
                        }
                        V.Store(value, rest);
                        Elementwise.Move(rest, target, ow - i);
                    }
                }
            }
        }

        private static V Single<V>(float* source, int* at, int w, int h, in Neighbours<V> near) where V : struct, IVector<V>
        {
            // The further pixel of an axis of one has weight 0: any pixel stands in for it.
            int right = w > 1 ? 1 : 0, below = h > 1 ? w : 0;
            float* corners = stackalloc float[4 * 16];
            for (int lane = 0; lane < V.Count; lane++)
            {
                float* p = source + at[lane];
                corners[lane] = *p;
                corners[16 + lane] = p[right];
                corners[32 + lane] = p[below];
                corners[48 + lane] = p[below + right];
            }
            return V.Fma(V.Load(corners + 16), near.TopRight, V.Load(corners) * near.TopLeft)
                + V.Fma(V.Load(corners + 48), near.BottomRight, V.Load(corners + 32) * near.BottomLeft);
        }
    }

    private readonly struct AffineGridKernel(Sampler sampler, float* grid) : IRangeKernel
    {
        public void Run<V>(long from, long to) where V : struct, IVector<V>
        {
            using var scratch = new Scratch(2L * sampler.PaddedRow);
            float* xs = scratch.Floats, ys = xs + sampler.PaddedRow;
            for (long row = from; row < to; row++)
            {
                sampler.AffineRow<V>(row / sampler.OH, (int)(row % sampler.OH), xs, ys);
                float* target = grid + row * sampler.OW * 2;
                int i = 0;
                for (; i <= sampler.OW - 4; i += 4)
                {
                    var (low, high) = Pairs.Join(Vector128.Load(xs + i), Vector128.Load(ys + i));
                    low.Store(target + 2 * i);
                    high.Store(target + 2 * i + 4);
                }
                for (; i < sampler.OW; i++) (target[2 * i], target[2 * i + 1]) = (xs[i], ys[i]);
            }
        }
    }

    /// <summary>A task scatters the gradient of one plane.</summary>
    private readonly struct BackwardKernel(Sampler sampler, float* dy, float* dx) : ITaskKernel
    {
        public void Run<V>(int task) where V : struct, IVector<V>
        {
            int h = sampler.H, w = sampler.W, ow = sampler.OW, oh = sampler.OH;
            int right = w > 1 ? 1 : 0, below = h > 1 ? w : 0;
            float* target = dx + (long)task * h * w, gradient = dy + (long)task * oh * ow;
            Elementwise.Fill((long)h * w, 0, target);
            using var scratch = new Scratch(2L * sampler.PaddedRow);
            float* xs = scratch.Floats, ys = xs + sampler.PaddedRow, weights = stackalloc float[4 * 16];
            int* at = stackalloc int[32];
            for (int oy = 0; oy < oh; oy++)
            {
                sampler.Row<V>(task / sampler.C, oy, xs, ys);
                for (int i = 0; i < ow; i += V.Count)
                {
                    var near = new Neighbours<V>(V.Load(xs + i), V.Load(ys + i), w, h, sampler.IsNearest);
                    V.StoreIntegers(near.Column, at);
                    V.StoreIntegers(near.Row, at + 16);
                    V.Store(near.TopLeft, weights);
                    V.Store(near.TopRight, weights + 16);
                    V.Store(near.BottomLeft, weights + 32);
                    V.Store(near.BottomRight, weights + 48);
                    for (int lane = 0; lane < Math.Min(V.Count, ow - i); lane++, gradient++)
                    {
                        float* p = target + at[16 + lane] * w + at[lane];
                        float g = *gradient;
                        p[0] += g * weights[lane];
                        p[right] += g * weights[16 + lane];
                        p[below] += g * weights[32 + lane];
                        p[below + right] += g * weights[48 + lane];
                    }
                }
            }
        }
    }
}
