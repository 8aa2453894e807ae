using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>
/// C[R][B vectors] (+)= Σ a(k)[0 … R) ⊗ b(k): a sum of outer products, all sums in registers. It is the tile of the matrix
/// product (a and b packed) and of the weight gradient (a is the input at a pixel, b the output gradient there).
/// </summary>
internal static unsafe class OuterTile<V, R, B>
    where V : struct, IVector<V> where R : struct, INumber where B : struct, INumber
{
    /// <param name="a">R contiguous floats at each step.</param>
    /// <param name="aStep">Bytes from one step to the next.</param>
    /// <param name="rows">Runs of steps.</param>
    /// <param name="aRow">Bytes in a between runs.</param>
    /// <param name="steps">Steps in a run.</param>
    /// <param name="b">B vectors at each step.</param>
    /// <param name="bStep">Floats in b from one step to the next.</param>
    /// <param name="bRow">Floats in b between runs.</param>
    /// <param name="c">R rows of B vectors.</param>
    /// <param name="cRow">Floats between the rows of c.</param>
    /// <param name="accumulate">Add to c instead of overwriting it.</param>
    /// <param name="fetch">What to bring into the cache meanwhile; where null, b ahead of its use.</param>
    /// <param name="fetchStep">Floats of it at each step.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run(float* a, nint aStep, int rows, nint aRow, int steps, float* b, nint bStep, nint bRow, float* c, nint cRow, bool accumulate,
        float* fetch, nint fetchStep)
    {
        V a0 = V.Zero, b0 = V.Zero;
        V a1 = V.Zero, b1 = V.Zero;
        V a2 = V.Zero, b2 = V.Zero;
        V a3 = V.Zero, b3 = V.Zero;
        V a4 = V.Zero, b4 = V.Zero;
        V a5 = V.Zero, b5 = V.Zero;
        V a6 = V.Zero, b6 = V.Zero;
        V a7 = V.Zero, b7 = V.Zero;
        V a8 = V.Zero, b8 = V.Zero;
        V a9 = V.Zero, b9 = V.Zero;
        V a10 = V.Zero, b10 = V.Zero;
        V a11 = V.Zero, b11 = V.Zero;
        V a12 = V.Zero, b12 = V.Zero;
        V a13 = V.Zero, b13 = V.Zero;
        nint ahead = 8 * aStep;
        bool own = fetch == null;
        if (own) fetchStep = bStep;
        // c is wanted at the end: it may travel meanwhile.
        Fetch(c);
        if (R.Value > 1) Fetch(c + 1 * cRow);
        if (R.Value > 2) Fetch(c + 2 * cRow);
        if (R.Value > 3) Fetch(c + 3 * cRow);
        if (R.Value > 4) Fetch(c + 4 * cRow);
        if (R.Value > 5) Fetch(c + 5 * cRow);
        if (R.Value > 6) Fetch(c + 6 * cRow);
        if (R.Value > 7) Fetch(c + 7 * cRow);
        if (R.Value > 8) Fetch(c + 8 * cRow);
        if (R.Value > 9) Fetch(c + 9 * cRow);
        if (R.Value > 10) Fetch(c + 10 * cRow);
        if (R.Value > 11) Fetch(c + 11 * cRow);
        if (R.Value > 12) Fetch(c + 12 * cRow);
        if (R.Value > 13) Fetch(c + 13 * cRow);
        for (int r = 0; r < rows; r++)
        {
            float* p = (float*)((byte*)a + r * aRow), q = b + r * bRow, f = own ? q + 256 : fetch;
            for (int k = steps; k > 0; k--)
            {
                Simd.Prefetch(f);
                // One vector leaves the loads no time to spare.
                if (B.Value == 2) Simd.Prefetch((float*)((byte*)p + ahead));
                if (B.Value == 2 && R.Value > 4) Simd.Prefetch((float*)((byte*)p + ahead) + R.Value - 1);
                V w0 = V.Load(q), w1 = B.Value == 2 ? V.Load(q + V.Count) : V.Zero, v;
                v = V.Broadcast(*p); a0 = V.Fma(v, w0, a0); if (B.Value == 2) b0 = V.Fma(v, w1, b0);
                if (R.Value > 1) { v = V.Broadcast(p[1]); a1 = V.Fma(v, w0, a1); if (B.Value == 2) b1 = V.Fma(v, w1, b1); }
                if (R.Value > 2) { v = V.Broadcast(p[2]); a2 = V.Fma(v, w0, a2); if (B.Value == 2) b2 = V.Fma(v, w1, b2); }
                if (R.Value > 3) { v = V.Broadcast(p[3]); a3 = V.Fma(v, w0, a3); if (B.Value == 2) b3 = V.Fma(v, w1, b3); }
                if (R.Value > 4) { v = V.Broadcast(p[4]); a4 = V.Fma(v, w0, a4); if (B.Value == 2) b4 = V.Fma(v, w1, b4); }
                if (R.Value > 5) { v = V.Broadcast(p[5]); a5 = V.Fma(v, w0, a5); if (B.Value == 2) b5 = V.Fma(v, w1, b5); }
                if (R.Value > 6) { v = V.Broadcast(p[6]); a6 = V.Fma(v, w0, a6); if (B.Value == 2) b6 = V.Fma(v, w1, b6); }
                if (R.Value > 7) { v = V.Broadcast(p[7]); a7 = V.Fma(v, w0, a7); if (B.Value == 2) b7 = V.Fma(v, w1, b7); }
                if (R.Value > 8) { v = V.Broadcast(p[8]); a8 = V.Fma(v, w0, a8); if (B.Value == 2) b8 = V.Fma(v, w1, b8); }
                if (R.Value > 9) { v = V.Broadcast(p[9]); a9 = V.Fma(v, w0, a9); if (B.Value == 2) b9 = V.Fma(v, w1, b9); }
                if (R.Value > 10) { v = V.Broadcast(p[10]); a10 = V.Fma(v, w0, a10); if (B.Value == 2) b10 = V.Fma(v, w1, b10); }
                if (R.Value > 11) { v = V.Broadcast(p[11]); a11 = V.Fma(v, w0, a11); if (B.Value == 2) b11 = V.Fma(v, w1, b11); }
                if (R.Value > 12) { v = V.Broadcast(p[12]); a12 = V.Fma(v, w0, a12); if (B.Value == 2) b12 = V.Fma(v, w1, b12); }
                if (R.Value > 13) { v = V.Broadcast(p[13]); a13 = V.Fma(v, w0, a13); if (B.Value == 2) b13 = V.Fma(v, w1, b13); }
                p = (float*)((byte*)p + aStep);
                q += bStep;
                f += fetchStep;
            }
        }
        Store(c, accumulate, a0, b0);
        if (R.Value > 1) Store(c + 1 * cRow, accumulate, a1, b1);
        if (R.Value > 2) Store(c + 2 * cRow, accumulate, a2, b2);
        if (R.Value > 3) Store(c + 3 * cRow, accumulate, a3, b3);
        if (R.Value > 4) Store(c + 4 * cRow, accumulate, a4, b4);
        if (R.Value > 5) Store(c + 5 * cRow, accumulate, a5, b5);
        if (R.Value > 6) Store(c + 6 * cRow, accumulate, a6, b6);
        if (R.Value > 7) Store(c + 7 * cRow, accumulate, a7, b7);
        if (R.Value > 8) Store(c + 8 * cRow, accumulate, a8, b8);
        if (R.Value > 9) Store(c + 9 * cRow, accumulate, a9, b9);
        if (R.Value > 10) Store(c + 10 * cRow, accumulate, a10, b10);
        if (R.Value > 11) Store(c + 11 * cRow, accumulate, a11, b11);
        if (R.Value > 12) Store(c + 12 * cRow, accumulate, a12, b12);
        if (R.Value > 13) Store(c + 13 * cRow, accumulate, a13, b13);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fetch(float* c)
    {
        Simd.Prefetch(c);
        if (B.Value == 2) Simd.Prefetch(c + V.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* c, bool accumulate, V a, V b)
    {
        if (accumulate)
        {
            a += V.Load(c);
            if (B.Value == 2) b += V.Load(c + V.Count);
        }
        V.Store(a, c);
        if (B.Value == 2) V.Store(b, c + V.Count);
    }
}

/// <summary>Picks the compiled tile for a number of rows.</summary>
internal static unsafe class OuterTile<V> where V : struct, IVector<V>
{
    /// <summary>Rows of the highest tile that fits the registers.</summary>
    internal static int MaxRows => V.ManyRegisters ? 14 : 6;

    /// <summary>Arguments as in <see cref="OuterTile{V, R, B}.Run"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run(int height, int vectors, float* a, nint aStep, int rows, nint aRow, int steps, float* b, nint bStep, nint bRow,
        float* c, nint cRow, bool accumulate, float* fetch = null, nint fetchStep = 0)
    {
        if (vectors == 2) Run<N2>(height, a, aStep, rows, aRow, steps, b, bStep, bRow, c, cRow, accumulate, fetch, fetchStep);
        else Run<N1>(height, a, aStep, rows, aRow, steps, b, bStep, bRow, c, cRow, accumulate, fetch, fetchStep);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<B>(int height, float* a, nint aStep, int rows, nint aRow, int steps, float* b, nint bStep, nint bRow,
        float* c, nint cRow, bool accumulate, float* fetch, nint fetchStep) where B : struct, INumber
    {
        switch (height)
        {
            case 1: OuterTile<V, N1, B>.Run(a, aStep, rows, aRow, steps, b, bStep, bRow, c, cRow, accumulate, fetch, fetchStep); break;
            case 2: OuterTile<V, N2, B>.Run(a, aStep, rows, aRow, steps, b, bStep, bRow, c, cRow, accumulate, fetch, fetchStep); break;
            case 3: OuterTile<V, N3, B>.Run(a, aStep, rows, aRow, steps, b, bStep, bRow, c, cRow, accumulate, fetch, fetchStep); break;
            case 4: OuterTile<V, N4, B>.Run(a, aStep, rows, aRow, steps, b, bStep, bRow, c, cRow, accumulate, fetch, fetchStep); break;
            case 5: OuterTile<V, N5, B>.Run(a, aStep, rows, aRow, steps, b, bStep, bRow, c, cRow, accumulate, fetch, fetchStep); break;
            case 6: OuterTile<V, N6, B>.Run(a, aStep, rows, aRow, steps, b, bStep, bRow, c, cRow, accumulate, fetch, fetchStep); break;
            case 7: OuterTile<V, N7, B>.Run(a, aStep, rows, aRow, steps, b, bStep, bRow, c, cRow, accumulate, fetch, fetchStep); break;
            case 8: OuterTile<V, N8, B>.Run(a, aStep, rows, aRow, steps, b, bStep, bRow, c, cRow, accumulate, fetch, fetchStep); break;
            case 9: OuterTile<V, N9, B>.Run(a, aStep, rows, aRow, steps, b, bStep, bRow, c, cRow, accumulate, fetch, fetchStep); break;
            case 10: OuterTile<V, N10, B>.Run(a, aStep, rows, aRow, steps, b, bStep, bRow, c, cRow, accumulate, fetch, fetchStep); break;
            case 11: OuterTile<V, N11, B>.Run(a, aStep, rows, aRow, steps, b, bStep, bRow, c, cRow, accumulate, fetch, fetchStep); break;
            case 12: OuterTile<V, N12, B>.Run(a, aStep, rows, aRow, steps, b, bStep, bRow, c, cRow, accumulate, fetch, fetchStep); break;
            case 13: OuterTile<V, N13, B>.Run(a, aStep, rows, aRow, steps, b, bStep, bRow, c, cRow, accumulate, fetch, fetchStep); break;
            default: OuterTile<V, N14, B>.Run(a, aStep, rows, aRow, steps, b, bStep, bRow, c, cRow, accumulate, fetch, fetchStep); break;
        }
    }
}
