using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>Convolution of each channel with a filter of its own: channels lie across the vector, so nothing is broadcast.</summary>
internal static unsafe class DepthwiseConv
{
    /// <summary>Channels that a pixel takes before the next does: memory is read and written in its order, and the weights stay in the level-1 cache.</summary>
    private const int Together = 256;

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
        using var zeros = new Scratch(floats);
        Elementwise.Fill(floats, 0, zeros.Floats);
        long rowWork = (long)pass.OW * pass.C * pass.KH * pass.KW;
        var p = pass;
        if (p.Bias == null) p.Bias = zeros.Floats;
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
                if (pass.Finish.Any) pass.Finish.Apply<V>(pass.Y + row / pass.OH * pass.OutImage + row % pass.OH * pass.OutRow, pass.OW * pass.OutPixel);
            }
        }
    }

    // One output row, for the channels from `first` on that fill whole vectors; returns the next channel.
    private static int Row<V>(in ConvPass p, float* zeros, long row, int first) where V : struct, IVector<V>
    {
        long n = row / p.OH;
        int oy = (int)(row % p.OH), top = oy * p.StrideH - p.PadTop, end = first + (p.C - first) / V.Count * V.Count;
        float* image = p.X + n * p.H * p.W * p.C, y = p.Y + n * p.OutImage + oy * p.OutRow;
        for (int channel = first; channel < end; channel += Together)
        {
            int count = Math.Min(Together, end - channel);
            if (p.KH == 3 && p.KW == 3) Nine<V>(p, image + channel, zeros, channel, count, top, y + channel);
            else AnySize<V>(p, image + channel, channel, count, top, y + channel);
        }
        return end;
    }

    private static void Nine<V>(in ConvPass p, float* image, float* none, int first, int count, int top, float* y) where V : struct, IVector<V>
    {
        // Kernel rows outside the image read a line of zeros.
        float* r0 = Line(p, image, top, none), r1 = Line(p, image, top + p.DilH, none), r2 = Line(p, image, top + 2 * p.DilH, none);
        float* next = image + (top + 2L * p.DilH + 1) * p.W * p.C;
        int inner = Math.Clamp((p.PadLeft + p.StrideW - 1) / p.StrideW, 0, p.OW), last = p.W - 1 - 2 * p.DilW + p.PadLeft;
        int outer = last < 0 ? inner : Math.Clamp(last / p.StrideW + 1, inner, p.OW);
        if (outer - inner < 4) outer = inner;
        for (int x = 0; x < inner; x++) One<V>(p, r0, r1, r2, none, x, first, count, y);
        for (int x = inner; x < outer; x += 4)
        {
            // The last four may overlap those before.
            int start = Math.Min(x, outer - 4);
            nint offset = ((nint)start * p.StrideW - p.PadLeft) * p.C;
            Four<V>(p, r0 + offset, r1 + offset, r2 + offset, next + offset, first, count, y + start * p.OutPixel);
        }
        for (int x = outer; x < p.OW; x++) One<V>(p, r0, r1, r2, none, x, first, count, y);
    }

    // Asks for what the next row of the output reads first at four neighbours: on its own the processor does not see these rows as
    // streams, and waits for each of their lines.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Await(in ConvPass p, float* line, float* output)
    {
        for (int pixel = 4; pixel > 0; pixel--, output += p.OutPixel) Simd.Prefetch(output);
        for (int row = p.StrideH; row > 0; row--, line += (nint)(p.W - 4 * p.StrideW) * p.C)
        {
            for (int pixel = 4 * p.StrideW; pixel > 0; pixel--, line += p.C) Simd.Prefetch(line);
        }
    }

    // Four neighbours, whose input in the next rows lies `ahead`.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four<V>(in ConvPass p, float* q0, float* q1, float* q2, float* ahead, int first, int count, float* y) where V : struct, IVector<V>
    {
        nint c = p.C, tap = p.DilW * c, step = p.StrideW * c, third = 3 * step, pixel = (nint)p.OutPixel;
        float* weights = p.Weights + first, bias = p.Bias + first;
        for (nint i = 0; i < count; i += V.Count)
        {
            V s0 = V.Load(bias + i), s1 = s0, s2 = s0, s3 = s0, w;
            float* k = weights + i, q;
            // Once a cache line.
            if (i % 16 == 0) Await(p, ahead + i, y + p.OutRow + i);
            q = q0 + i;
            w = V.Load(k); s0 = V.Fma(w, V.Load(q), s0); s1 = V.Fma(w, V.Load(q + step), s1); s2 = V.Fma(w, V.Load(q + 2 * step), s2); s3 = V.Fma(w, V.Load(q + third), s3);
            k += c; q += tap;
            w = V.Load(k); s0 = V.Fma(w, V.Load(q), s0); s1 = V.Fma(w, V.Load(q + step), s1); s2 = V.Fma(w, V.Load(q + 2 * step), s2); s3 = V.Fma(w, V.Load(q + third), s3);
            k += c; q += tap;
            w = V.Load(k); s0 = V.Fma(w, V.Load(q), s0); s1 = V.Fma(w, V.Load(q + step), s1); s2 = V.Fma(w, V.Load(q + 2 * step), s2); s3 = V.Fma(w, V.Load(q + third), s3);
            k += c;
            q = q1 + i;
            w = V.Load(k); s0 = V.Fma(w, V.Load(q), s0); s1 = V.Fma(w, V.Load(q + step), s1); s2 = V.Fma(w, V.Load(q + 2 * step), s2); s3 = V.Fma(w, V.Load(q + third), s3);
            k += c; q += tap;
            w = V.Load(k); s0 = V.Fma(w, V.Load(q), s0); s1 = V.Fma(w, V.Load(q + step), s1); s2 = V.Fma(w, V.Load(q + 2 * step), s2); s3 = V.Fma(w, V.Load(q + third), s3);
            k += c; q += tap;
            w = V.Load(k); s0 = V.Fma(w, V.Load(q), s0); s1 = V.Fma(w, V.Load(q + step), s1); s2 = V.Fma(w, V.Load(q + 2 * step), s2); s3 = V.Fma(w, V.Load(q + third), s3);
            k += c;
            q = q2 + i;
            w = V.Load(k); s0 = V.Fma(w, V.Load(q), s0); s1 = V.Fma(w, V.Load(q + step), s1); s2 = V.Fma(w, V.Load(q + 2 * step), s2); s3 = V.Fma(w, V.Load(q + third), s3);
            k += c; q += tap;
            w = V.Load(k); s0 = V.Fma(w, V.Load(q), s0); s1 = V.Fma(w, V.Load(q + step), s1); s2 = V.Fma(w, V.Load(q + 2 * step), s2); s3 = V.Fma(w, V.Load(q + third), s3);
            k += c; q += tap;
            w = V.Load(k); s0 = V.Fma(w, V.Load(q), s0); s1 = V.Fma(w, V.Load(q + step), s1); s2 = V.Fma(w, V.Load(q + 2 * step), s2); s3 = V.Fma(w, V.Load(q + third), s3);
            V.Store(s0, y + i);
            V.Store(s1, y + pixel + i);
            V.Store(s2, y + 2 * pixel + i);
            V.Store(s3, y + 3 * pixel + i);
        }
    }

    // A pixel whose window may hang over the border.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One<V>(in ConvPass p, float* r0, float* r1, float* r2, float* none, int x, int first, int count, float* y) where V : struct, IVector<V>
    {
        nint c = p.C;
        float** taps = stackalloc float*[9] { r0, r0, r0, r1, r1, r1, r2, r2, r2 };
        for (int i = 0; i < 9; i++)
        {
            int column = x * p.StrideW - p.PadLeft + i % 3 * p.DilW;
            taps[i] = (uint)column < (uint)p.W ? taps[i] + column * c : none;
        }
        float* w = p.Weights + first, bias = p.Bias + first;
        y += x * p.OutPixel;
        for (nint i = 0; i < count; i += V.Count)
        {
            V s = V.Fma(V.Load(taps[0] + i), V.Load(w + i), V.Load(bias + i)), t = V.Load(taps[1] + i) * V.Load(w + c + i);
            s = V.Fma(V.Load(taps[2] + i), V.Load(w + 2 * c + i), s);
            t = V.Fma(V.Load(taps[3] + i), V.Load(w + 3 * c + i), t);
            s = V.Fma(V.Load(taps[4] + i), V.Load(w + 4 * c + i), s);
            t = V.Fma(V.Load(taps[5] + i), V.Load(w + 5 * c + i), t);
            s = V.Fma(V.Load(taps[6] + i), V.Load(w + 6 * c + i), s);
            t = V.Fma(V.Load(taps[7] + i), V.Load(w + 7 * c + i), t);
            s = V.Fma(V.Load(taps[8] + i), V.Load(w + 8 * c + i), s);
            V.Store(s + t, y + i);
        }
    }

    // Any kernel, tap by tap.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AnySize<V>(in ConvPass p, float* image, int first, int count, int top, float* y) where V : struct, IVector<V>
    {
        for (int x = 0; x < p.OW; x++, y += p.OutPixel)
        {
            for (int i = 0; i < count; i += V.Count)
            {
                var sum = V.Load(p.Bias + first + i);
                for (int kh = 0; kh < p.KH; kh++)
                {
                    float* line = Line(p, image, top + kh * p.DilH, null);
                    if (line == null) continue;
                    for (int kw = 0; kw < p.KW; kw++)
                    {
                        int ix = x * p.StrideW - p.PadLeft + kw * p.DilW;
                        if ((uint)ix >= (uint)p.W) continue;
                        sum = V.Fma(V.Load(line + (long)ix * p.C + i), V.Load(p.Weights + (long)(kh * p.KW + kw) * p.C + first + i), sum);
                    }
                }
                V.Store(sum, y + i);
            }
        }
    }

    private static float* Line(in ConvPass p, float* image, int y, float* none) => (uint)y < (uint)p.H ? image + (long)y * p.W * p.C : none;

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
