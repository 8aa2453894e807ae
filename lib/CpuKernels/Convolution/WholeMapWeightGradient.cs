using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>
/// The weight gradient of a 3×3 convolution of maps that one tile covers (<see cref="WholeMaps"/>): dw = Gᵀ[Σ (Bᵀ x B) ⊙ (A dy Aᵀ)]G. The sums over the batch of some
/// pairs of channels are turned back into taps while they are in the level-2 cache.
/// </summary>
internal unsafe struct WholeMapWeightGradient : ITaskKernel
{
    /// <summary>Images of a batch whose transformed maps are held at a time.</summary>
    private const int MostImages = 128;

    private ConvShape s;
    private float* inputs, gradients, dw;
    private long inputPoint, gradientPoint;

    /// <summary>True where the method applies and pays.</summary>
    internal static bool Suits(in ConvShape s) => WholeMaps.Suits(s) && s.N <= MostImages;

    /// <summary>dw[OC][C][3][3], overwritten.</summary>
    internal static void Run(in ConvShape s, float* x, float* dy, float* dw)
    {
        // 16 floats more between the points keep them out of each other's cache sets.
        var run = new WholeMapWeightGradient { s = s, dw = dw, inputPoint = (long)s.N * s.C + 16, gradientPoint = (long)s.N * s.OC + 16 };
        using var scratch = new Scratch(WholeMaps.Points * (run.inputPoint + run.gradientPoint) + 512);
        run.inputs = scratch.Floats;
        run.gradients = run.inputs + WholeMaps.Points * run.inputPoint;
        int vector = Simd.Floats;
        Simd.For(new WholeMaps.Tiles { Maps = x, Count = s.N, H = s.H, W = s.W, C = s.C, Top = -s.PadTop, Left = -s.PadLeft, Target = run.inputs, Point = run.inputPoint }, s.C / vector);
        Simd.For(new WholeMaps.Tiles { Maps = dy, Count = s.N, H = s.OH, W = s.OW, C = s.OC, Gradient = true, Target = run.gradients, Point = run.gradientPoint }, s.OC / vector);
        Simd.For(run, WeightPacking.Blocks(s.C, vector));
    }

    // A block of input channels.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<V>(int block) where V : struct, IVector<V>
    {
        int first = block * 2 * V.Count, vectors = WeightPacking.Vectors(s.C, block, V.Count), width = vectors * V.Count;
        int parts = (s.OC + OuterTile<V>.MaxRows - 1) / OuterTile<V>.MaxRows;
        long sumPoint = OuterTile<V>.MaxRows * width + 16;
        using var sums = new Scratch(WholeMaps.Points * sumPoint);
        for (int part = 0; part < parts; part++)
        {
            int top = s.OC * part / parts, height = s.OC * (part + 1) / parts - top;
            for (int point = 0; point < WholeMaps.Points; point++)
            {
                OuterTile<V>.Run(height, vectors, gradients + point * gradientPoint + top, s.OC * sizeof(float), 1, 0, s.N, inputs + point * inputPoint + first, s.C, 0,
                    sums.Floats + point * sumPoint, width, false);
            }
            for (int oc = 0; oc < height; oc++)
            {
                for (int lane = 0; lane < width; lane += V.Count) Taps<V>(sums.Floats + oc * width + lane, sumPoint, dw + ((long)(top + oc) * s.C + first + lane) * 9);
            }
        }
    }

    // Gᵀ·sum·G for a vector of input channels, [channel][3][3].
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Taps<V>(float* p, long gap, float* target) where V : struct, IVector<V>
    {
        float* rows = stackalloc float[21 * 16], taps = stackalloc float[9 * 16];
        for (int column = 0; column < WholeMaps.Tile; column++, p += gap)
        {
            const int Row = WholeMaps.Tile;
            Gather(V.Load(p), V.Load(p + Row * gap), V.Load(p + 2 * Row * gap), V.Load(p + 3 * Row * gap), V.Load(p + 4 * Row * gap), V.Load(p + 5 * Row * gap), V.Load(p + 6 * Row * gap),
                rows + column * 16, Row * 16);
        }
        for (int row = 0; row < 3; row++)
        {
            float* q = rows + row * WholeMaps.Tile * 16;
            Gather(V.Load(q), V.Load(q + 16), V.Load(q + 32), V.Load(q + 48), V.Load(q + 64), V.Load(q + 80), V.Load(q + 96), taps + row * 3 * V.Count, V.Count);
        }
        Transposition.Block(taps, V.Count, target, 9, 9, V.Count);
    }

    // Gᵀ: seven points to three taps.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Gather<V>(V zero, V one, V minusOne, V half, V minusHalf, V minusTwo, V infinity, float* target, long gap) where V : struct, IVector<V>
    {
        one *= V.Broadcast(1f / 18);
        minusOne *= V.Broadcast(1f / 6);
        half *= V.Broadcast(-2f / 15);
        minusHalf *= V.Broadcast(-2f / 9);
        minusTwo *= V.Broadcast(-1f / 90);
        V ones = one + minusOne, halves = half + minusHalf;
        V.Store(V.Fma(V.Broadcast(1f / 2), zero, V.Fma(V.Broadcast(4), halves, ones + minusTwo)), target);
        V.Store(V.Fma(V.Broadcast(2), half - minusHalf - minusTwo, one - minusOne), target + gap);
        V.Store(V.Fma(V.Broadcast(4), minusTwo, V.Fma(V.Broadcast(1f / 4), infinity, ones + halves)), target + 2 * gap);
    }
}
