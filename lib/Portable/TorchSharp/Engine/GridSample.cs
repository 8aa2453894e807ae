using System.Runtime.CompilerServices;

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
        Workers.Range((long)n * oh, Math.Max(1, 16 * 1024 / Math.Max(1, ow)), (from, to) =>
        {
            for (long row = from; row < to; row++)
            {
                for (int i = 0; i < ow; i++)
                {
                    var (gx, gy) = sampler.AffinePoint((int)(row / oh), (int)(row % oh), i);
                    grid[(row * ow + i) * 2] = gx;
                    grid[(row * ow + i) * 2 + 1] = gy;
                }
            }
        });
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

        /// <summary>A point of the affine grid: theta · (x, y, 1).</summary>
        internal (float X, float Y) AffinePoint(int n, int oy, int ox)
        {
            float* t = theta + 6 * n;
            float gx = Base(ox, ow), gy = Base(oy, oh);
            return (t[0] * gx + t[1] * gy + t[2], t[3] * gx + t[4] * gy + t[5]);
        }

        /// <summary>Coordinates in pixels of row <paramref name="oy"/> of image <paramref name="n"/>, padding applied.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        internal void Row<V>(long n, int oy, float* xs, float* ys) where V : struct, IVector<V>
        {
            if (grid != null)
            {
                float* points = grid + (n * oh + oy) * ow * 2;
                for (int i = 0; i < ow; i++)
                {
                    xs[i] = points[2 * i];
                    ys[i] = points[2 * i + 1];
                }
                for (int i = ow; i < PaddedRow; i++) xs[i] = ys[i] = 0;
            }
            else
            {
                float* t = theta + 6 * n;
                float gy = Base(oy, oh), step = alignCorners ? ow > 1 ? 2f / (ow - 1) : 0 : 2f / ow, start = Base(0, ow);
                float* ramp = stackalloc float[16];
                for (int i = 0; i < 16; i++) ramp[i] = i;
                V slopeX = V.Broadcast(t[0]), slopeY = V.Broadcast(t[3]), atX = V.Broadcast(t[1] * gy + t[2]), atY = V.Broadcast(t[4] * gy + t[5]);
                for (int i = 0; i < PaddedRow; i += V.Count)
                {
                    var gx = V.Fma(V.Broadcast(i) + V.Load(ramp), V.Broadcast(step), V.Broadcast(start));
                    V.Store(V.Fma(slopeX, gx, atX), xs + i);
                    V.Store(V.Fma(slopeY, gx, atY), ys + i);
                }
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

    /// <summary>The four neighbours of a vector of points: rows and columns inside the image, and weights (0 outside).</summary>
    private readonly struct Neighbours<V> where V : struct, IVector<V>
    {
        internal readonly V Left, Right, Top, Bottom;
        internal readonly V TopLeft, TopRight, BottomLeft, BottomRight;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal Neighbours(V x, V y, int w, int h, bool nearest)
        {
            V one = V.Broadcast(1);
            V left = nearest ? V.Round(x) : V.Floor(x), top = nearest ? V.Round(y) : V.Floor(y), right = left + one, bottom = top + one;
            V insideLeft = Inside(left, w), insideRight = Inside(right, w), insideTop = Inside(top, h), insideBottom = Inside(bottom, h);
            if (nearest)
            {
                TopLeft = insideTop & insideLeft & one;
                TopRight = BottomLeft = BottomRight = V.Zero;
            }
            else
            {
                V fx = x - left, fy = y - top, gx = right - x, gy = bottom - y;
                TopLeft = gx * gy & insideTop & insideLeft;
                TopRight = fx * gy & insideTop & insideRight;
                BottomLeft = gx * fy & insideBottom & insideLeft;
                BottomRight = fx * fy & insideBottom & insideRight;
            }
            // The offsets of what is outside must be valid, its weight is zero.
            Left = left & insideLeft;
            Right = right & insideRight;
            Top = top & insideTop;
            Bottom = bottom & insideBottom;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static V Inside(V at, int size) => V.GreaterOrEqual(at, V.Zero) & V.GreaterOrEqual(V.Broadcast(size - 1), at);
    }

    private readonly struct ForwardKernel(Sampler sampler, float* x, float* y) : IRangeKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(long from, long to) where V : struct, IVector<V>
        {
            int h = sampler.H, w = sampler.W, ow = sampler.OW, oh = sampler.OH, c = sampler.C;
            long plane = (long)h * w, outPlane = (long)oh * ow;
            bool nearest = sampler.IsNearest;
            using var scratch = new Scratch(2L * sampler.PaddedRow);
            float* xs = scratch.Floats, ys = xs + sampler.PaddedRow, rest = stackalloc float[16];
            for (long row = from; row < to; row++)
            {
                long n = row / oh;
                int oy = (int)(row % oh);
                sampler.Row<V>(n, oy, xs, ys);
                for (int i = 0; i < ow; i += V.Count)
                {
                    var at = new Neighbours<V>(V.Load(xs + i), V.Load(ys + i), w, h, nearest);
                    float* source = x + n * c * plane, target = y + n * c * outPlane + (long)oy * ow + i;
                    for (int channel = 0; channel < c; channel++, source += plane, target += outPlane)
                    {
                        var value = V.Gather(source, at.Top, at.Left, w) * at.TopLeft;
                        if (!nearest)
                        {
                            value = V.Fma(V.Gather(source, at.Top, at.Right, w), at.TopRight, value);
                            value = V.Fma(V.Gather(source, at.Bottom, at.Left, w), at.BottomLeft, value);
                            value = V.Fma(V.Gather(source, at.Bottom, at.Right, w), at.BottomRight, value);
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
    }

    /// <summary>A task scatters the gradient of one plane.</summary>
    private readonly struct BackwardKernel(Sampler sampler, float* dy, float* dx) : ITaskKernel
    {
        public void Run<V>(int task) where V : struct, IVector<V>
        {
            int h = sampler.H, w = sampler.W, ow = sampler.OW, oh = sampler.OH;
            float* target = dx + (long)task * h * w, gradient = dy + (long)task * oh * ow;
            Elementwise.Fill((long)h * w, 0, target);
            using var scratch = new Scratch(2L * sampler.PaddedRow);
            float* xs = scratch.Floats, ys = xs + sampler.PaddedRow, parts = stackalloc float[8 * 16];
            for (int oy = 0; oy < oh; oy++)
            {
                sampler.Row<V>(task / sampler.C, oy, xs, ys);
                for (int i = 0; i < ow; i += V.Count)
                {
                    var at = new Neighbours<V>(V.Load(xs + i), V.Load(ys + i), w, h, sampler.IsNearest);
                    V.Store(at.Left, parts);
                    V.Store(at.Right, parts + 16);
                    V.Store(at.Top, parts + 32);
                    V.Store(at.Bottom, parts + 48);
                    V.Store(at.TopLeft, parts + 64);
                    V.Store(at.TopRight, parts + 80);
                    V.Store(at.BottomLeft, parts + 96);
                    V.Store(at.BottomRight, parts + 112);
                    for (int lane = 0; lane < Math.Min(V.Count, ow - i); lane++, gradient++)
                    {
                        float* p = parts + lane;
                        float g = *gradient;
                        int left = (int)p[0], right = (int)p[16];
                        long top = (long)(int)p[32] * w, bottom = (long)(int)p[48] * w;
                        target[top + left] += g * p[64];
                        if (sampler.IsNearest) continue;
                        target[top + right] += g * p[80];
                        target[bottom + left] += g * p[96];
                        target[bottom + right] += g * p[112];
                    }
                }
            }
        }
    }
}
