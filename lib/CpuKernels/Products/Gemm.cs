using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>
/// Products of row-major float matrices, after Goto and van de Geijn (2008): panels of A and B are packed in the order in
/// which the tile reads them. Few rows times a transposed matrix, a dense layer's forward pass, is done by dot
/// products instead, which read both where they lie.
/// </summary>
internal static unsafe class Gemm
{
    /// <summary>Depth of a panel.</summary>
    private const int Depth = 512;

    /// <summary>Panels of A that stay in the level-2 cache.</summary>
    private const int BlockBytes = 224 << 10;

    /// <summary>Columns of B that one task packs for itself when A has few rows.</summary>
    private const int PanelColumns = 128;

    /// <summary>Up to this many rows, packing all of B first costs more than it gives.</summary>
    private const int FewRows = 192;

    /// <summary>
    /// C[m×n] = op(A)[m×k] · op(B)[k×n] (+ C where <paramref name="accumulate"/>).
    /// op transposes where asked: A is then stored [k×m], B [n×k]. Leading dimensions are in floats.
    /// </summary>
    /// <exception cref="ArgumentException">A size is negative or a leading dimension shorter than a row.</exception>
    internal static void Run(bool transA, bool transB, int m, int n, int k, float* a, int lda, float* b, int ldb, float* c, int ldc,
        bool accumulate = false)
    {
        if (m < 0 || n < 0 || k < 0) throw new ArgumentException($"Sizes of a matrix product are not negative: {m}×{k} · {k}×{n}.");
        if (m == 0 || n == 0) return;
        if (ldc < n || k > 0 && (lda < (transA ? m : k) || ldb < (transB ? k : n)))
            throw new ArgumentException($"A leading dimension ({lda}, {ldb}, {ldc}) is shorter than a row of {m}×{k} · {k}×{n}.");
        if (k == 0)
        {
            if (!accumulate)
            {
                for (int i = 0; i < m; i++) new Span<float>(c + (long)i * ldc, n).Clear();
            }
        }
        else if (n == 1 && !transA && (transB || ldb == 1) && !accumulate)
        {
            DotProducts(m, 1, k, a, lda, b, k, c, ldc);
        }
        else if (transB && !transA && m <= 48 && !accumulate)
        {
            DotProducts(m, n, k, a, lda, b, ldb, c, ldc);
        }
        else
        {
            Packed(transA, transB, m, n, k, a, lda, b, ldb, c, ldc, accumulate);
        }
    }

    private static void DotProducts(int m, int n, int k, float* a, int lda, float* b, int ldb, float* c, int ldc)
    {
        const long Work = 256 * 1024;
        long columns = Math.Clamp(Work / ((long)m * k), 1, n);
        // Whole tiles in every task but the last.
        columns = Math.Min(n, (columns + 3) / 4 * 4);
        Simd.Range(new DotKernel(m, k, a, lda, b, ldb, c, ldc), n, columns);
    }

