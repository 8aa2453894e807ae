using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>
/// 3×3 convolution without stride by Winograd's F(4×4, 3×3) (Lavin and Gray 2016): tiles of 6×6 inputs give 4×4 outputs by
/// 36 products of matrices instead of 144 multiplications a channel. Rounding differs from the direct convolution's by
/// about 2e-6 of the root mean square of the outputs.
/// </summary>
internal unsafe struct Winograd : ITaskKernel
{
    private const int Points = 36;

    /// <summary>Transformed weights up to this size stay in the cache while tiles pass; a task then does all steps for some tiles.</summary>
    private const long ResidentBytes = 3L << 20;

    /// <summary>Scratch of a task that does all steps: about a level-2 cache.</summary>
    private const long TaskBytes = 650 << 10;

    /// <summary>Scratch for the tiles that pass through large weights together.</summary>
    private const long SharedBytes = 32L << 20;

    private enum Step
    {
        All,
        Input,
        Multiply,
        Output,
    }

    private ConvShape s;
    private float* x, weights, bias, y, inputs, products;
    private int down, across, batch;
    private long tiles, firstTile, inputPoint, productPoint;
    private Step step;
    private Finish finish;

    /// <summary>True where the method applies and pays.</summary>
    internal static bool Suits(in ConvShape s) =>
        s.KH == 3 && s.KW == 3 && s.StrideH == 1 && s.StrideW == 1 && s.DilH == 1 && s.DilW == 1 && s.Groups == 1
        && s.C >= 32 && s.OC >= 32 && s.C % 16 == 0 && s.OC % 16 == 0 && s.OH >= 4 && s.OW >= 4;

    /// <summary>
    /// True where it pays even if the weights have to be transformed for this one call. Whether they were kept must not decide: the
    /// same call gives the same bits, the first time and later.
    /// </summary>
    internal static bool PaysOnce(in ConvShape s) => Suits(s) && (long)s.N * s.OH * s.OW >= 512;

    /// <summary>True where the weights stay in the cache, so that few tiles at a time cost no more than many.</summary>
    internal static bool IsResident(in ConvShape s) => WeightCount(s, Simd.Floats) * sizeof(float) <= ResidentBytes;

    /// <summary>The gradient of the input as a convolution of the gradient of the output, for weights packed as transposed.</summary>
    internal static ConvShape GradientShape(in ConvShape s) => s with
    {
        H = s.OH,
        W = s.OW,
        C = s.OC,
        OC = s.C,
        PadTop = 2 - s.PadTop,
        PadBottom = 2 - s.PadBottom,
        PadLeft = 2 - s.PadLeft,
        PadRight = 2 - s.PadRight,
    };

    /// <summary>Floats of the transformed weights.</summary>
    internal static long WeightCount(in ConvShape s, int vector) => (long)Points * WeightPacking.Padded(s.OC, vector) * s.C;

    /// <summary>
    /// Weights [OC][C][3][3] to 36 matrices, each packed as those of a 1×1 convolution. <paramref name="transposed"/>: they are
    /// [C][OC][3][3] and turned half round, for the gradient of the input.
    /// </summary>
    internal static void PackWeights(in ConvShape shape, float* w, int vector, float* packed, bool transposed = false)
    {
        int blocks = WeightPacking.Blocks(shape.OC, vector);
        Simd.For(new PackKernel(shape, w, packed, transposed), blocks * ((shape.C + PackKernel.Channels - 1) / PackKernel.Channels));
    }

    /// <summary>y = x ∗ w + bias, with weights from <see cref="PackWeights"/>.</summary>
    internal static void Run(in ConvShape s, float* x, float* packed, float* bias, float* y, Finish finish = default)
    {
        var run = new Winograd { s = s, x = x, weights = packed, y = y, finish = finish, down = (s.OH + 3) / 4, across = (s.OW + 3) / 4 };
        run.tiles = (long)s.N * run.down * run.across;
        if (run.tiles == 0) return;
        using var zeros = new Scratch(bias == null ? s.OC : 1);
        if (bias == null) Elementwise.Fill(s.OC, 0, zeros.Floats);
        run.bias = bias == null ? zeros.Floats : bias;
        long tileBytes = (long)Points * (s.C + s.OC) * sizeof(float);
        if (IsResident(s)) run.RunResident(tileBytes);
        else run.RunShared(tileBytes);
    }

