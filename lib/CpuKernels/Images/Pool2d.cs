using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>Pooling of channels-last images.</summary>
internal static unsafe class Pool2d
{
    private const long Grain = 64 * 1024;

    /// <summary>
    /// y[N][OH][OW][C] = largest of each window; NaN wins. <paramref name="taps"/>, where not null, takes
    /// <see cref="PoolShape.TapBytes"/> bytes an output for <see cref="MaxBackward"/>: which tap kh·KW + kw won, the first of equals.
    /// </summary>
    internal static void MaxForward(in PoolShape shape, float* x, float* y, void* taps)
    {
        shape.Validate();
        Simd.Range(new MaxKernel(shape, x, y, taps), (long)shape.N * shape.OH, RowGrain(shape));
    }

    /// <summary>
    /// dx from dy. Where <paramref name="reluOutput"/> (the pool's own output y) is given, the gradient of a ReLU that came
    /// just before the pool is applied too: dy counts only where y &gt; 0.
    /// </summary>
    internal static void MaxBackward(in PoolShape shape, float* dy, void* taps, float* dx, float* reluOutput = null)
    {
        shape.Validate();
        var s = shape;
        bool apart = s.KH == 2 && s.KW == 2 && s.StrideH == 2 && s.StrideW == 2 && s.PadH == 0 && s.PadW == 0 && s.DilH == 1 && s.DilW == 1;
        // Ceil mode may hang windows over the border.
        if (apart && s.OH * 2 <= s.H && s.OW * 2 <= s.W)
            Simd.Range(new ApartGradientKernel(s, dy, (byte*)taps, dx, reluOutput), (long)s.N * ((s.H + 1) / 2), RowGrain(s));
        else
            Simd.For(new GradientKernel(s, dy, taps, dx, reluOutput), s.N);
    }

    /// <summary>The winners as PyTorch's indices h·W + w into each plane, in channels-last order.</summary>
    internal static void MaxIndices(in PoolShape shape, void* taps, long* indices)
    {
        var s = shape;
        int oh = s.OH, ow = s.OW;
        Workers.Range((long)s.N * oh, RowGrain(s), (from, to) =>
        {
            for (long row = from; row < to; row++)
            {
                int top = (int)(row % oh) * s.StrideH - s.PadH;
                for (int ox = 0; ox < ow; ox++)
                {
                    for (int c = 0; c < s.C; c++)
                    {
                        long output = (row * ow + ox) * s.C + c;
                        int tap = s.TapBytes == 1 ? ((byte*)taps)[output] : ((int*)taps)[output];
                        indices[output] = (long)(top + tap / s.KW * s.DilH) * s.W + ox * s.StrideW - s.PadW + tap % s.KW * s.DilW;
                    }
                }
            }
        });
    }

    /// <summary>Mean of each window as PyTorch's avg_pool2d (no dilation); <paramref name="divisorOverride"/> 0: none.</summary>
    internal static void AverageForward(in PoolShape shape, float* x, float* y, bool countIncludePad = true, int divisorOverride = 0)
    {
        shape.Validate();
        Simd.Range(new AverageKernel(AverageWindows.Of(shape, countIncludePad, divisorOverride), x, y), (long)shape.N * shape.OH, RowGrain(shape));
    }

    internal static void AverageBackward(in PoolShape shape, float* dy, float* dx, bool countIncludePad = true, int divisorOverride = 0)
    {
        shape.Validate();
        Simd.For(new AverageGradientKernel(AverageWindows.Of(shape, countIncludePad, divisorOverride), dy, dx), shape.N);
    }

    /// <summary>y[n][oh][ow][c]: means over PyTorch's adaptive windows, from floor(i·H/OH) to ceil((i+1)·H/OH).</summary>
    internal static void AdaptiveAverageForward(int n, int h, int w, int c, int oh, int ow, float* x, float* y)
    {
        var windows = AverageWindows.Adaptive(n, h, w, c, oh, ow);
        Simd.Range(new AverageKernel(windows, x, y), (long)n * oh, Math.Max(1, Grain / ((long)w * c * ((h + oh - 1) / oh))));
    }

    internal static void AdaptiveAverageBackward(int n, int h, int w, int c, int oh, int ow, float* dy, float* dx) =>
        Simd.For(new AverageGradientKernel(AverageWindows.Adaptive(n, h, w, c, oh, ow), dy, dx), n);

    private static long RowGrain(in PoolShape s) => Math.Max(1, Grain / ((long)s.W * s.C * s.StrideH));

