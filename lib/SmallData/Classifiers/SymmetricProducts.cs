using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TorchSharp;

namespace SmallData.Classifiers;

/// <summary>
/// X Xᵀ of a float table in double precision. Only one half is computed, four rows by four at a time, over columns that stay in the cache.
/// </summary>
internal static class SymmetricProducts
{
    private const int Columns = 512, Tile = 4;

    /// <summary>The products, row by row.</summary>
    /// <param name="table">X, row by row.</param>
    /// <param name="rows">Rows of X.</param>
    /// <param name="columns">Columns of X.</param>
    public static double[] Of(ReadOnlySpan<float> table, int rows, int columns)
    {
        int padded = (rows + Tile - 1) / Tile * Tile, tiles = padded / Tile;
        var (panel, sums) = (new double[padded * Columns], new double[padded * padded]);
        var width = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, torch.get_num_threads()) };
        for (int from = 0; from < columns; from += Columns)
        {
            int taken = Math.Min(Columns, columns - from);
            for (int row = 0; row < rows; row++)
            {
                Span<double> line = panel.AsSpan(row * Columns, Columns);
                line[taken..].Clear();
                Widen(table.Slice(row * columns + from, taken), line);
            }

            // The long rows of the triangle first, so that no thread is left with them at the end.
            Parallel.For(0, tiles, width, turn => AddTiles(panel, sums, padded, tiles - 1 - turn));
        }

        var all = new double[rows * rows];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column <= row; column++)
            {
                all[row * rows + column] = all[column * rows + row] = sums[row * padded + column];
            }
        }

        return all;
    }

    private static void Widen(ReadOnlySpan<float> from, Span<double> to)
    {
        for (int i = 0; i < from.Length; i++)
        {
            to[i] = from[i];
        }
    }

    private static void AddTiles(double[] panel, double[] sums, int padded, int tileRow)
    {
        for (int tileColumn = 0; tileColumn <= tileRow; tileColumn++)
        {
            AddTile(ref panel[tileRow * Tile * Columns], ref panel[tileColumn * Tile * Columns], ref sums[tileRow * Tile * padded + tileColumn * Tile], padded);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddTile(ref double left, ref double right, ref double sum, int stride)
    {
        Vector512<double> c00 = default, c01 = default, c02 = default, c03 = default, c10 = default, c11 = default, c12 = default, c13 = default;
        Vector512<double> c20 = default, c21 = default, c22 = default, c23 = default, c30 = default, c31 = default, c32 = default, c33 = default;
        for (nuint k = 0; k < Columns; k += 8)
        {
            Vector512<double> b0 = Vector512.LoadUnsafe(ref right, k), b1 = Vector512.LoadUnsafe(ref right, k + Columns);
            Vector512<double> b2 = Vector512.LoadUnsafe(ref right, k + 2 * Columns), b3 = Vector512.LoadUnsafe(ref right, k + 3 * Columns);
            Vector512<double> a = Vector512.LoadUnsafe(ref left, k);
            c00 = Vector512.FusedMultiplyAdd(a, b0, c00);
            c01 = Vector512.FusedMultiplyAdd(a, b1, c01);
            c02 = Vector512.FusedMultiplyAdd(a, b2, c02);
            c03 = Vector512.FusedMultiplyAdd(a, b3, c03);
            a = Vector512.LoadUnsafe(ref left, k + Columns);
            c10 = Vector512.FusedMultiplyAdd(a, b0, c10);
            c11 = Vector512.FusedMultiplyAdd(a, b1, c11);
            c12 = Vector512.FusedMultiplyAdd(a, b2, c12);
            c13 = Vector512.FusedMultiplyAdd(a, b3, c13);
            a = Vector512.LoadUnsafe(ref left, k + 2 * Columns);
            c20 = Vector512.FusedMultiplyAdd(a, b0, c20);
            c21 = Vector512.FusedMultiplyAdd(a, b1, c21);
            c22 = Vector512.FusedMultiplyAdd(a, b2, c22);
            c23 = Vector512.FusedMultiplyAdd(a, b3, c23);
            a = Vector512.LoadUnsafe(ref left, k + 3 * Columns);
            c30 = Vector512.FusedMultiplyAdd(a, b0, c30);
            c31 = Vector512.FusedMultiplyAdd(a, b1, c31);
            c32 = Vector512.FusedMultiplyAdd(a, b2, c32);
            c33 = Vector512.FusedMultiplyAdd(a, b3, c33);
        }

        Add(ref sum, c00, c01, c02, c03);
        Add(ref Unsafe.Add(ref sum, stride), c10, c11, c12, c13);
        Add(ref Unsafe.Add(ref sum, 2 * stride), c20, c21, c22, c23);
        Add(ref Unsafe.Add(ref sum, 3 * stride), c30, c31, c32, c33);
    }

    private static void Add(ref double sum, Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d)
    {
        Span<double> four = MemoryMarshal.CreateSpan(ref sum, Tile);
        four[0] += Vector512.Sum(a);
        four[1] += Vector512.Sum(b);
        four[2] += Vector512.Sum(c);
        four[3] += Vector512.Sum(d);
    }
}
