using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>Convolution of each channel with a filter of its own: channels lie across the vector, so nothing is broadcast.</summary>
internal static unsafe class DepthwiseConv
{
    /// <summary>Writes the phase's taps as [kh][kw][C]; returns the floats written.</summary>
    internal static long Pack(in ConvShape s, float* w, ConvPhase phase, bool forInput, float* target)
    {
        int taps = s.KH * s.KW;
        for (int i = 0; i < phase.Rows.Count; i++)
        {
            for (int j = 0; j < phase.Columns.Count; j++, target += s.C)
            {
                int tap = forInput ? phase.Rows.FromLast(i) * s.KW + phase.Columns.FromLast(j) : i * s.KW + j;
                for (int c = 0; c < s.C; c++) target[c] = w[(long)c * taps + tap];
            }
        }
        return (long)phase.Rows.Count * phase.Columns.Count * s.C;
    }

    internal static void Run(in ConvPass pass)
    {
        if (pass.N == 0 || pass.OH <= 0 || pass.OW <= 0) return;
        long floats = (long)pass.W * pass.C;
        using var zeros = new Scratch(floats + pass.C);
        Elementwise.Fill(floats + pass.C, 0, zeros.Floats);
        long rowWork = (long)pass.OW * pass.C * pass.KH * pass.KW;
        var p = pass;
        if (p.Bias == null) p.Bias = zeros.Floats + floats;
        Simd.Range(new ForwardKernel(p, zeros.Floats), (long)pass.N * pass.OH, Math.Max(1, 128 * 1024 / rowWork));
    }

    internal static void BackwardWeight(in ConvShape s, float* x, float* dy, float* dw)
    {
        // The parts depend on the shape only, and so does the sum over them.
        long rows = (long)s.N * s.OH;
        int parts = (int)Math.Min(rows, 32), taps = s.KH * s.KW;
        long part = (long)taps * s.C;
        using var sums = new Scratch(parts * part);
        Simd.For(new WeightKernel(s, x, dy, sums.Floats, parts), parts);
        for (int tap = 0; tap < taps; tap++)
        {
            for (int c = 0; c < s.C; c++)
            {
                float sum = 0;
                for (int i = 0; i < parts; i++) sum += sums.Floats[i * part + (long)tap * s.C + c];
                dw[(long)c * taps + tap] = sum;
            }
        }
    }

    private readonly struct ForwardKernel(ConvPass pass, float* zeros) : IRangeKernel
    {
        public void Run<V>(long from, long to) where V : struct, IVector<V>
        {
            for (long row = from; row < to; row++)
            {
                int c = Row<V>(pass, zeros, row, 0);
                if (c < pass.C) c = Row<Float4>(pass, zeros, row, c);
                if (c < pass.C) ScalarRow(pass, row, c);
            }
        }
    }

