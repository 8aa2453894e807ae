using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>Grids of affine maps, as PyTorch's affine_grid.</summary>
internal static unsafe class AffineGrid
{
    /// <summary>grid[N][OH][OW][2] of theta[N][2][3]: theta · (x, y, 1) for each pixel's (x, y) in -1 … 1.</summary>
    internal static void Run(int n, int oh, int ow, float* theta, float* grid, bool alignCorners) =>
        Simd.Range(new Kernel(oh, ow, theta, grid, alignCorners), (long)n * oh, Math.Max(1, 16 * 1024 / Math.Max(1, ow)));

    /// <summary>Lines of the grid.</summary>
    private readonly struct Kernel(int oh, int ow, float* theta, float* grid, bool alignCorners) : IRangeKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(long from, long to) where V : struct, IVector<V>
        {
            int padded = (ow + 15) / 16 * 16;
            float step = alignCorners ? ow > 1 ? 2f / (ow - 1) : 0 : 2f / ow, start = Middle(0, ow);
            float* ramp = stackalloc float[16];
            for (int i = 0; i < 16; i++) ramp[i] = i;
            using var scratch = new Scratch(2L * padded);
            float* xs = scratch.Floats, ys = xs + padded;
            for (long row = from; row < to; row++)
            {
                float* t = theta + 6 * (row / oh), target = grid + row * ow * 2;
                float y = Middle((int)(row % oh), oh);
                V slopeX = V.Broadcast(t[0]), slopeY = V.Broadcast(t[3]), atX = V.Broadcast(t[1] * y + t[2]), atY = V.Broadcast(t[4] * y + t[5]);
                for (int j = 0; j < padded; j += V.Count)
                {
                    var x = V.Fma(V.Broadcast(j) + V.Load(ramp), V.Broadcast(step), V.Broadcast(start));
                    V.Store(V.Fma(slopeX, x, atX), xs + j);
                    V.Store(V.Fma(slopeY, x, atY), ys + j);
                }
                int column = 0;
                for (; column <= ow - 4; column += 4)
                {
                    var (low, high) = Pairs.Join(Vector128.Load(xs + column), Vector128.Load(ys + column));
                    low.Store(target + 2 * column);
                    high.Store(target + 2 * column + 4);
                }
                for (; column < ow; column++) (target[2 * column], target[2 * column + 1]) = (xs[column], ys[column]);
            }
        }

        // Middle of pixel i of `size` in -1 … 1.
        private float Middle(int i, int size)
        {
            if (alignCorners) return size > 1 ? 2f * i / (size - 1) - 1 : 0;
            return (2f * i + 1) / size - 1;
        }
    }
}
