using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>Dot products of up to twelve pixels with the weights of a single thin channel: six at a time, their lanes summed together.</summary>
internal static unsafe class SingleTile<V> where V : struct, IVector<V>
{
    /// <summary>Arguments as in <see cref="ThinTile{V, T}.Run"/>, for groups of three neighbouring pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run(int groups, float** input, float** output, nint pixel, int rows, nint row, int runs, nint run, int vectors, nint overlap, V last,
        float* weights, float* bias, nint outputPixel)
    {
        Vector128<float>* folds = stackalloc Vector128<float>[12];
        float* sums = stackalloc float[12];
        for (int group = 0; group < groups; group += 2)
        {
            byte* first = (byte*)input[group], second = (byte*)input[Math.Min(group + 1, groups - 1)];
            float* w = weights;
            V a0 = V.Zero, a1 = V.Zero, a2 = V.Zero, b0 = V.Zero, b1 = V.Zero, b2 = V.Zero;
            for (int r = 0; r < rows; r++)
            {
                for (int s = 0; s < runs; s++)
                {
                    byte* p = first + r * row + s * run, q = second + r * row + s * run;
                    for (int k = vectors; k > 1; k--, p += V.Count * sizeof(float), q += V.Count * sizeof(float), w += V.Count)
                    {
                        V own = V.Load(w);
                        a0 = V.Fma(V.Load((float*)p), own, a0);
                        a1 = V.Fma(V.Load((float*)(p + pixel)), own, a1);
                        a2 = V.Fma(V.Load((float*)(p + 2 * pixel)), own, a2);
                        b0 = V.Fma(V.Load((float*)q), own, b0);
                        b1 = V.Fma(V.Load((float*)(q + pixel)), own, b1);
                        b2 = V.Fma(V.Load((float*)(q + 2 * pixel)), own, b2);
                    }
                    // What the last vector overlaps is taken out of the input too: zero times infinity is not zero.
                    p -= overlap;
                    q -= overlap;
                    V end = V.Load(w);
                    w += V.Count;
                    a0 = V.Fma(V.Load((float*)p) & last, end, a0);
                    a1 = V.Fma(V.Load((float*)(p + pixel)) & last, end, a1);
                    a2 = V.Fma(V.Load((float*)(p + 2 * pixel)) & last, end, a2);
                    b0 = V.Fma(V.Load((float*)q) & last, end, b0);
                    b1 = V.Fma(V.Load((float*)(q + pixel)) & last, end, b1);
                    b2 = V.Fma(V.Load((float*)(q + 2 * pixel)) & last, end, b2);
                }
            }
            Vector128<float>* fold = folds + 3 * group;
            (fold[0], fold[1], fold[2]) = (V.Fold(a0), V.Fold(a1), V.Fold(a2));
            (fold[3], fold[4], fold[5]) = (V.Fold(b0), V.Fold(b1), V.Fold(b2));
        }
        var shift = Vector128.Create(*bias);
        for (int i = 0; i < 3 * groups; i += 4)
        {
            Vector128<float> a = folds[i], b = folds[i + 1], c = folds[i + 2], d = folds[i + 3];
            Transposition.Transpose(ref a, ref b, ref c, ref d);
            ((a + b) + (c + d) + shift).Store(sums + i);
        }
        for (int group = 0; group < groups; group++, sums += 3)
        {
            float* y = output[group];
            y[0] = sums[0];
            y[outputPixel] = sums[1];
            y[2 * outputPixel] = sums[2];
        }
    }
}