    // One output row, for the channels from `first` on that fill whole vectors; returns the next channel.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Row<V>(in ConvPass p, float* zeros, long row, int first) where V : struct, IVector<V>
    {
        long n = row / p.OH;
        int oy = (int)(row % p.OH), top = oy * p.StrideH - p.PadTop;
        float* image = p.X + n * p.H * p.W * p.C, y = p.Y + n * p.OutImage + oy * p.OutRow;
        nint c = p.C, step = (nint)p.StrideW * c;
        // Pixels [inner, outer) see all taps of a kernel row.
        int inner = Math.Clamp((p.PadLeft + p.StrideW - 1) / p.StrideW, 0, p.OW);
        int last = p.W - 1 - (p.KW - 1) * p.DilW + p.PadLeft;
        int outer = last < 0 ? inner : Math.Clamp(last / p.StrideW + 1, inner, p.OW);
        int channel = first;
        for (; channel <= p.C - V.Count; channel += V.Count)
        {
            var bias = V.Load(p.Bias + channel);
            float* weights = p.Weights + channel;
            if (p.KH == 3 && p.KW == 3 && p.DilW == 1)
            {
                Edge(p, image + channel, weights, bias, top, 0, inner, y + channel);
                float* r0 = Line(p, image, top, zeros) + channel, r1 = Line(p, image, top + p.DilH, zeros) + channel, r2 = Line(p, image, top + 2 * p.DilH, zeros) + channel;
                V w0 = V.Load(weights), w1 = V.Load(weights + c), w2 = V.Load(weights + 2 * c);
                V w3 = V.Load(weights + 3 * c), w4 = V.Load(weights + 4 * c), w5 = V.Load(weights + 5 * c);
                V w6 = V.Load(weights + 6 * c), w7 = V.Load(weights + 7 * c), w8 = V.Load(weights + 8 * c);
                nint offset = ((nint)inner * p.StrideW - p.PadLeft) * c;
                float* to = y + inner * p.OutPixel + channel;
                int x = inner;
                if (p.StrideW == 1)
                {
                    // Two pixels share four columns of the input.
                    for (; x < outer - 1; x += 2, offset += 2 * c, to += 2 * p.OutPixel)
                    {
                        V a = V.Load(r0 + offset + c), b = V.Load(r0 + offset + 2 * c);
                        V s0 = V.Fma(V.Load(r0 + offset), w0, bias), s1 = V.Fma(a, w0, bias), t0 = a * w1, t1 = b * w1;
                        s0 = V.Fma(b, w2, s0);
                        s1 = V.Fma(V.Load(r0 + offset + 3 * c), w2, s1);
                        a = V.Load(r1 + offset + c);
                        b = V.Load(r1 + offset + 2 * c);
                        s0 = V.Fma(V.Load(r1 + offset), w3, s0);
                        s1 = V.Fma(a, w3, s1);
                        t0 = V.Fma(a, w4, t0);
                        t1 = V.Fma(b, w4, t1);
                        s0 = V.Fma(b, w5, s0);
                        s1 = V.Fma(V.Load(r1 + offset + 3 * c), w5, s1);
                        a = V.Load(r2 + offset + c);
                        b = V.Load(r2 + offset + 2 * c);
                        t0 = V.Fma(V.Load(r2 + offset), w6, t0);
                        t1 = V.Fma(a, w6, t1);
                        s0 = V.Fma(a, w7, s0);
                        s1 = V.Fma(b, w7, s1);
                        t0 = V.Fma(b, w8, t0);
                        t1 = V.Fma(V.Load(r2 + offset + 3 * c), w8, t1);
                        V.Store(s0 + t0, to);
                        V.Store(s1 + t1, to + p.OutPixel);
                    }
                }
                for (; x < outer; x++, offset += step, to += p.OutPixel)
                {
                    V s0 = V.Fma(V.Load(r0 + offset), w0, bias), t0 = V.Load(r0 + offset + c) * w1;
                    s0 = V.Fma(V.Load(r0 + offset + 2 * c), w2, s0);
                    s0 = V.Fma(V.Load(r1 + offset), w3, s0);
                    t0 = V.Fma(V.Load(r1 + offset + c), w4, t0);
                    s0 = V.Fma(V.Load(r1 + offset + 2 * c), w5, s0);
                    t0 = V.Fma(V.Load(r2 + offset), w6, t0);
                    s0 = V.Fma(V.Load(r2 + offset + c), w7, s0);
                    t0 = V.Fma(V.Load(r2 + offset + 2 * c), w8, t0);
                    V.Store(s0 + t0, to);
                }
                Edge(p, image + channel, weights, bias, top, outer, p.OW, y + channel);
            }
            else
            {
                Edge(p, image + channel, weights, bias, top, 0, p.OW, y + channel);
            }
        }
        return channel;
    }

    // Pixels whose window may hang over the border, or of any kernel size: tap by tap.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Edge<V>(in ConvPass p, float* image, float* weights, V bias, int top, int from, int to, float* y) where V : struct, IVector<V>
    {
        for (int x = from; x < to; x++)
        {
            int left = x * p.StrideW - p.PadLeft;
            var sum = bias;
            for (int kh = 0; kh < p.KH; kh++)
            {
                int iy = top + kh * p.DilH;
                if ((uint)iy >= (uint)p.H) continue;
                for (int kw = 0; kw < p.KW; kw++)
                {
                    int ix = left + kw * p.DilW;
                    if ((uint)ix >= (uint)p.W) continue;
                    sum = V.Fma(V.Load(image + ((long)iy * p.W + ix) * p.C), V.Load(weights + (long)(kh * p.KW + kw) * p.C), sum);
                }
            }
            V.Store(sum, y + x * p.OutPixel);
        }
    }

    private static float* Line(in ConvPass p, float* image, int y, float* zeros) =>
        (uint)y < (uint)p.H ? image + (long)y * p.W * p.C : zeros;

    private static void ScalarRow(in ConvPass p, long row, int first)
    {
        long n = row / p.OH;
        int oy = (int)(row % p.OH), top = oy * p.StrideH - p.PadTop;
        float* image = p.X + n * p.H * p.W * p.C, y = p.Y + n * p.OutImage + oy * p.OutRow;
        for (int x = 0; x < p.OW; x++)
        {
            for (int c = first; c < p.C; c++)
            {
                float sum = p.Bias[c];
                for (int tap = 0; tap < p.KH * p.KW; tap++)
                {
                    int iy = top + tap / p.KW * p.DilH, ix = x * p.StrideW - p.PadLeft + tap % p.KW * p.DilW;
                    if ((uint)iy < (uint)p.H && (uint)ix < (uint)p.W) sum += image[((long)iy * p.W + ix) * p.C + c] * p.Weights[(long)tap * p.C + c];
                }
                y[x * p.OutPixel + c] = sum;
            }
        }
    }

