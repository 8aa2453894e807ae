using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>
/// 3×3 convolution of maps that one tile covers (<see cref="WholeMaps"/>), forward or back to the input. There are few tiles and many weights, so the
/// weights are transformed where they are used, some in the level-2 cache at a time, and never written to memory: it costs nothing that they change at every step.
/// </summary>
internal unsafe struct WholeMapPass : ITaskKernel
{
    /// <summary>Input channels whose filters are transformed at a time.</summary>
    private const int Depth = 32;

    /// <summary>Images that pass together.</summary>
    private const int MostImages = 64;

    private ConvShape s;
    private float* weights, scale, bias, y, inputs;
    private int images;
    private long inputPoint;
    private bool planar, turned;
    private Finish finish;

    /// <summary>y = x ∗ w · scale + bias, both for each output channel and both may be null; weights are [OC][C][3][3] where <paramref name="planar"/>, else [OC][3][3][C].</summary>
    internal static void Forward(in ConvShape s, float* x, float* w, bool planar, float* scale, float* bias, float* y, Finish finish = default) =>
        Run(s, x, new WholeMapPass { s = s, weights = w, planar = planar, scale = scale, bias = bias, y = y, finish = finish });

    /// <summary>dx for the shape of <see cref="Winograd.GradientShape"/>: the same with weights [C][OC][3][3] turned half round.</summary>
    internal static void Backward(in ConvShape gradient, float* dy, float* w, float* dx) =>
        Run(gradient, dy, new WholeMapPass { s = gradient, weights = w, planar = true, turned = true, y = dx });

    private static void Run(in ConvShape s, float* x, WholeMapPass pass)
    {
        int rounds = (s.N + MostImages - 1) / MostImages, vector = Simd.Floats;
        for (int round = 0; round < rounds; round++)
        {
            int first = s.N * round / rounds;
            pass.images = s.N * (round + 1) / rounds - first;
            // 16 floats more between the points keep them out of each other's cache sets.
            pass.inputPoint = (long)s.C * pass.images + 16;
            using var scratch = new Scratch(WholeMaps.Points * pass.inputPoint);
            pass.inputs = scratch.Floats;
            pass.y += first * ImageFloats(s);
            var tiles = new WholeMaps.Tiles
            {
                Maps = x + (long)first * s.H * s.W * s.C, Count = pass.images, H = s.H, W = s.W, C = s.C, Top = -s.PadTop, Left = -s.PadLeft,
                ByChannel = true, Target = pass.inputs, Point = pass.inputPoint,
            };
            Simd.For(tiles, s.C / vector);
            Simd.For(pass, WeightPacking.Blocks(s.OC, vector));
            pass.y -= first * ImageFloats(s);
        }
    }

    private static long ImageFloats(in ConvShape s) => (long)s.OH * s.OW * s.OC;

    // A block of output channels.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<V>(int block) where V : struct, IVector<V>
    {
        int first = block * 2 * V.Count, vectors = WeightPacking.Vectors(s.OC, block, V.Count), width = vectors * V.Count;
        int parts = (images + OuterTile<V>.MaxRows - 1) / OuterTile<V>.MaxRows;
        long filterPoint = Depth * width + 16, productPoint = (long)images * width + 16;
        using var scratch = new Scratch(WholeMaps.Points * (filterPoint + productPoint) + 512);
        float* filters = scratch.Floats, products = filters + WholeMaps.Points * filterPoint;
        for (int from = 0; from < s.C; from += Depth)
        {
            int depth = Math.Min(Depth, s.C - from);
            for (int lane = 0; lane < width; lane += V.Count) Filters<V>(first + lane, from, depth, filters + lane, width, filterPoint);
            for (int point = 0; point < WholeMaps.Points; point++)
            {
                float* a = inputs + point * inputPoint + (long)from * images, c = products + point * productPoint;
                for (int part = 0; part < parts; part++)
                {
                    int top = images * part / parts, height = images * (part + 1) / parts - top;
                    OuterTile<V>.Run(height, vectors, a + top, images * sizeof(float), 1, 0, depth, filters + point * filterPoint, width, 0, c + (long)top * width, width, from > 0);
                }
            }
        }
        for (int lane = 0; lane < width; lane += V.Count) Outputs<V>(first + lane, products + lane, width, productPoint);
    }