    /// <summary>Rows of the output.</summary>
    private readonly struct MaxKernel(PoolShape s, float* x, float* y, void* taps) : IRangeKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(long from, long to) where V : struct, IVector<V>
        {
            for (long row = from; row < to; row++)
            {
                int c = s.TapBytes == 1 ? Vectors<V>(row, 0) : 0;
                if (s.TapBytes == 1 && c < s.C) c = Vectors<Float4>(row, c);
                if (c < s.C) Scalars(row, c);
            }
        }

        // Channels from `first` on that fill whole vectors; returns the next.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private int Vectors<V>(long row, int first) where V : struct, IVector<V>
        {
            int ow = s.OW, oh = s.OH, end = first + (s.C - first) / V.Count * V.Count;
            int top = (int)(row % oh) * s.StrideH - s.PadH;
            float* image = x + row / oh * s.H * s.W * s.C, output = y + row * ow * s.C;
            byte* winners = taps == null ? null : (byte*)taps + row * ow * s.C;
            nint c = s.C, line = (nint)s.W * c;
            int khFrom = top < 0 ? (-top + s.DilH - 1) / s.DilH : 0, khTo = Math.Min(s.KH, (s.H - top + s.DilH - 1) / s.DilH);
            for (int ox = 0; ox < ow; ox++, output += c, winners += taps == null ? 0 : c)
            {
                int left = ox * s.StrideW - s.PadW;
                int kwFrom = left < 0 ? (-left + s.DilW - 1) / s.DilW : 0, kwTo = Math.Min(s.KW, (s.W - left + s.DilW - 1) / s.DilW);
                float* window = image + (long)top * line + (long)left * c;
                if (s.KH == 2 && s.KW == 2 && s.DilH == 1 && s.DilW == 1 && khFrom == 0 && khTo == 2 && kwFrom == 0 && kwTo == 2)
                {
                    for (int i = first; i < end; i += V.Count)
                    {
                        float* p = window + i;
                        V best = V.Load(p), tap = V.Zero;
                        Contend(p + c, 1, ref best, ref tap);
                        Contend(p + line, 2, ref best, ref tap);
                        Contend(p + line + c, 3, ref best, ref tap);
                        V.Store(best, output + i);
                        if (winners != null) V.StoreBytes(tap, winners + i);
                    }
                    continue;
                }
                for (int i = first; i < end; i += V.Count)
                {
                    V best = V.Broadcast(float.NegativeInfinity), tap = V.Broadcast(khFrom * s.KW + kwFrom);
                    for (int kh = khFrom; kh < khTo; kh++)
                    {
                        float* p = window + kh * s.DilH * line + kwFrom * s.DilW * c + i;
                        for (int kw = kwFrom; kw < kwTo; kw++, p += s.DilW * c) Contend(p, kh * s.KW + kw, ref best, ref tap);
                    }
                    V.Store(best, output + i);
                    if (winners != null) V.StoreBytes(tap, winners + i);
                }
            }
            return end;
        }

        // A NaN beats all but an earlier NaN.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Contend<V>(float* p, int number, ref V best, ref V tap) where V : struct, IVector<V>
        {
            var value = V.Load(p);
            var wins = ~V.GreaterOrEqual(best, value) & V.Equal(best, best);
            best = V.Select(wins, value, best);
            tap = V.Select(wins, V.Broadcast(number), tap);
        }