    private static void Packed(bool transA, bool transB, int m, int n, int k, float* a, int lda, float* b, int ldb, float* c, int ldc, bool accumulate)
    {
        int vector = Simd.Floats, width = 2 * vector, highest = Simd.ManyRegisters ? 14 : 6;
        int tiles = (m + highest - 1) / highest, panels = (k + Depth - 1) / Depth, depth = (k + panels - 1) / panels, padded = (n + width - 1) / width * width;
        using var packedA = new Scratch((long)m * depth + 64);
        bool shared = m > FewRows;
        using var packedB = new Scratch(shared ? (long)padded * depth + 512 : 1);
        for (int k0 = 0; k0 < k; k0 += depth)
        {
            int deep = Math.Min(depth, k - k0);
            var product = new Product
            {
                TransB = transB, M = m, N = n, K = deep, Tiles = tiles,
                A = transA ? a + (long)k0 * lda : a + k0, Lda = lda, TransA = transA, PackedA = packedA.Floats,
                B = transB ? b + k0 : b + (long)k0 * ldb, Ldb = ldb, PackedB = packedB.Floats, Shared = shared,
                C = c, Ldc = ldc, Accumulate = accumulate || k0 > 0,
            };
            int packGroup = Math.Max(1, 32 * 1024 / (deep * highest));
            Simd.Range(new PackAKernel(product), tiles, packGroup);
            if (shared)
            {
                Simd.Range(new PackBKernel(product), padded / width, Math.Clamp(padded / width / 16, 1, 8));
                // Rectangles of 512 columns by as many rows as keep their panels of A in the level-2 cache.
                product.RowTiles = Math.Clamp(BlockBytes / (deep * highest * sizeof(float)), 1, tiles);
                product.Columns = Math.Min(padded, 512);
            }
            else
            {
                product.RowTiles = tiles;
                // Narrower panels where there would be too few for the workers; the split changes no result.
                product.Columns = Math.Clamp(padded / (4 * Workers.Threads) / width * width, width, Math.Min(padded, PanelColumns));
            }
            int down = (tiles + product.RowTiles - 1) / product.RowTiles, across = (padded + product.Columns - 1) / product.Columns;
            product.Across = across;
            Simd.For(product, down * across);
        }
    }

    /// <summary>One panel depth of the product; a task computes a rectangle of C.</summary>
    private struct Product : ITaskKernel
    {
        internal bool TransA, TransB, Shared, Accumulate;
        internal int M, N, K, Lda, Ldb, Ldc, Tiles, RowTiles, Columns, Across;
        internal float* A, B, C, PackedA, PackedB;

        /// <summary>First row of a tile: tiles have nearly equal heights.</summary>
        internal readonly int Row(int tile) => (int)((long)M * tile / Tiles);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run<V>(int task) where V : struct, IVector<V>
        {
            int width = 2 * V.Count, column = task % Across * Columns, columns = Math.Min(Columns, N - column);
            int firstTile = task / Across * RowTiles, lastTile = Math.Min(Tiles, firstTile + RowTiles);
            if (Shared)
            {
                Rectangle<V>(firstTile, lastTile, column, columns, PackedB + (long)column * K);
                return;
            }
            int panels = (columns + width - 1) / width;
            using var panel = new Scratch((long)panels * width * K + 512);
            for (int i = 0; i < panels; i++)
            {
                PackB(TransB ? B + (long)(column + i * width) * Ldb : B + column + i * width, Ldb, TransB, K, Math.Min(width, columns - i * width), width,
                    panel.Floats + (long)i * width * K);
            }
            Rectangle<V>(firstTile, lastTile, column, columns, panel.Floats);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Rectangle<V>(int firstTile, int lastTile, int column, int columns, float* b) where V : struct, IVector<V>
        {
            int width = 2 * V.Count;
            float* edge = stackalloc float[14 * 32];
            // Meanwhile the next panel of B travels to the level-2 cache, a share of it during each tile.
            int fetchStep = Math.Max(1, width / (lastTile - firstTile));
            for (int j = 0; j < columns; j += width, b += (long)width * K)
            {
                int wide = Math.Min(width, columns - j);
                float* next = b + (long)width * K;
                for (int tile = firstTile; tile < lastTile; tile++)
                {
                    int row = Row(tile), height = Row(tile + 1) - row;
                    float* a = PackedA + (long)row * K, c = C + (long)row * Ldc + column + j;
                    float* fetch = next + (long)(tile - firstTile) % width * fetchStep * K;
                    if (wide == width)
                    {
                        OuterTile<V>.Run(height, 2, a, height * sizeof(float), 1, 0, K, b, width, 0, c, Ldc, Accumulate, fetch, fetchStep);
                        continue;
                    }
                    OuterTile<V>.Run(height, wide <= V.Count ? 1 : 2, a, height * sizeof(float), 1, 0, K, b, width, 0, edge, width, false);
                    for (int r = 0; r < height; r++)
                    {
                        float* to = c + (long)r * Ldc, from = edge + r * width;
                        for (int x = 0; x < wide; x++) to[x] = Accumulate ? to[x] + from[x] : from[x];
                    }
                }
            }
        }
    }

