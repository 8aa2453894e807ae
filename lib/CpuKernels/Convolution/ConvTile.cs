using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>
/// The heart of the convolution: G groups of three neighbouring pixels by B vectors of output channels, all sums in
/// registers. The input is read by broadcast, the packed weights in order. Four base pointers and one step reach twelve
/// pixels, which is as many addresses as a processor has registers for.
/// </summary>
internal static unsafe class ConvTile<V, G, B>
    where V : struct, IVector<V> where G : struct, INumber where B : struct, INumber
{
    /// <param name="input">First tap of the first pixel of each group.</param>
    /// <param name="output">First pixel of each group.</param>
    /// <param name="pixel">Bytes between the inputs of neighbouring pixels.</param>
    /// <param name="rows">Kernel rows.</param>
    /// <param name="row">Bytes between kernel rows in the input.</param>
    /// <param name="segments">Contiguous runs in a kernel row.</param>
    /// <param name="segment">Bytes between runs.</param>
    /// <param name="length">Floats in a run.</param>
    /// <param name="weights">Packed weights: B vectors for each float of each run.</param>
    /// <param name="gap">Floats of weights after each kernel row that are left out.</param>
    /// <param name="bias">B vectors.</param>
    /// <param name="outputPixel">Floats between the outputs of neighbouring pixels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run(float** input, float** output, nint pixel, int rows, nint row, int segments, nint segment, int length,
        float* weights, nint gap, float* bias, nint outputPixel)
    {
        V a0 = V.Load(bias), b0 = B.Value == 2 ? V.Load(bias + V.Count) : V.Zero;
        V a1 = a0, b1 = b0;
        V a2 = a0, b2 = b0;
        V a3 = a0, b3 = b0;
        V a4 = a0, b4 = b0;
        V a5 = a0, b5 = b0;
        V a6 = a0, b6 = b0;
        V a7 = a0, b7 = b0;
        V a8 = a0, b8 = b0;
        V a9 = a0, b9 = b0;
        V a10 = a0, b10 = b0;
        V a11 = a0, b11 = b0;
        byte* base0 = (byte*)input[0];
        byte* base1 = G.Value > 1 ? (byte*)input[1] : base0;
        byte* base2 = G.Value > 2 ? (byte*)input[2] : base0;
        byte* base3 = G.Value > 3 ? (byte*)input[3] : base0;
        for (int r = 0; r < rows; r++)
        {
            for (int s = 0; s < segments; s++)
            {
                nint offset = r * row + s * segment;
                byte* p0 = base0 + offset, p1 = base1 + offset, p2 = base2 + offset, p3 = base3 + offset;
                for (int k = length; k > 0; k--)
                {
                    // One vector of weights leaves the loads no time to spare.
                    if (B.Value == 2) Simd.Prefetch(weights + 256);
                    V w0 = V.Load(weights), w1 = B.Value == 2 ? V.Load(weights + V.Count) : V.Zero, v;
                    v = V.Broadcast(*(float*)p0); a0 = V.Fma(v, w0, a0); if (B.Value == 2) b0 = V.Fma(v, w1, b0);
                    v = V.Broadcast(*(float*)(p0 + pixel)); a1 = V.Fma(v, w0, a1); if (B.Value == 2) b1 = V.Fma(v, w1, b1);
                    v = V.Broadcast(*(float*)(p0 + 2 * pixel)); a2 = V.Fma(v, w0, a2); if (B.Value == 2) b2 = V.Fma(v, w1, b2);
                    p0 += sizeof(float);
                    if (G.Value > 1)
                    {
                        v = V.Broadcast(*(float*)p1); a3 = V.Fma(v, w0, a3); if (B.Value == 2) b3 = V.Fma(v, w1, b3);
                        v = V.Broadcast(*(float*)(p1 + pixel)); a4 = V.Fma(v, w0, a4); if (B.Value == 2) b4 = V.Fma(v, w1, b4);
                        v = V.Broadcast(*(float*)(p1 + 2 * pixel)); a5 = V.Fma(v, w0, a5); if (B.Value == 2) b5 = V.Fma(v, w1, b5);
                        p1 += sizeof(float);
                    }
                    if (G.Value > 2)
                    {
                        v = V.Broadcast(*(float*)p2); a6 = V.Fma(v, w0, a6); if (B.Value == 2) b6 = V.Fma(v, w1, b6);
                        v = V.Broadcast(*(float*)(p2 + pixel)); a7 = V.Fma(v, w0, a7); if (B.Value == 2) b7 = V.Fma(v, w1, b7);
                        v = V.Broadcast(*(float*)(p2 + 2 * pixel)); a8 = V.Fma(v, w0, a8); if (B.Value == 2) b8 = V.Fma(v, w1, b8);
                        p2 += sizeof(float);
                    }
                    if (G.Value > 3)
                    {
                        v = V.Broadcast(*(float*)p3); a9 = V.Fma(v, w0, a9); if (B.Value == 2) b9 = V.Fma(v, w1, b9);
                        v = V.Broadcast(*(float*)(p3 + pixel)); a10 = V.Fma(v, w0, a10); if (B.Value == 2) b10 = V.Fma(v, w1, b10);
                        v = V.Broadcast(*(float*)(p3 + 2 * pixel)); a11 = V.Fma(v, w0, a11); if (B.Value == 2) b11 = V.Fma(v, w1, b11);
                        p3 += sizeof(float);
                    }
                    weights += B.Value * V.Count;
                }
            }
            weights += gap;
        }
        Store(output[0], outputPixel, a0, b0, a1, b1, a2, b2);
        if (G.Value > 1) Store(output[1], outputPixel, a3, b3, a4, b4, a5, b5);
        if (G.Value > 2) Store(output[2], outputPixel, a6, b6, a7, b7, a8, b8);
        if (G.Value > 3) Store(output[3], outputPixel, a9, b9, a10, b10, a11, b11);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* y, nint step, V a0, V b0, V a1, V b1, V a2, V b2)
    {
        V.Store(a0, y);
        V.Store(a1, y + step);
        V.Store(a2, y + 2 * step);
        if (B.Value == 1) return;
        V.Store(b0, y + V.Count);
        V.Store(b1, y + step + V.Count);
        V.Store(b2, y + 2 * step + V.Count);
    }
}

