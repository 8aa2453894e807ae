using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>Dot products of three neighbouring pixels with the weights of T thin channels.</summary>
internal static unsafe class ThinTile<V, T> where V : struct, IVector<V> where T : struct, INumber
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run(float* input, float* output, nint pixel, int rows, nint row, int runs, nint run, int vectors, nint overlap, V last,
        float* weights, float* bias, nint outputPixel)
    {
        V a0 = V.Zero, a1 = V.Zero, a2 = V.Zero, a3 = V.Zero;
        V b0 = V.Zero, b1 = V.Zero, b2 = V.Zero, b3 = V.Zero;
        V c0 = V.Zero, c1 = V.Zero, c2 = V.Zero, c3 = V.Zero;
        for (int r = 0; r < rows; r++)
        {
            for (int s = 0; s < runs; s++)
            {
                byte* p = (byte*)input + r * row + s * run;
                for (int k = vectors; k > 1; k--, p += V.Count * sizeof(float), weights += T.Value * V.Count)
                {
                    V x = V.Load((float*)p), y = V.Load((float*)(p + pixel)), z = V.Load((float*)(p + 2 * pixel)), w;
                    w = V.Load(weights); a0 = V.Fma(x, w, a0); b0 = V.Fma(y, w, b0); c0 = V.Fma(z, w, c0);
                    if (T.Value > 1) { w = V.Load(weights + V.Count); a1 = V.Fma(x, w, a1); b1 = V.Fma(y, w, b1); c1 = V.Fma(z, w, c1); }
                    if (T.Value > 2) { w = V.Load(weights + 2 * V.Count); a2 = V.Fma(x, w, a2); b2 = V.Fma(y, w, b2); c2 = V.Fma(z, w, c2); }
                    if (T.Value > 3) { w = V.Load(weights + 3 * V.Count); a3 = V.Fma(x, w, a3); b3 = V.Fma(y, w, b3); c3 = V.Fma(z, w, c3); }
                }
                // What the last vector overlaps is taken out of the input too: zero times infinity is not zero.
                p -= overlap;
                {
                    V x = V.Load((float*)p) & last, y = V.Load((float*)(p + pixel)) & last, z = V.Load((float*)(p + 2 * pixel)) & last, w;
                    w = V.Load(weights); a0 = V.Fma(x, w, a0); b0 = V.Fma(y, w, b0); c0 = V.Fma(z, w, c0);
                    if (T.Value > 1) { w = V.Load(weights + V.Count); a1 = V.Fma(x, w, a1); b1 = V.Fma(y, w, b1); c1 = V.Fma(z, w, c1); }
                    if (T.Value > 2) { w = V.Load(weights + 2 * V.Count); a2 = V.Fma(x, w, a2); b2 = V.Fma(y, w, b2); c2 = V.Fma(z, w, c2); }
                    if (T.Value > 3) { w = V.Load(weights + 3 * V.Count); a3 = V.Fma(x, w, a3); b3 = V.Fma(y, w, b3); c3 = V.Fma(z, w, c3); }
                }
                weights += T.Value * V.Count;
            }
        }
        Store(output, outputPixel, bias[0], a0, b0, c0);
        if (T.Value > 1) Store(output + 1, outputPixel, bias[1], a1, b1, c1);
        if (T.Value > 2) Store(output + 2, outputPixel, bias[2], a2, b2, c2);
        if (T.Value > 3) Store(output + 3, outputPixel, bias[3], a3, b3, c3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* y, nint step, float bias, V a, V b, V c)
    {
        Vector128<float> p = V.Fold(a), q = V.Fold(b), r = V.Fold(c), none = Vector128<float>.Zero;
        Transposition.Transpose(ref p, ref q, ref r, ref none);
        Vector128<float> values = (p + q) + (r + none) + Vector128.Create(bias);
        y[0] = values[0];
        y[step] = values[1];
        y[2 * step] = values[2];
    }
}

