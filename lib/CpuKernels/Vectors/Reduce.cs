using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>Sums down columns, blocked so that rounding stays small, and dot products; the order of additions depends on the sizes only.</summary>
internal static unsafe class Reduce
{
    /// <summary>y[c] = sum of column c of x[rows][columns].</summary>
    internal static void ColumnSums(long rows, int columns, float* x, float* y) =>
        Columns(rows, columns, new Plain(x, columns), y, null);

    /// <summary>
    /// Sums down the columns of one or two functions of each element. Rows are cut into blocks whose number depends on
    /// the sizes only; each block has sums of its own, added up in double.
    /// </summary>
    internal static void Columns<TTerms>(long rows, int columns, TTerms terms, float* first, float* second) where TTerms : struct, IColumnTerms
    {
        const long Elements = 16 * 1024;
        long rowsPerBlock = Math.Max(Math.Max(1, Elements / columns), (rows + 255) / 256);
        int blocks = (int)((rows + rowsPerBlock - 1) / rowsPerBlock), width = (columns + 15) / 16 * 16;
        using var sums = new Scratch(2L * Math.Max(1, blocks) * width);
        float* buffer = sums.Floats;
        if (blocks > 0) Simd.For(new ColumnKernel<TTerms>(rows, columns, width, rowsPerBlock, terms, buffer, second != null), blocks);
        for (int c = 0; c < columns; c++)
        {
            double a = 0, b = 0;
            for (int block = 0; block < blocks; block++)
            {
                a += buffer[(2L * block) * width + c];
                if (second != null) b += buffer[(2L * block + 1) * width + c];
            }
            first[c] = (float)a;
            if (second != null) second[c] = (float)b;
        }
    }

    private readonly struct Plain(float* x, int columns) : IColumnTerms
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add<V>(long row, int column, ref V first, ref V second) where V : struct, IVector<V> => first += V.Load(x + row * columns + column);

        public void Add(long row, int column, ref float first, ref float second) => first += x[row * columns + column];
    }

    private readonly struct ColumnKernel<TTerms>(long rows, int columns, int width, long rowsPerBlock, TTerms terms, float* sums, bool both) : ITaskKernel
        where TTerms : struct, IColumnTerms
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(int task) where V : struct, IVector<V>
        {
            long from = task * rowsPerBlock, to = Math.Min(rows, from + rowsPerBlock);
            float* first = sums + 2L * task * width, second = first + width;
            int c = 0;
            for (; c <= columns - V.Count; c += V.Count)
            {
                // Four rows at a time hide the latency of the additions.
                V a0 = V.Zero, a1 = V.Zero, a2 = V.Zero, a3 = V.Zero, b0 = V.Zero, b1 = V.Zero, b2 = V.Zero, b3 = V.Zero;
                long row = from;
                for (; row <= to - 4; row += 4)
                {
                    terms.Add(row, c, ref a0, ref b0);
                    terms.Add(row + 1, c, ref a1, ref b1);
                    terms.Add(row + 2, c, ref a2, ref b2);
                    terms.Add(row + 3, c, ref a3, ref b3);
                }
                for (; row < to; row++) terms.Add(row, c, ref a0, ref b0);
                V.Store(a0 + a1 + (a2 + a3), first + c);
                if (both) V.Store(b0 + b1 + (b2 + b3), second + c);
            }
            for (; c < columns; c++)
            {
                float a = 0, b = 0;
                for (long row = from; row < to; row++) terms.Add(row, c, ref a, ref b);
                first[c] = a;
                if (both) second[c] = b;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static float Dot<V>(float* x, float* y, long n) where V : struct, IVector<V>
    {
        V a = V.Zero, b = V.Zero, c = V.Zero, d = V.Zero;
        long i = 0;
        for (; i <= n - 4 * V.Count; i += 4 * V.Count)
        {
            a = V.Fma(V.Load(x + i), V.Load(y + i), a);
            b = V.Fma(V.Load(x + i + V.Count), V.Load(y + i + V.Count), b);
            c = V.Fma(V.Load(x + i + 2 * V.Count), V.Load(y + i + 2 * V.Count), c);
            d = V.Fma(V.Load(x + i + 3 * V.Count), V.Load(y + i + 3 * V.Count), d);
        }
        for (; i <= n - V.Count; i += V.Count) a = V.Fma(V.Load(x + i), V.Load(y + i), a);
        float sum = V.Sum(a + b + (c + d));
        for (; i < n; i++) sum += x[i] * y[i];
        return sum;
    }
}

/// <summary>One or two terms of each element that <see cref="Reduce.Columns"/> adds up.</summary>
internal interface IColumnTerms
{
    void Add<V>(long row, int column, ref V first, ref V second) where V : struct, IVector<V>;

    void Add(long row, int column, ref float first, ref float second);
}