    // Every task takes some tiles through all steps.
    private void RunResident(long tileBytes)
    {
        batch = (int)Math.Clamp(TaskBytes / tileBytes / 12 * 12, 12, 96);
        step = Step.All;
        Simd.For(this, checked((int)((tiles + batch - 1) / batch)));
    }

    // Many tiles take each step together, so that the weights pass from memory only a few times.
    private void RunShared(long tileBytes)
    {
        long together = Math.Min(tiles, Math.Max(96, SharedBytes / tileBytes));
        long rounds = (tiles + together - 1) / together;
        together = (tiles + rounds - 1) / rounds;
        inputPoint = together * s.C + 16;
        productPoint = together * s.OC + 16;
        using var scratch = new Scratch(Points * (inputPoint + productPoint));
        inputs = scratch.Floats;
        products = inputs + Points * inputPoint;
        long all = tiles;
        for (firstTile = 0; firstTile < all; firstTile += together)
        {
            tiles = Math.Min(together, all - firstTile);
            batch = 8;
            int tasks = (int)((tiles + batch - 1) / batch);
            step = Step.Input;
            Simd.For(this, tasks);
            step = Step.Multiply;
            Simd.For(this, Points);
            step = Step.Output;
            Simd.For(this, tasks);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<V>(int task) where V : struct, IVector<V>
    {
        if (step == Step.Multiply)
        {
            Multiply<V>(task, (int)tiles);
            return;
        }
        int from = task * batch, count = (int)Math.Min(batch, tiles - from);
        if (step == Step.Input)
        {
            TransformInputs<V>(s, x, down, across, firstTile + from, count, inputs + (long)from * s.C, inputPoint);
        }
        else if (step == Step.Output)
        {
            Outputs<V>(firstTile + from, count, products + (long)from * s.OC);
        }
        else
        {
            // 16 floats more between the points keep them out of each other's cache sets.
            var own = this;
            own.inputPoint = (long)batch * s.C + 16;
            own.productPoint = (long)batch * s.OC + 16;
            using var scratch = new Scratch(Points * (own.inputPoint + own.productPoint));
            own.inputs = scratch.Floats;
            own.products = own.inputs + Points * own.inputPoint;
            TransformInputs<V>(s, x, down, across, from, count, own.inputs, own.inputPoint);
            for (int point = 0; point < Points; point++) own.Multiply<V>(point, count);
            own.Outputs<V>(from, count, own.products);
        }
    }

    // One of the 36 products: [count × C] · [C × OC].
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Multiply<V>(int point, int count) where V : struct, IVector<V>
    {
        var product = new ConvPass
        {
            X = inputs + point * inputPoint, Weights = weights + (long)point * WeightPacking.Padded(s.OC, V.Count) * s.C, Y = products + point * productPoint,
            N = 1, H = 1, W = count, C = s.C, OH = 1, OW = count, OutPixel = s.OC, OutRow = (long)count * s.OC, OutImage = (long)count * s.OC,
            KH = 1, KW = 1, StrideH = 1, StrideW = 1, DilH = 1, DilW = 1, Groups = 1, GroupC = s.C, GroupOC = s.OC,
        };
        product.RunHere<V>(inCache: step == Step.All);
    }

    /// <summary>Transforms some tiles of the input: [point][tile][channel], with <paramref name="gap"/> floats between the points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void TransformInputs<V>(in ConvShape s, float* x, int down, int across, long tile, int count, float* target, long gap) where V : struct, IVector<V>
    {
        int c = s.C;
        long line = (long)s.W * c;
        float** pixels = stackalloc float*[36];
        using var zeros = new Scratch(c);
        Elementwise.Fill(c, 0, zeros.Floats);
        for (int t = 0; t < count; t++, tile++, target += c)
        {
            int left = (int)(tile % across) * 4 - s.PadLeft, top = (int)(tile / across % down) * 4 - s.PadTop;
            float* image = x + tile / across / down * s.H * line;
            // What the next tile reads that this one does not.
            for (int row = 0; row < 6; row++) Simd.Prefetch(image + (top + row) * line + (left + 6L) * c, 4 * c);
            for (int i = 0; i < 36; i++)
            {
                int row = top + i / 6, column = left + i % 6;
                pixels[i] = (uint)row < (uint)s.H && (uint)column < (uint)s.W ? image + row * line + (long)column * c : zeros.Floats;
            }
            for (nint channel = 0; channel < c; channel += V.Count) InputTransform<V>(pixels, channel, target + channel, gap);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Outputs<V>(long tile, int count, float* source) where V : struct, IVector<V>
    {
        int oc = s.OC, oh = s.OH, ow = s.OW;
        long line = (long)ow * oc;
        float* block = stackalloc float[16 * 16];
        for (int t = 0; t < count; t++, tile++, source += oc)
        {
            int left = (int)(tile % across) * 4, top = (int)(tile / across % down) * 4;
            int height = Math.Min(4, oh - top), width = Math.Min(4, ow - left);
            float* target = y + (tile / across / down * oh + top) * line + (long)left * oc;
            for (int row = 0; row < height; row++) Simd.Prefetch(target + row * line + 4L * oc, 4 * oc);
            if (height == 4 && width == 4)
            {
                for (nint channel = 0; channel < oc; channel += V.Count) OutputTransform(source + channel, productPoint, V.Load(bias + channel), target + channel, line, oc);
            }
            else
            {
                for (nint channel = 0; channel < oc; channel += V.Count)
                {
                    OutputTransform(source + channel, productPoint, V.Load(bias + channel), block, 4 * 16, 16);
                    for (int row = 0; row < height; row++)
                    {
                        for (int column = 0; column < width; column++) V.Store(V.Load(block + (4 * row + column) * 16), target + row * line + (long)column * oc + channel);
                    }
                }
            }
            for (int row = 0; finish.Any && row < height; row++) finish.Apply<V>(target + row * line, (long)width * oc);
        }
    }

    // Bᵀ·d·B: 6×6 inputs to 36 points. Every row of points is made when it is needed, from inputs in the level-1 cache, so that it never leaves
    // the registers. Not in one method: that would be more than the compiler is ready to inline.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void InputTransform<V>(float** d, nint channel, float* target, long gap) where V : struct, IVector<V>
    {
        OuterRows<V>(d, channel, target, gap);
        TwoRows<V, N4, N1>(d, channel, target + 6 * gap, gap);
        TwoRows<V, N1, N2>(d, channel, target + 18 * gap, gap);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void OuterRows<V>(float** d, nint channel, float* target, long gap) where V : struct, IVector<V>
    {
        StorePoints(Outer<V>(d, channel), Outer<V>(d + 1, channel), Outer<V>(d + 2, channel), Outer<V>(d + 3, channel), Outer<V>(d + 4, channel), Outer<V>(d + 5, channel), target, gap);
        d += 6;
        StorePoints(Outer<V>(d, channel), Outer<V>(d + 1, channel), Outer<V>(d + 2, channel), Outer<V>(d + 3, channel), Outer<V>(d + 4, channel), Outer<V>(d + 5, channel), target + 30 * gap, gap);
    }

    // The second and third row, or the fourth and fifth: they differ by two factors.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void TwoRows<V, Near, Odd>(float** d, nint channel, float* target, long gap)
        where V : struct, IVector<V> where Near : struct, INumber where Odd : struct, INumber
    {
        V e0 = V.Load(d[24] + channel) - Times<V, Near>(V.Load(d[12] + channel)), o0 = Times<V, Odd>(V.Load(d[18] + channel) - Times<V, Near>(V.Load(d[6] + channel)));
        V e1 = V.Load(d[25] + channel) - Times<V, Near>(V.Load(d[13] + channel)), o1 = Times<V, Odd>(V.Load(d[19] + channel) - Times<V, Near>(V.Load(d[7] + channel)));
        V e2 = V.Load(d[26] + channel) - Times<V, Near>(V.Load(d[14] + channel)), o2 = Times<V, Odd>(V.Load(d[20] + channel) - Times<V, Near>(V.Load(d[8] + channel)));
        V e3 = V.Load(d[27] + channel) - Times<V, Near>(V.Load(d[15] + channel)), o3 = Times<V, Odd>(V.Load(d[21] + channel) - Times<V, Near>(V.Load(d[9] + channel)));
        V e4 = V.Load(d[28] + channel) - Times<V, Near>(V.Load(d[16] + channel)), o4 = Times<V, Odd>(V.Load(d[22] + channel) - Times<V, Near>(V.Load(d[10] + channel)));
        V e5 = V.Load(d[29] + channel) - Times<V, Near>(V.Load(d[17] + channel)), o5 = Times<V, Odd>(V.Load(d[23] + channel) - Times<V, Near>(V.Load(d[11] + channel)));
        StorePoints(e0 + o0, e1 + o1, e2 + o2, e3 + o3, e4 + o4, e5 + o5, target, gap);
        StorePoints(e0 - o0, e1 - o1, e2 - o2, e3 - o3, e4 - o4, e5 - o5, target + 6 * gap, gap);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Times<V, N>(V value) where V : struct, IVector<V> where N : struct, INumber => N.Value == 1 ? value : V.Broadcast(N.Value) * value;

    // The first point of a column; of the column's next pixel, the last.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Outer<V>(float** d, nint channel) where V : struct, IVector<V> =>
        V.Fma(V.Broadcast(4), V.Load(d[0] + channel), V.Fma(V.Broadcast(-5), V.Load(d[12] + channel), V.Load(d[24] + channel)));

    // Bᵀ: six values to six points.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StorePoints<V>(V a, V b, V c, V d, V e, V f, float* target, long gap) where V : struct, IVector<V>
    {
        V four = V.Broadcast(4), five = V.Broadcast(-5);
        V even = e - four * c, odd = d - four * b, evenTwo = e - c, oddTwo = V.Broadcast(2) * (d - b);
        V.Store(V.Fma(four, a, V.Fma(five, c, e)), target);
        V.Store(even + odd, target + gap);
        V.Store(even - odd, target + 2 * gap);
        V.Store(evenTwo + oddTwo, target + 3 * gap);
        V.Store(evenTwo - oddTwo, target + 4 * gap);
        V.Store(V.Fma(four, b, V.Fma(five, d, f)), target + 5 * gap);
    }

    // Aᵀ·p·A + offset: 36 points to 4×4 outputs, column by column of the points.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void OutputTransform<V>(float* p, long gap, V offset, float* target, long line, long pixel) where V : struct, IVector<V>
    {
        V two = V.Broadcast(2), four = V.Broadcast(4), eight = V.Broadcast(8);
        float* row1 = target + line, row2 = row1 + line, row3 = row2 + line;
        Column(p + gap, gap, out V b0, out V b1, out V b2, out V b3);
        Column(p + 2 * gap, gap, out V c0, out V c1, out V c2, out V c3);
        V sum0 = b0 + c0, sum1 = b1 + c1, sum2 = b2 + c2, sum3 = b3 + c3, difference0 = b0 - c0, difference1 = b1 - c1, difference2 = b2 - c2, difference3 = b3 - c3;
        Column(p + 3 * gap, gap, out b0, out b1, out b2, out b3);
        Column(p + 4 * gap, gap, out c0, out c1, out c2, out c3);
        V sumTwo0 = b0 + c0, sumTwo1 = b1 + c1, sumTwo2 = b2 + c2, sumTwo3 = b3 + c3, differenceTwo0 = b0 - c0, differenceTwo1 = b1 - c1, differenceTwo2 = b2 - c2, differenceTwo3 = b3 - c3;
        V.Store(V.Fma(two, differenceTwo0, difference0) + offset, target + pixel);
        V.Store(V.Fma(two, differenceTwo1, difference1) + offset, row1 + pixel);
        V.Store(V.Fma(two, differenceTwo2, difference2) + offset, row2 + pixel);
        V.Store(V.Fma(two, differenceTwo3, difference3) + offset, row3 + pixel);
        V.Store(V.Fma(four, sumTwo0, sum0) + offset, target + 2 * pixel);
        V.Store(V.Fma(four, sumTwo1, sum1) + offset, row1 + 2 * pixel);
        V.Store(V.Fma(four, sumTwo2, sum2) + offset, row2 + 2 * pixel);
        V.Store(V.Fma(four, sumTwo3, sum3) + offset, row3 + 2 * pixel);
        Column(p, gap, out b0, out b1, out b2, out b3);
        V.Store(b0 + sum0 + sumTwo0 + offset, target);
        V.Store(b1 + sum1 + sumTwo1 + offset, row1);
        V.Store(b2 + sum2 + sumTwo2 + offset, row2);
        V.Store(b3 + sum3 + sumTwo3 + offset, row3);
        Column(p + 5 * gap, gap, out b0, out b1, out b2, out b3);
        V.Store(V.Fma(eight, differenceTwo0, difference0) + b0 + offset, target + 3 * pixel);
        V.Store(V.Fma(eight, differenceTwo1, difference1) + b1 + offset, row1 + 3 * pixel);
        V.Store(V.Fma(eight, differenceTwo2, difference2) + b2 + offset, row2 + 3 * pixel);
        V.Store(V.Fma(eight, differenceTwo3, difference3) + b3 + offset, row3 + 3 * pixel);
    }

    // Aᵀ: six points to four values.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Column<V>(float* p, long gap, out V first, out V second, out V third, out V fourth) where V : struct, IVector<V>
    {
        V b = V.Load(p + 6 * gap), c = V.Load(p + 12 * gap), d = V.Load(p + 18 * gap), e = V.Load(p + 24 * gap);
        V sum = b + c, difference = b - c, sumTwo = d + e, differenceTwo = d - e;
        first = V.Load(p) + sum + sumTwo;
        second = V.Fma(V.Broadcast(2), differenceTwo, difference);
        third = V.Fma(V.Broadcast(4), sumTwo, sum);
        fourth = V.Fma(V.Broadcast(8), differenceTwo, difference) + V.Load(p + 30 * gap);
    }

    // G: three taps to six points.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Filter<V>(V a, V b, V c, float* target, long gap) where V : struct, IVector<V>
    {
        V sixth = V.Broadcast(-1f / 6), tip = V.Fma(V.Broadcast(4), c, a) * V.Broadcast(1f / 24), middle = b * V.Broadcast(1f / 12), ends = a + c;
        V.Store(a * V.Broadcast(0.25f), target);
        V.Store((ends + b) * sixth, target + gap);
        V.Store((ends - b) * sixth, target + 2 * gap);
        V.Store(tip + middle, target + 3 * gap);
        V.Store(tip - middle, target + 4 * gap);
        V.Store(c, target + 5 * gap);
    }

    /// <summary>A task transforms the filters of a block of output channels for some input channels.</summary>
    private readonly struct PackKernel(ConvShape s, float* w, float* packed, bool transposed) : ITaskKernel
    {
        internal const int Channels = 32;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(int task) where V : struct, IVector<V>
        {
            int vector = V.Count, blocks = WeightPacking.Blocks(s.OC, vector), block = task % blocks, first = block * 2 * vector;
            int from = task / blocks * Channels, to = Math.Min(s.C, from + Channels);
            int width = WeightPacking.Vectors(s.OC, block, vector) * vector;
            long matrix = (long)WeightPacking.Padded(s.OC, vector) * s.C;
            long outStep = transposed ? 9 : 9L * s.C, inStep = transposed ? 9L * s.OC : 9;
            float* taps = stackalloc float[9 * 16], rows = stackalloc float[18 * 16];
            for (int ic = from; ic < to; ic++)
            {
                for (int lane = 0; lane < width; lane += vector)
                {
                    float* filter = w + (first + lane) * outStep + ic * inStep;
                    for (int i = 0; i < vector; i++, filter += outStep)
                    {
                        for (int tap = 0; tap < 9; tap++) taps[tap * 16 + i] = filter[transposed ? 8 - tap : tap];
                    }
                    for (int column = 0; column < 3; column++)
                    {
                        float* p = taps + column * 16;
                        Filter(V.Load(p), V.Load(p + 3 * 16), V.Load(p + 6 * 16), rows + column * 16, 3 * 16);
                    }
                    float* target = packed + (long)first * s.C + (long)ic * width + lane;
                    for (int row = 0; row < 6; row++)
                    {
                        float* p = rows + row * 3 * 16;
                        Filter(V.Load(p), V.Load(p + 16), V.Load(p + 32), target + 6 * row * matrix, matrix);
                    }
                }
            }
        }
    }
}