/// <summary>
/// Weight gradient of T thin channels along B vectors of a run: Σ over pixels of output gradient (broadcast) times input.
/// </summary>
internal static unsafe class ThinGradientTile<V, T, B> where V : struct, IVector<V> where T : struct, INumber where B : struct, INumber
{
    // x: the run's floats at the first pixel; last: floats from there to the last of the B vectors; dy: T gradients at the
    // first pixel; sum: B × T vectors. Steps in floats.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run(float* x, nint xStep, nint xRow, nint last, float* dy, nint dyStep, nint dyRow, int rows, int columns, float* sum, bool accumulate)
    {
        V a0 = V.Zero, a1 = V.Zero, a2 = V.Zero, a3 = V.Zero;
        V b0 = V.Zero, b1 = V.Zero, b2 = V.Zero, b3 = V.Zero;
        V c0 = V.Zero, c1 = V.Zero, c2 = V.Zero, c3 = V.Zero;
        V d0 = V.Zero, d1 = V.Zero, d2 = V.Zero, d3 = V.Zero;
        nint second = B.Value == 2 ? last : V.Count, third = B.Value == 3 ? last : 2 * V.Count;
        for (int r = 0; r < rows; r++)
        {
            float* p = x + r * xRow, q = dy + r * dyRow;
            for (int i = columns; i > 0; i--, p += xStep, q += dyStep)
            {
                V y0 = V.Broadcast(q[0]), y1 = T.Value > 1 ? V.Broadcast(q[1]) : V.Zero, y2 = T.Value > 2 ? V.Broadcast(q[2]) : V.Zero, y3 = T.Value > 3 ? V.Broadcast(q[3]) : V.Zero, v;
                v = V.Load(B.Value == 1 ? p + last : p);
                a0 = V.Fma(y0, v, a0); if (T.Value > 1) a1 = V.Fma(y1, v, a1); if (T.Value > 2) a2 = V.Fma(y2, v, a2); if (T.Value > 3) a3 = V.Fma(y3, v, a3);
                if (B.Value > 1)
                {
                    v = V.Load(p + second);
                    b0 = V.Fma(y0, v, b0); if (T.Value > 1) b1 = V.Fma(y1, v, b1); if (T.Value > 2) b2 = V.Fma(y2, v, b2); if (T.Value > 3) b3 = V.Fma(y3, v, b3);
                }
                if (B.Value > 2)
                {
                    v = V.Load(p + third);
                    c0 = V.Fma(y0, v, c0); if (T.Value > 1) c1 = V.Fma(y1, v, c1); if (T.Value > 2) c2 = V.Fma(y2, v, c2); if (T.Value > 3) c3 = V.Fma(y3, v, c3);
                }
                if (B.Value > 3)
                {
                    v = V.Load(p + last);
                    d0 = V.Fma(y0, v, d0); if (T.Value > 1) d1 = V.Fma(y1, v, d1); if (T.Value > 2) d2 = V.Fma(y2, v, d2); if (T.Value > 3) d3 = V.Fma(y3, v, d3);
                }
            }
        }
        Store(sum, accumulate, a0, a1, a2, a3);
        if (B.Value > 1) Store(sum + T.Value * V.Count, accumulate, b0, b1, b2, b3);
        if (B.Value > 2) Store(sum + 2 * T.Value * V.Count, accumulate, c0, c1, c2, c3);
        if (B.Value > 3) Store(sum + 3 * T.Value * V.Count, accumulate, d0, d1, d2, d3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* sum, bool accumulate, V v0, V v1, V v2, V v3)
    {
        V.Store(accumulate ? V.Load(sum) + v0 : v0, sum);
        if (T.Value > 1) V.Store(accumulate ? V.Load(sum + V.Count) + v1 : v1, sum + V.Count);
        if (T.Value > 2) V.Store(accumulate ? V.Load(sum + 2 * V.Count) + v2 : v2, sum + 2 * V.Count);
        if (T.Value > 3) V.Store(accumulate ? V.Load(sum + 3 * V.Count) + v3 : v3, sum + 3 * V.Count);
    }
}

/// <summary>The same for a single channel: four pixels at a time, whose sums do not wait for one another.</summary>
internal static unsafe class SingleGradientTile<V, B> where V : struct, IVector<V> where B : struct, INumber
{
    /// <summary>True where its sums fit the registers.</summary>
    internal static bool Suits => V.ManyRegisters || B.Value <= 2;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run(float* x, nint xStep, nint xRow, nint last, float* dy, nint dyStep, nint dyRow, int rows, int columns, float* sum, bool accumulate)
    {
        V a0 = V.Zero, a1 = V.Zero, a2 = V.Zero, a3 = V.Zero;
        V b0 = V.Zero, b1 = V.Zero, b2 = V.Zero, b3 = V.Zero;
        V c0 = V.Zero, c1 = V.Zero, c2 = V.Zero, c3 = V.Zero;
        V d0 = V.Zero, d1 = V.Zero, d2 = V.Zero, d3 = V.Zero;
        nint second = B.Value == 2 ? last : V.Count, third = B.Value == 3 ? last : 2 * V.Count, first = B.Value == 1 ? last : 0;
        for (int r = 0; r < rows; r++)
        {
            float* p = x + r * xRow, q = dy + r * dyRow;
            int i = columns;
            for (; i > 3; i -= 4, p += 4 * xStep, q += 4 * dyStep)
            {
                float* p1 = p + xStep, p2 = p1 + xStep, p3 = p2 + xStep;
                V y0 = V.Broadcast(*q), y1 = V.Broadcast(q[dyStep]), y2 = V.Broadcast(q[2 * dyStep]), y3 = V.Broadcast(q[3 * dyStep]);
                a0 = V.Fma(y0, V.Load(p + first), a0);
                a1 = V.Fma(y1, V.Load(p1 + first), a1);
                a2 = V.Fma(y2, V.Load(p2 + first), a2);
                a3 = V.Fma(y3, V.Load(p3 + first), a3);
                if (B.Value > 1)
                {
                    b0 = V.Fma(y0, V.Load(p + second), b0);
                    b1 = V.Fma(y1, V.Load(p1 + second), b1);
                    b2 = V.Fma(y2, V.Load(p2 + second), b2);
                    b3 = V.Fma(y3, V.Load(p3 + second), b3);
                }
                if (B.Value > 2)
                {
                    c0 = V.Fma(y0, V.Load(p + third), c0);
                    c1 = V.Fma(y1, V.Load(p1 + third), c1);
                    c2 = V.Fma(y2, V.Load(p2 + third), c2);
                    c3 = V.Fma(y3, V.Load(p3 + third), c3);
                }
                if (B.Value > 3)
                {
                    d0 = V.Fma(y0, V.Load(p + last), d0);
                    d1 = V.Fma(y1, V.Load(p1 + last), d1);
                    d2 = V.Fma(y2, V.Load(p2 + last), d2);
                    d3 = V.Fma(y3, V.Load(p3 + last), d3);
                }
            }
            for (; i > 0; i--, p += xStep, q += dyStep)
            {
                V y = V.Broadcast(*q);
                a0 = V.Fma(y, V.Load(p + first), a0);
                if (B.Value > 1) b0 = V.Fma(y, V.Load(p + second), b0);
                if (B.Value > 2) c0 = V.Fma(y, V.Load(p + third), c0);
                if (B.Value > 3) d0 = V.Fma(y, V.Load(p + last), d0);
            }
        }
        Store(sum, accumulate, (a0 + a1) + (a2 + a3));
        if (B.Value > 1) Store(sum + V.Count, accumulate, (b0 + b1) + (b2 + b3));
        if (B.Value > 2) Store(sum + 2 * V.Count, accumulate, (c0 + c1) + (c2 + c3));
        if (B.Value > 3) Store(sum + 3 * V.Count, accumulate, (d0 + d1) + (d2 + d3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* sum, bool accumulate, V value) => V.Store(accumulate ? V.Load(sum) + value : value, sum);
}

/// <summary>Picks the compiled tiles for a number of thin channels.</summary>
internal static unsafe class ThinTile<V> where V : struct, IVector<V>
{
    /// <summary>Arguments as in <see cref="ConvTile{V, G, B}.Run"/>; the runs are those of <paramref name="thin"/>.</summary>
    internal static void Run(in ThinChannels thin, int groups, float** input, float** output, nint pixel, int rows, nint row, nint run,
        float* weights, float* bias, nint outputPixel)
    {
        V last = Mask(thin.Overlap);
        nint overlap = (nint)thin.Overlap * sizeof(float);
        if (thin.Count == 1)
        {
            SingleTile<V>.Run(groups, input, output, pixel, rows, row, thin.Runs, run, thin.Vectors, overlap, last, weights, bias, outputPixel);
            return;
        }
        for (int i = 0; i < groups; i++)
        {
            switch (thin.Count)
            {
                case 2: ThinTile<V, N2>.Run(input[i], output[i], pixel, rows, row, thin.Runs, run, thin.Vectors, overlap, last, weights, bias, outputPixel); break;
                case 3: ThinTile<V, N3>.Run(input[i], output[i], pixel, rows, row, thin.Runs, run, thin.Vectors, overlap, last, weights, bias, outputPixel); break;
                default: ThinTile<V, N4>.Run(input[i], output[i], pixel, rows, row, thin.Runs, run, thin.Vectors, overlap, last, weights, bias, outputPixel); break;
            }
        }
    }

    /// <summary>The gradient of the weights of one run; steps in floats.</summary>
    internal static void Gradient(in ThinChannels thin, float* x, nint xStep, nint xRow, float* dy, nint dyStep, nint dyRow, int rows, int columns, float* sum, bool accumulate)
    {
        for (int vector = 0; vector < thin.Vectors; vector += 4, x += 4 * V.Count, sum += 4 * V.Count * thin.Count)
        {
            int vectors = Math.Min(4, thin.Vectors - vector);
            nint last = (vectors - 1) * V.Count - (vector + vectors == thin.Vectors ? thin.Overlap : 0);
            switch (thin.Count)
            {
                case 1: Gradient<N1>(vectors, x, xStep, xRow, last, dy, dyStep, dyRow, rows, columns, sum, accumulate); break;
                case 2: Gradient<N2>(vectors, x, xStep, xRow, last, dy, dyStep, dyRow, rows, columns, sum, accumulate); break;
                case 3: Gradient<N3>(vectors, x, xStep, xRow, last, dy, dyStep, dyRow, rows, columns, sum, accumulate); break;
                default: Gradient<N4>(vectors, x, xStep, xRow, last, dy, dyStep, dyRow, rows, columns, sum, accumulate); break;
            }
        }
    }

    private static void Gradient<T>(int vectors, float* x, nint xStep, nint xRow, nint last, float* dy, nint dyStep, nint dyRow, int rows, int columns, float* sum, bool accumulate)
        where T : struct, INumber
    {
        switch (vectors)
        {
            case 1 when T.Value == 1: SingleGradientTile<V, N1>.Run(x, xStep, xRow, last, dy, dyStep, dyRow, rows, columns, sum, accumulate); break;
            case 2 when T.Value == 1: SingleGradientTile<V, N2>.Run(x, xStep, xRow, last, dy, dyStep, dyRow, rows, columns, sum, accumulate); break;
            case 3 when T.Value == 1 && SingleGradientTile<V, N3>.Suits: SingleGradientTile<V, N3>.Run(x, xStep, xRow, last, dy, dyStep, dyRow, rows, columns, sum, accumulate); break;
            case 4 when T.Value == 1 && SingleGradientTile<V, N4>.Suits: SingleGradientTile<V, N4>.Run(x, xStep, xRow, last, dy, dyStep, dyRow, rows, columns, sum, accumulate); break;
            case 1: ThinGradientTile<V, T, N1>.Run(x, xStep, xRow, last, dy, dyStep, dyRow, rows, columns, sum, accumulate); break;
            case 2: ThinGradientTile<V, T, N2>.Run(x, xStep, xRow, last, dy, dyStep, dyRow, rows, columns, sum, accumulate); break;
            case 3: ThinGradientTile<V, T, N3>.Run(x, xStep, xRow, last, dy, dyStep, dyRow, rows, columns, sum, accumulate); break;
            default: ThinGradientTile<V, T, N4>.Run(x, xStep, xRow, last, dy, dyStep, dyRow, rows, columns, sum, accumulate); break;
        }
    }

    // All bits set but in the first lanes: read from where the zeros end.
    private static V Mask(int empty)
    {
        ReadOnlySpan<int> bits = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1];
        fixed (int* first = bits) return V.Load((float*)first + 16 - empty);
    }
}