    private readonly struct WeightKernel(ConvShape s, float* x, float* dy, float* sums, int parts) : ITaskKernel
    {
        public void Run<V>(int task) where V : struct, IVector<V>
        {
            long rows = (long)s.N * s.OH, from = rows * task / parts, to = rows * (task + 1) / parts;
            float* sum = sums + (long)task * s.KH * s.KW * s.C;
            Elementwise.Fill((long)s.KH * s.KW * s.C, 0, sum);
            int channel = Accumulate<V>(s, x, dy, sum, from, to, 0);
            if (channel < s.C) channel = Accumulate<Float4>(s, x, dy, sum, from, to, channel);
            if (channel < s.C) AccumulateScalar(s, x, dy, sum, from, to, channel);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Accumulate<V>(in ConvShape s, float* x, float* dy, float* sums, long from, long to, int first) where V : struct, IVector<V>
    {
        nint c = s.C;
        int oh = s.OH, ow = s.OW, channel = first;
        for (long row = from; row < to; row++)
        {
            long n = row / oh;
            int top = (int)(row % oh) * s.StrideH - s.PadTop;
            for (channel = first; channel <= s.C - V.Count; channel += V.Count)
            {
                float* image = x + n * s.H * s.W * c + channel, gradient = dy + row * ow * c + channel;
                for (int kh = 0; kh < s.KH; kh++)
                {
                    int iy = top + kh * s.DilH;
                    if ((uint)iy >= (uint)s.H) continue;
                    float* line = image + (long)iy * s.W * c;
                    for (int kw = 0; kw < s.KW; kw += 3)
                    {
                        // Up to three taps of a kernel row together, where all of them are inside.
                        int taps = Math.Min(3, s.KW - kw);
                        float* target = sums + (kh * s.KW + kw) * c + channel;
                        // Between inner and outer all taps are inside, and nothing needs a test.
                        int left = s.PadLeft - kw * s.DilW, right = s.W - 1 + left - (taps - 1) * s.DilW;
                        int inner = Math.Clamp((left + s.StrideW - 1) / s.StrideW, 0, ow), outer = right < 0 ? inner : Math.Clamp(right / s.StrideW + 1, inner, ow);
                        Edge<V>(line, gradient, 0, inner, taps, -left, s, target);
                        Edge<V>(line, gradient, outer, ow, taps, -left, s, target);
                        V a = V.Load(target), b = taps > 1 ? V.Load(target + c) : V.Zero, d = taps > 2 ? V.Load(target + 2 * c) : V.Zero;
                        float* p = line + ((long)inner * s.StrideW - left) * c, q = gradient + (long)inner * c;
                        nint step = s.StrideW * c, second = taps > 1 ? s.DilW * c : 0, third = taps > 2 ? 2 * s.DilW * c : 0;
                        for (int ox = inner; ox < outer; ox++, p += step, q += c)
                        {
                            var g = V.Load(q);
                            a = V.Fma(V.Load(p), g, a);
                            b = V.Fma(V.Load(p + second), g, b);
                            d = V.Fma(V.Load(p + third), g, d);
                        }
                        V.Store(a, target);
                        if (taps > 1) V.Store(b, target + c);
                        if (taps > 2) V.Store(d, target + 2 * c);
                    }
                }
            }
        }
        return channel;
    }

    // Output pixels from `from` to `to`, some of whose taps may lie outside.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Edge<V>(float* line, float* gradient, int from, int to, int taps, int offset, in ConvShape s, float* target) where V : struct, IVector<V>
    {
        for (int ox = from; ox < to; ox++)
        {
            var g = V.Load(gradient + (long)ox * s.C);
            for (int tap = 0; tap < taps; tap++)
            {
                int ix = ox * s.StrideW + offset + tap * s.DilW;
                if ((uint)ix >= (uint)s.W) continue;
                float* sum = target + (long)tap * s.C;
                V.Store(V.Fma(V.Load(line + (long)ix * s.C), g, V.Load(sum)), sum);
            }
        }
    }

    private static void AccumulateScalar(in ConvShape s, float* x, float* dy, float* sums, long from, long to, int first)
    {
        for (long row = from; row < to; row++)
        {
            long n = row / s.OH;
            int top = (int)(row % s.OH) * s.StrideH - s.PadTop;
            for (int tap = 0; tap < s.KH * s.KW; tap++)
            {
                int iy = top + tap / s.KW * s.DilH;
                if ((uint)iy >= (uint)s.H) continue;
                for (int ox = 0; ox < s.OW; ox++)
                {
                    int ix = ox * s.StrideW - s.PadLeft + tap % s.KW * s.DilW;
                    if ((uint)ix >= (uint)s.W) continue;
                    for (int c = first; c < s.C; c++)
                        sums[(long)tap * s.C + c] += x[((n * s.H + iy) * s.W + ix) * s.C + c] * dy[(row * s.OW + ox) * s.C + c];
                }
            }
        }
    }
}