/// <summary>Picks the compiled tile for a number of groups.</summary>
internal static unsafe class ConvTile<V> where V : struct, IVector<V>
{
    /// <summary>Groups of three pixels in a full tile of so many vectors: as many as there are registers for their sums.</summary>
    internal static int Groups(int vectors) => V.ManyRegisters || vectors == 1 ? 4 : 2;

    /// <summary>Arguments as in <see cref="ConvTile{V, G, B}.Run"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run(int groups, int vectors, float** input, float** output, nint pixel, int rows, nint row, int segments, nint segment,
        int length, float* weights, nint gap, float* bias, nint outputPixel)
    {
        if (vectors == 2) Run<N2>(groups, input, output, pixel, rows, row, segments, segment, length, weights, gap, bias, outputPixel);
        else Run<N1>(groups, input, output, pixel, rows, row, segments, segment, length, weights, gap, bias, outputPixel);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<B>(int groups, float** input, float** output, nint pixel, int rows, nint row, int segments, nint segment,
        int length, float* weights, nint gap, float* bias, nint outputPixel) where B : struct, INumber
    {
        switch (groups)
        {
            case 1: ConvTile<V, N1, B>.Run(input, output, pixel, rows, row, segments, segment, length, weights, gap, bias, outputPixel); break;
            case 2: ConvTile<V, N2, B>.Run(input, output, pixel, rows, row, segments, segment, length, weights, gap, bias, outputPixel); break;
            case 3: ConvTile<V, N3, B>.Run(input, output, pixel, rows, row, segments, segment, length, weights, gap, bias, outputPixel); break;
            default: ConvTile<V, N4, B>.Run(input, output, pixel, rows, row, segments, segment, length, weights, gap, bias, outputPixel); break;
        }
    }
}