    private readonly struct PackAKernel(Product product) : IRangeKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(long from, long to) where V : struct, IVector<V>
        {
            for (int tile = (int)from; tile < to; tile++)
            {
                int row = product.Row(tile), height = product.Row(tile + 1) - row;
                float* target = product.PackedA + (long)row * product.K;
                if (product.TransA)
                {
                    for (int k = 0; k < product.K; k++) Elementwise.Move(product.A + (long)k * product.Lda + row, target + (long)k * height, height);
                }
                else
                {
                    Transposition.Block(product.A + (long)row * product.Lda, product.Lda, target, height, height, product.K);
                }
            }
        }
    }

    private readonly struct PackBKernel(Product product) : IRangeKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(long from, long to) where V : struct, IVector<V>
        {
            int width = 2 * V.Count, panel = (int)from;
            if (!product.TransB)
            {
                // Rows of many panels at once: the longer the runs that are read, the better.
                int whole = (int)Math.Min(to, product.N / width) - panel;
                float* source = product.B + (long)panel * width, target = product.PackedB + (long)panel * width * product.K;
                for (int k = 0; k < product.K; k++, source += product.Ldb, target += width)
                {
                    for (int i = 0; i < whole; i++)
                    {
                        float* row = target + (long)i * width * product.K;
                        V.Store(V.Load(source + i * width), row);
                        V.Store(V.Load(source + i * width + V.Count), row + V.Count);
                    }
                }
                panel += Math.Max(0, whole);
            }
            for (; panel < to; panel++)
            {
                int column = panel * width;
                PackB(product.TransB ? product.B + (long)column * product.Ldb : product.B + column, product.Ldb, product.TransB, product.K,
                    Math.Min(width, product.N - column), width, product.PackedB + (long)column * product.K);
            }
        }
    }

    // A panel [k][width] of B; missing columns are zero.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackB(float* b, int ldb, bool transposed, int k, int columns, int width, float* target)
    {
        if (columns < width) new Span<float>(target, width * k).Clear();
        if (transposed)
        {
            Transposition.Block(b, ldb, target, width, columns, k);
            return;
        }
        for (int i = 0; i < k; i++, b += ldb, target += width)
        {
            Buffer.MemoryCopy(b, target, columns * sizeof(float), columns * sizeof(float));
        }
    }

    /// <summary>c[i, j] = a[i] · b[j] for the rows of B from `from` to `to`; B is read once.</summary>
    private readonly struct DotKernel(int m, int k, float* a, int lda, float* b, int ldb, float* c, int ldc) : IRangeKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(long from, long to) where V : struct, IVector<V>
        {
            long j = from;
            for (; j <= to - 4; j += 4)
            {
                float* rows = b + j * ldb;
                int i = 0;
                for (; i <= m - 4; i += 4) Dots4x4<V>(a + (long)i * lda, lda, rows, ldb, k, c + (long)i * ldc + j, ldc);
                for (; i < m; i++) Dots1x4<V>(a + (long)i * lda, rows, ldb, k, c + (long)i * ldc + j);
            }
            for (; j < to; j++)
            {
                for (int i = 0; i < m; i++) c[(long)i * ldc + j] = Reduce.Dot<V>(a + (long)i * lda, b + j * ldb, k);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Dots4x4<V>(float* a, nint lda, float* b, nint ldb, int k, float* c, nint ldc) where V : struct, IVector<V>
    {
        float* a1 = a + lda, a2 = a1 + lda, a3 = a2 + lda, b1 = b + ldb, b2 = b1 + ldb, b3 = b2 + ldb;
        V s00 = V.Zero, s01 = V.Zero, s02 = V.Zero, s03 = V.Zero, s10 = V.Zero, s11 = V.Zero, s12 = V.Zero, s13 = V.Zero;
        V s20 = V.Zero, s21 = V.Zero, s22 = V.Zero, s23 = V.Zero, s30 = V.Zero, s31 = V.Zero, s32 = V.Zero, s33 = V.Zero;
        nint i = 0;
        for (; i <= k - V.Count; i += V.Count)
        {
            V x0 = V.Load(a + i), x1 = V.Load(a1 + i), x2 = V.Load(a2 + i), x3 = V.Load(a3 + i), y = V.Load(b + i);
            s00 = V.Fma(x0, y, s00); s10 = V.Fma(x1, y, s10); s20 = V.Fma(x2, y, s20); s30 = V.Fma(x3, y, s30);
            y = V.Load(b1 + i);
            s01 = V.Fma(x0, y, s01); s11 = V.Fma(x1, y, s11); s21 = V.Fma(x2, y, s21); s31 = V.Fma(x3, y, s31);
            y = V.Load(b2 + i);
            s02 = V.Fma(x0, y, s02); s12 = V.Fma(x1, y, s12); s22 = V.Fma(x2, y, s22); s32 = V.Fma(x3, y, s32);
            y = V.Load(b3 + i);
            s03 = V.Fma(x0, y, s03); s13 = V.Fma(x1, y, s13); s23 = V.Fma(x2, y, s23); s33 = V.Fma(x3, y, s33);
        }
        c[0] = V.Sum(s00) + Rest(a, b, i, k); c[1] = V.Sum(s01) + Rest(a, b1, i, k); c[2] = V.Sum(s02) + Rest(a, b2, i, k); c[3] = V.Sum(s03) + Rest(a, b3, i, k);
        c += ldc;
        c[0] = V.Sum(s10) + Rest(a1, b, i, k); c[1] = V.Sum(s11) + Rest(a1, b1, i, k); c[2] = V.Sum(s12) + Rest(a1, b2, i, k); c[3] = V.Sum(s13) + Rest(a1, b3, i, k);
        c += ldc;
        c[0] = V.Sum(s20) + Rest(a2, b, i, k); c[1] = V.Sum(s21) + Rest(a2, b1, i, k); c[2] = V.Sum(s22) + Rest(a2, b2, i, k); c[3] = V.Sum(s23) + Rest(a2, b3, i, k);
        c += ldc;
        c[0] = V.Sum(s30) + Rest(a3, b, i, k); c[1] = V.Sum(s31) + Rest(a3, b1, i, k); c[2] = V.Sum(s32) + Rest(a3, b2, i, k); c[3] = V.Sum(s33) + Rest(a3, b3, i, k);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Dots1x4<V>(float* a, float* b, nint ldb, int k, float* c) where V : struct, IVector<V>
    {
        float* b1 = b + ldb, b2 = b1 + ldb, b3 = b2 + ldb;
        V s0 = V.Zero, s1 = V.Zero, s2 = V.Zero, s3 = V.Zero;
        nint i = 0;
        for (; i <= k - V.Count; i += V.Count)
        {
            var x = V.Load(a + i);
            s0 = V.Fma(x, V.Load(b + i), s0);
            s1 = V.Fma(x, V.Load(b1 + i), s1);
            s2 = V.Fma(x, V.Load(b2 + i), s2);
            s3 = V.Fma(x, V.Load(b3 + i), s3);
        }
        c[0] = V.Sum(s0) + Rest(a, b, i, k);
        c[1] = V.Sum(s1) + Rest(a, b1, i, k);
        c[2] = V.Sum(s2) + Rest(a, b2, i, k);
        c[3] = V.Sum(s3) + Rest(a, b3, i, k);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Rest(float* a, float* b, nint from, int to)
    {
        float sum = 0;
        for (nint i = from; i < to; i++) sum += a[i] * b[i];
        return sum;
    }
}
