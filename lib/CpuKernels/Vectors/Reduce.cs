using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>Sums down columns, blocked so that rounding stays small; the order of additions depends on the sizes only.</summary>
internal static unsafe class Reduce
{
    private const long ElementsPerBlock = 16 * 1024;

    /// <summary>y[c] = sum of column c of x[rows][columns]. Each block of rows has sums of its own, added up in double.</summary>
    internal static void ColumnSums(long rows, int columns, float* x, float* y)
    {
        long rowsPerBlock = Math.Max(Math.Max(1, ElementsPerBlock / columns), (rows + 255) / 256);
        int blocks = (int)((rows + rowsPerBlock - 1) / rowsPerBlock);
        using var sums = new Scratch((long)Math.Max(1, blocks) * columns);
        if (blocks > 0) Simd.For(new Kernel(rows, columns, rowsPerBlock, x, sums.Floats), blocks);
        for (int c = 0; c < columns; c++)
        {
            double sum = 0;
            for (int block = 0; block < blocks; block++) sum += sums.Floats[(long)block * columns + c];
            y[c] = (float)sum;
        }
    }

    private readonly struct Kernel(long rows, int columns, long rowsPerBlock, float* x, float* sums) : ITaskKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(int task) where V : struct, IVector<V>
        {
            long from = task * rowsPerBlock, count = Math.Min(rows - from, rowsPerBlock);
            float* own = sums + (long)task * columns;
            int c = 0;
            for (; c <= columns - V.Count; c += V.Count)
            {
                // Four rows at a time hide the latency of the additions.
                V sum0 = V.Zero, sum1 = V.Zero, sum2 = V.Zero, sum3 = V.Zero;
                float* p = x + from * columns + c;
                long left = count;
                for (; left >= 4; left -= 4, p += 4L * columns)
                {
                    sum0 += V.Load(p);
                    sum1 += V.Load(p + columns);
                    sum2 += V.Load(p + 2L * columns);
                    sum3 += V.Load(p + 3L * columns);
                }
                for (; left > 0; left--, p += columns) sum0 += V.Load(p);
                V.Store(sum0 + sum1 + (sum2 + sum3), own + c);
            }
            for (; c < columns; c++)
            {
                float sum = 0;
                for (long row = from; row < from + count; row++) sum += x[row * columns + c];
                own[c] = sum;
            }
        }
    }
}