        private void Scalars(long row, int first)
        {
            int ow = s.OW, oh = s.OH, top = (int)(row % oh) * s.StrideH - s.PadH;
            float* image = x + row / oh * s.H * s.W * s.C;
            for (int ox = 0; ox < ow; ox++)
            {
                int left = ox * s.StrideW - s.PadW;
                for (int c = first; c < s.C; c++)
                {
                    float best = float.NegativeInfinity;
                    int winner = -1;
                    for (int tap = 0; tap < s.KH * s.KW; tap++)
                    {
                        int iy = top + tap / s.KW * s.DilH, ix = left + tap % s.KW * s.DilW;
                        if ((uint)iy >= (uint)s.H || (uint)ix >= (uint)s.W) continue;
                        float value = image[((long)iy * s.W + ix) * s.C + c];
                        if (winner >= 0 && (best >= value || float.IsNaN(best))) continue;
                        best = value;
                        winner = tap;
                    }
                    long output = (row * ow + ox) * s.C + c;
                    y[output] = best;
                    if (taps == null) continue;
                    if (s.TapBytes == 1) ((byte*)taps)[output] = (byte)winner;
                    else ((int*)taps)[output] = winner;
                }
            }
        }
    }

    /// <summary>2×2 windows side by side: every input belongs to one window, so dx is written once. Units are pairs of input rows.</summary>
    private readonly struct ApartGradientKernel(PoolShape s, float* dy, byte* taps, float* dx, float* reluOutput) : IRangeKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(long from, long to) where V : struct, IVector<V>
        {
            int pairs = (s.H + 1) / 2, oh = s.OH, ow = s.OW;
            for (long pair = from; pair < to; pair++)
            {
                long n = pair / pairs;
                int oy = (int)(pair % pairs), rows = Math.Min(2, s.H - 2 * oy);
                float* target = dx + (n * s.H + 2 * oy) * s.W * s.C;
                if (oy >= oh)
                {
                    new Span<float>(target, rows * s.W * s.C).Clear();
                    continue;
                }
                int c = Vectors<V>(n * oh + oy, target, 0);
                if (c < s.C) c = Vectors<Float4>(n * oh + oy, target, c);
                if (c < s.C) Scalars(n * oh + oy, target, c);
                // An odd last column belongs to no window.
                for (int column = 2 * ow; column < s.W; column++)
                {
                    for (int r = 0; r < rows; r++) new Span<float>(target + ((long)r * s.W + column) * s.C, s.C).Clear();
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private int Vectors<V>(long row, float* target, int first) where V : struct, IVector<V>
        {
            int ow = s.OW, end = first + (s.C - first) / V.Count * V.Count;
            nint c = s.C, line = (nint)s.W * c;
            float* gradient = dy + row * ow * c, output = reluOutput == null ? gradient : reluOutput + row * ow * c;
            byte* winners = taps + row * ow * c;
            for (int ox = 0; ox < ow; ox++, gradient += c, output += c, winners += c, target += 2 * c)
            {
                for (int i = first; i < end; i += V.Count)
                {
                    V g = V.Load(gradient + i), tap = V.LoadBytes(winners + i);
                    if (reluOutput != null) g &= V.Greater(V.Load(output + i), V.Zero);
                    float* p = target + i;
                    V.Store(V.Equal(tap, V.Zero) & g, p);
                    V.Store(V.Equal(tap, V.Broadcast(1)) & g, p + c);
                    V.Store(V.Equal(tap, V.Broadcast(2)) & g, p + line);
                    V.Store(V.Equal(tap, V.Broadcast(3)) & g, p + line + c);
                }
            }
            return end;
        }

        private void Scalars(long row, float* target, int first)
        {
            int ow = s.OW;
            for (int ox = 0; ox < ow; ox++)
            {
                for (int c = first; c < s.C; c++)
                {
                    long output = (row * ow + ox) * s.C + c;
                    float g = reluOutput == null || reluOutput[output] > 0 ? dy[output] : 0;
                    for (int tap = 0; tap < 4; tap++) target[((long)(tap >> 1) * s.W + 2 * ox + (tap & 1)) * s.C + c] = taps[output] == tap ? g : 0;
                }
            }
        }
    }

    /// <summary>Windows that may overlap: an image at a time, in the order of the outputs.</summary>
    private readonly struct GradientKernel(PoolShape s, float* dy, void* taps, float* dx, float* reluOutput) : ITaskKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(int n) where V : struct, IVector<V>
        {
            int oh = s.OH, ow = s.OW;
            long size = (long)s.H * s.W * s.C;
            float* image = dx + n * size;
            Elementwise.Fill(size, 0, image);
            long output = (long)n * oh * ow * s.C;
            for (int oy = 0; oy < oh; oy++)
            {
                for (int ox = 0; ox < ow; ox++)
                {
                    for (int c = 0; c < s.C; c++, output++)
                    {
                        if (reluOutput != null && !(reluOutput[output] > 0)) continue;
                        int tap = s.TapBytes == 1 ? ((byte*)taps)[output] : ((int*)taps)[output];
                        int iy = oy * s.StrideH - s.PadH + tap / s.KW * s.DilH, ix = ox * s.StrideW - s.PadW + tap % s.KW * s.DilW;
                        image[((long)iy * s.W + ix) * s.C + c] += dy[output];
                    }
                }
            }
        }
    }

    private readonly struct AverageKernel(AverageWindows windows, float* x, float* y) : IRangeKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(long from, long to) where V : struct, IVector<V>
        {
            int c = windows.C;
            for (long row = from; row < to; row++)
            {
                var (top, bottom, _) = windows.Rows((int)(row % windows.OH));
                float* image = x + row / windows.OH * windows.H * windows.W * c;
                for (int ox = 0; ox < windows.OW; ox++)
                {
                    var (left, right, _) = windows.Columns(ox);
                    float divisor = windows.Divisor((int)(row % windows.OH), ox);
                    float* output = y + (row * windows.OW + ox) * c;
                    int i = 0;
                    for (; i <= c - V.Count; i += V.Count)
                    {
                        var sum = V.Zero;
                        for (int iy = top; iy < bottom; iy++)
                        {
                            for (int ix = left; ix < right; ix++) sum += V.Load(image + ((long)iy * windows.W + ix) * c + i);
                        }
                        V.Store(sum / V.Broadcast(divisor), output + i);
                    }
                    for (; i < c; i++)
                    {
                        float sum = 0;
                        for (int iy = top; iy < bottom; iy++)
                        {
                            for (int ix = left; ix < right; ix++) sum += image[((long)iy * windows.W + ix) * c + i];
                        }
                        output[i] = sum / divisor;
                    }
                }
            }
        }
    }

    private readonly struct AverageGradientKernel(AverageWindows windows, float* dy, float* dx) : ITaskKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(int n) where V : struct, IVector<V>
        {
            int c = windows.C;
            long size = (long)windows.H * windows.W * c;
            float* image = dx + n * size, gradient = dy + (long)n * windows.OH * windows.OW * c;
            Elementwise.Fill(size, 0, image);
            for (int oy = 0; oy < windows.OH; oy++)
            {
                var (top, bottom, _) = windows.Rows(oy);
                for (int ox = 0; ox < windows.OW; ox++, gradient += c)
                {
                    var (left, right, _) = windows.Columns(ox);
                    float divisor = windows.Divisor(oy, ox);
                    int i = 0;
                    for (; i <= c - V.Count; i += V.Count)
                    {
                        var share = V.Load(gradient + i) / V.Broadcast(divisor);
                        for (int iy = top; iy < bottom; iy++)
                        {
                            for (int ix = left; ix < right; ix++)
                            {
                                float* p = image + ((long)iy * windows.W + ix) * c + i;
                                V.Store(V.Load(p) + share, p);
                            }
                        }
                    }
                    for (; i < c; i++)
                    {
                        float share = gradient[i] / divisor;
                        for (int iy = top; iy < bottom; iy++)
                        {
                            for (int ix = left; ix < right; ix++) image[((long)iy * windows.W + ix) * c + i] += share;
                        }
                    }
                }
            }
        }
    }
}

