using System.Runtime.CompilerServices;

namespace TorchSharp.Engine;

/// <summary>Sums and extremes, blocked so that rounding stays small; the order of additions depends on the sizes only.</summary>
internal static unsafe class Reduce
{
    private const int Block = 4096;
    private const int BlocksPerTask = 16;

    /// <summary>Σ x, blocks of floats added up in double.</summary>
    internal static double Sum(long n, float* x) => Total(n, x, squares: false);

    /// <summary>Σ x².</summary>
    internal static double SumOfSquares(long n, float* x) => Total(n, x, squares: true);

    /// <summary>Largest element; NaN wins. n ≥ 1.</summary>
    internal static float Max(long n, float* x) => Extreme<Maximum>(n, x);

    /// <summary>Smallest element; NaN wins. n ≥ 1.</summary>
    internal static float Min(long n, float* x) => Extreme<Minimum>(n, x);

    /// <summary>Index of the first largest element; the first NaN wins. n ≥ 1.</summary>
    internal static long ArgMax(long n, float* x) => Find(n, x, Max(n, x));

    /// <summary>Index of the first smallest element; the first NaN wins. n ≥ 1.</summary>
    internal static long ArgMin(long n, float* x) => Find(n, x, Min(n, x));

    /// <summary>y[r] = sum of row r of x[rows][columns].</summary>
    internal static void RowSums(long rows, int columns, float* x, float* y)
    {
        if (rows == 1) *y = (float)Sum(columns, x);
        else Simd.Range(new RowSumKernel(columns, x, y), rows, RowGrain(columns));
    }

    /// <summary>y[r] = largest element of row r; NaN wins.</summary>
    internal static void RowMax(long rows, int columns, float* x, float* y)
    {
        CheckNotEmpty(columns);
        Simd.Range(new RowMaxKernel(columns, x, y), rows, RowGrain(columns));
    }

    /// <summary>y[r] = index of the first largest element of row r.</summary>
    internal static void RowArgMax(long rows, int columns, float* x, long* y)
    {
        CheckNotEmpty(columns);
        Simd.Range(new RowArgMaxKernel(columns, x, y), rows, RowGrain(columns));
    }

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

    private static long RowGrain(int columns) => Math.Max(1, 32 * 1024 / Math.Max(1, columns));

    private static void CheckNotEmpty(long n)
    {
        if (n < 1) throw new ArgumentException("An empty range has no largest element.");
    }

    private static double Total(long n, float* x, bool squares)
    {
        long blocks = (n + Block - 1) / Block;
        if (blocks == 0) return 0;
        using var sums = new Scratch(blocks);
        Simd.Range(new SumKernel(n, x, sums.Floats, squares), blocks, BlocksPerTask);
        double total = 0;
        for (long i = 0; i < blocks; i++) total += sums.Floats[i];
        return total;
    }

    private static float Extreme<TOp>(long n, float* x) where TOp : struct, IBinary
    {
        CheckNotEmpty(n);
        long blocks = (n + Block - 1) / Block;
        using var extremes = new Scratch(blocks);
        Simd.Range(new ExtremeKernel<TOp>(n, x, extremes.Floats), blocks, BlocksPerTask);
        float result = extremes.Floats[0];
        for (long i = 1; i < blocks; i++)
        {
            float next = extremes.Floats[i];
            result = typeof(TOp) == typeof(Maximum) ? MathF.Max(result, next) : MathF.Min(result, next);
        }
        return result;
    }

    private static long Find(long n, float* x, float value)
    {
        for (long i = 0; i < n; i++)
        {
            if (x[i] == value || float.IsNaN(value) && float.IsNaN(x[i])) return i;
        }
        return 0;
    }

    private readonly struct SumKernel(long n, float* x, float* sums, bool squares) : IRangeKernel
    {
        public void Run<V>(long from, long to) where V : struct, IVector<V>
        {
            for (long block = from; block < to; block++)
            {
                float* part = x + block * Block;
                long count = Math.Min(Block, n - block * Block);
                sums[block] = squares ? Dot<V>(part, part, count) : Sum<V>(part, count);
            }
        }
    }

    private readonly struct ExtremeKernel<TOp>(long n, float* x, float* extremes) : IRangeKernel where TOp : struct, IBinary
    {
        public void Run<V>(long from, long to) where V : struct, IVector<V>
        {
            for (long block = from; block < to; block++)
            {
                extremes[block] = Extreme<V, TOp>(x + block * Block, Math.Min(Block, n - block * Block));
            }
        }
    }

    private readonly struct RowSumKernel(int columns, float* x, float* y) : IRangeKernel
    {
        public void Run<V>(long from, long to) where V : struct, IVector<V>
        {
            for (long row = from; row < to; row++)
            {
                double sum = 0;
                for (int i = 0; i < columns; i += Block) sum += Sum<V>(x + row * columns + i, Math.Min(Block, columns - i));
                y[row] = (float)sum;
            }
        }
    }

    private readonly struct RowMaxKernel(int columns, float* x, float* y) : IRangeKernel
    {
        public void Run<V>(long from, long to) where V : struct, IVector<V>
        {
            for (long row = from; row < to; row++) y[row] = Extreme<V, Maximum>(x + row * columns, columns);
        }
    }

    private readonly struct RowArgMaxKernel(int columns, float* x, long* y) : IRangeKernel
    {
        public void Run<V>(long from, long to) where V : struct, IVector<V>
        {
            for (long row = from; row < to; row++)
            {
                float* values = x + row * columns;
                y[row] = Find(columns, values, Extreme<V, Maximum>(values, columns));
            }
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
    internal static float Sum<V>(float* x, long n) where V : struct, IVector<V>
    {
        V a = V.Zero, b = V.Zero, c = V.Zero, d = V.Zero;
        long i = 0;
        for (; i <= n - 4 * V.Count; i += 4 * V.Count)
        {
            a += V.Load(x + i);
            b += V.Load(x + i + V.Count);
            c += V.Load(x + i + 2 * V.Count);
            d += V.Load(x + i + 3 * V.Count);
        }
        for (; i <= n - V.Count; i += V.Count) a += V.Load(x + i);
        float sum = V.Sum(a + b + (c + d));
        for (; i < n; i++) sum += x[i];
        return sum;
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Extreme<V, TOp>(float* x, long n) where V : struct, IVector<V> where TOp : struct, IBinary
    {
        TOp op = default;
        V best = V.Broadcast(*x), other = best;
        long i = 0;
        for (; i <= n - 2 * V.Count; i += 2 * V.Count)
        {
            best = op.Apply(best, V.Load(x + i));
            other = op.Apply(other, V.Load(x + i + V.Count));
        }
        for (; i <= n - V.Count; i += V.Count) best = op.Apply(best, V.Load(x + i));
        float* lanes = stackalloc float[16];
        V.Store(op.Apply(best, other), lanes);
        float result = lanes[0];
        bool largest = typeof(TOp) == typeof(Maximum);
        for (int lane = 1; lane < V.Count; lane++) result = largest ? MathF.Max(result, lanes[lane]) : MathF.Min(result, lanes[lane]);
        for (; i < n; i++) result = largest ? MathF.Max(result, x[i]) : MathF.Min(result, x[i]);
        return result;
    }
}

/// <summary>One or two terms of each element that <see cref="Reduce.Columns"/> adds up.</summary>
internal interface IColumnTerms
{
    void Add<V>(long row, int column, ref V first, ref V second) where V : struct, IVector<V>;

    void Add(long row, int column, ref float first, ref float second);
}