    // G·w·Gᵀ for a vector of output channels: [point][input channel][lane].
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Filters<V>(int channel, int from, int depth, float* target, int width, long gap) where V : struct, IVector<V>
    {
        float* taps = stackalloc float[9 * Depth * 16], half = stackalloc float[21 * 16];
        // [tap][lane] of each input channel.
        nint tap = V.Count, next = 9 * V.Count;
        if (turned)
        {
            for (int i = 0; i < depth; i++) Transposition.Block(weights + ((long)(from + i) * s.OC + channel) * 9, 9, taps + i * next, V.Count, V.Count, 9);
        }
        else if (planar)
        {
            Transposition.Block(weights + ((long)channel * s.C + from) * 9, 9L * s.C, taps, V.Count, V.Count, 9 * depth);
        }
        else
        {
            for (int i = 0; i < 9; i++) Transposition.Block(weights + ((long)channel * 9 + i) * s.C + from, 9L * s.C, taps + i * depth * V.Count, V.Count, V.Count, depth);
            (tap, next) = (depth * V.Count, V.Count);
        }
        if (turned)
        {
            taps += 8 * tap;
            tap = -tap;
        }
        for (int i = 0; i < depth; i++, taps += next, target += width)
        {
            for (int column = 0; column < 3; column++)
            {
                float* p = taps + column * tap;
                Filter(V.Load(p), V.Load(p + 3 * tap), V.Load(p + 6 * tap), half + column * 16, 3 * 16);
            }
            for (int row = 0; row < WholeMaps.Tile; row++)
            {
                float* p = half + row * 3 * 16;
                Filter(V.Load(p), V.Load(p + 16), V.Load(p + 32), target + row * WholeMaps.Tile * gap, gap);
            }
        }
    }

    // G: three taps to seven points.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Filter<V>(V a, V b, V c, float* target, long gap) where V : struct, IVector<V>
    {
        V ends = a + c, tips = V.Fma(V.Broadcast(4), a, c);
        V.Store(a * V.Broadcast(1f / 2), target);
        V.Store((ends + b) * V.Broadcast(1f / 18), target + gap);
        V.Store((ends - b) * V.Broadcast(1f / 6), target + 2 * gap);
        V.Store(V.Fma(V.Broadcast(2), b, tips) * V.Broadcast(-2f / 15), target + 3 * gap);
        V.Store(V.Fma(V.Broadcast(-2), b, tips) * V.Broadcast(-2f / 9), target + 4 * gap);
        V.Store(V.Fma(V.Broadcast(4), c, V.Fma(V.Broadcast(-2), b, a)) * V.Broadcast(-1f / 90), target + 5 * gap);
        V.Store(c * V.Broadcast(1f / 4), target + 6 * gap);
    }

    // Aᵀ·p·A · scale + bias for a vector of output channels.
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Outputs<V>(int channel, float* products, int width, long gap) where V : struct, IVector<V>
    {
        float* map = stackalloc float[WholeMaps.Side * WholeMaps.Side * 16];
        V factor = scale == null ? V.Broadcast(1) : V.Load(scale + channel), offset = bias == null ? V.Zero : V.Load(bias + channel);
        for (int n = 0; n < images; n++)
        {
            WholeMaps.Transform<V>(WholeMaps.Outputs, WholeMaps.Side, WholeMaps.Tile, products + n * width, gap, map, 16);
            float* target = y + n * ImageFloats(s) + channel;
            for (int row = 0; row < s.OH; row++)
            {
                for (int column = 0; column < s.OW; column++, target += s.OC)
                {
                    V value = V.Fma(V.Load(map + (row * WholeMaps.Side + column) * 16), factor, offset);
                    V.Store(finish.Any ? finish.Of(value, target) : value, target);
                }
            }
        }
    }
}