/// <summary>Which inputs each output of an average pooling takes, and what it divides by.</summary>
internal readonly record struct AverageWindows(
    int N, int H, int W, int C, int OH, int OW, int KH, int KW, int StrideH, int StrideW, int PadH, int PadW, bool IsAdaptive, bool CountPadding, int DivisorOverride)
{
    internal static AverageWindows Of(in PoolShape s, bool countPadding, int divisorOverride) =>
        new(s.N, s.H, s.W, s.C, s.OH, s.OW, s.KH, s.KW, s.StrideH, s.StrideW, s.PadH, s.PadW, false, countPadding, divisorOverride);

    internal static AverageWindows Adaptive(int n, int h, int w, int c, int oh, int ow) =>
        new(n, h, w, c, oh, ow, 0, 0, 0, 0, 0, 0, true, false, 0);

    /// <summary>First input row, the one after the last, and rows counting the padding.</summary>
    internal (int From, int To, int Padded) Rows(int oy) => IsAdaptive ? Part(oy, H, OH) : Window(oy, H, KH, StrideH, PadH);

    /// <summary>First input column, the one after the last, and columns counting the padding.</summary>
    internal (int From, int To, int Padded) Columns(int ox) => IsAdaptive ? Part(ox, W, OW) : Window(ox, W, KW, StrideW, PadW);

    internal float Divisor(int oy, int ox)
    {
        if (DivisorOverride != 0) return DivisorOverride;
        var (top, bottom, rows) = Rows(oy);
        var (left, right, columns) = Columns(ox);
        return CountPadding ? rows * columns : (bottom - top) * (right - left);
    }

    private static (int, int, int) Part(int i, int size, int parts)
    {
        int from = (int)((long)i * size / parts), to = (int)(((long)(i + 1) * size + parts - 1) / parts);
        return (from, to, to - from);
    }

    private static (int, int, int) Window(int i, int size, int kernel, int stride, int pad)
    {
        int from = i * stride - pad, padded = Math.Min(from + kernel, size + pad) - from;
        return (Math.Max(from, 0), Math.Min(from + kernel, size), padded);
    }
}
