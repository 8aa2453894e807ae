using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>
/// The weight gradient of a 3×3 convolution without stride in the domain of <see cref="Winograd"/>: for y = Aᵀ[(G w Gᵀ) ⊙ (Bᵀ x B)]A it is
/// dw = Gᵀ[Σ (Bᵀ x B) ⊙ (A dy Aᵀ)]G, the sum running over the tiles: 36 products of matrices instead of 144 multiplications a
/// pair of channels. Some tiles at a time are transformed together and then multiplied; the order of additions depends on the shape only.
/// </summary>
internal unsafe struct WinogradWeightGradient : ITaskKernel
{
    private const int Points = 36;

    /// <summary>Transformed tiles that are multiplied together: what a level-3 cache holds beside the sums.</summary>
    private const long RoundBytes = 4L << 20;

    /// <summary>Tiles below which the transforms of the sums cost more than is saved.</summary>
    private const int FewTiles = 48;

    private enum Step
    {
        Transform,
        Multiply,
        Finish,
    }

    private ConvShape s;
    private float* x, dy, dw, inputs, gradients, sums;
    private int down, across, batch, blocks;
    private long firstTile, tiles, inputPoint, gradientPoint, sumPoint;
    private bool accumulate;
    private Step step;

    /// <summary>True where the method applies and pays.</summary>
    internal static bool Suits(in ConvShape s)
    {
        long tiles = (long)((s.OH + 3) / 4) * ((s.OW + 3) / 4);
        // Tiles of 16 outputs that are not half full save nothing.
        return Winograd.Suits(s) && s.N * tiles >= FewTiles && (long)s.OH * s.OW >= 8 * tiles;
    }

    /// <summary>dw[OC][C][3][3], overwritten.</summary>
    internal static void Run(in ConvShape s, float* x, float* dy, float* dw)
    {
        var run = new WinogradWeightGradient { s = s, x = x, dy = dy, dw = dw, down = (s.OH + 3) / 4, across = (s.OW + 3) / 4, batch = 8 };
        int vector = Simd.Floats;
        run.blocks = WeightPacking.Blocks(s.OC, vector);
        int padded = run.blocks * 2 * vector;
        long all = (long)s.N * run.down * run.across, together = Math.Clamp(RoundBytes / (Points * (s.C + padded) * sizeof(float)), Math.Min(FewTiles, all), all);
        long rounds = (all + together - 1) / together;
        together = (all + rounds - 1) / rounds;
        // 16 floats more between the points keep them out of each other's cache sets.
        run.inputPoint = together * s.C + 16;
        run.gradientPoint = together * padded + 16;
        run.sumPoint = (long)s.C * s.OC + 16;
        using var scratch = new Scratch(Points * (run.inputPoint + run.gradientPoint + run.sumPoint) + 512);
        run.inputs = scratch.Floats;
        run.gradients = run.inputs + Points * run.inputPoint;
        run.sums = run.gradients + Points * run.gradientPoint;
        for (run.firstTile = 0; run.firstTile < all; run.firstTile += together)
        {
            run.tiles = Math.Min(together, all - run.firstTile);
            run.accumulate = run.firstTile > 0;
            run.step = Step.Transform;
            Simd.For(run, (int)((run.tiles + run.batch - 1) / run.batch));
            run.step = Step.Multiply;
            Simd.For(run, Points);
        }
        run.step = Step.Finish;
        Simd.For(run, run.s.C);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<V>(int task) where V : struct, IVector<V>
    {
        if (step == Step.Multiply)
        {
            Multiply<V>(task);
        }
        else if (step == Step.Finish)
        {
            Finish<V>(task);
        }
        else
        {
            int from = task * batch, count = (int)Math.Min(batch, tiles - from);
            Winograd.TransformInputs<V>(s, x, down, across, firstTile + from, count, inputs + (long)from * s.C, inputPoint);
            TransformGradients<V>(firstTile + from, count, from);
        }
    }

    // Tiles of the output's gradient, block by block of channels: [point][block][tile][channel].
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void TransformGradients<V>(long tile, int count, int at) where V : struct, IVector<V>
    {
        int oc = s.OC, width = 2 * V.Count;
        long line = (long)s.OW * oc;
        float* inside = stackalloc float[16 * 16];
        for (int t = 0; t < count; t++, tile++, at++)
        {
            int left = (int)(tile % across) * 4, top = (int)(tile / across % down) * 4;
            int high = Math.Min(4, s.OH - top), wide = Math.Min(4, s.OW - left);
            float* source = dy + (tile / across / down * s.OH + top) * line + (long)left * oc;
            if (high < 4 || wide < 4) new Span<float>(inside, 16 * 16).Clear();
            for (int channel = 0; channel < oc; channel += V.Count, source += V.Count)
            {
                float* target = gradients + (long)(channel / width) * tiles * width + (long)at * width + channel % width;
                if (high == 4 && wide == 4)
                {
                    TransformGradient<V>(source, line, oc, target, gradientPoint);
                    continue;
                }
                // Beyond the border there is no gradient.
                for (int row = 0; row < high; row++)
                {
                    for (int column = 0; column < wide; column++) V.Store(V.Load(source + row * line + (long)column * oc), inside + (4 * row + column) * 16);
                }
                TransformGradient<V>(inside, 4 * 16, 16, target, gradientPoint);
            }
        }
    }

    // A·dy·Aᵀ: 4×4 gradients to 36 points, column by column of the points.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void TransformGradient<V>(float* p, long line, long pixel, float* target, long gap) where V : struct, IVector<V>
    {
        float* q = p + line, r = q + line, l = r + line;
        V a0 = V.Load(p), b0 = V.Load(p + pixel), c0 = V.Load(p + 2 * pixel), d0 = V.Load(p + 3 * pixel);
        V a1 = V.Load(q), b1 = V.Load(q + pixel), c1 = V.Load(q + 2 * pixel), d1 = V.Load(q + 3 * pixel);
        V a2 = V.Load(r), b2 = V.Load(r + pixel), c2 = V.Load(r + 2 * pixel), d2 = V.Load(r + 3 * pixel);
        V a3 = V.Load(l), b3 = V.Load(l + pixel), c3 = V.Load(l + 2 * pixel), d3 = V.Load(l + 3 * pixel);
        Spread(a0, a1, a2, a3, target, 6 * gap);
        Spread(d0, d1, d2, d3, target + 5 * gap, 6 * gap);
        V even0 = a0 + c0, even1 = a1 + c1, even2 = a2 + c2, even3 = a3 + c3, odd0 = b0 + d0, odd1 = b1 + d1, odd2 = b2 + d2, odd3 = b3 + d3;
        Spread(even0 + odd0, even1 + odd1, even2 + odd2, even3 + odd3, target + gap, 6 * gap);
        Spread(even0 - odd0, even1 - odd1, even2 - odd2, even3 - odd3, target + 2 * gap, 6 * gap);
        V four = V.Broadcast(4), eight = V.Broadcast(8);
        even0 = V.Fma(four, c0, a0); even1 = V.Fma(four, c1, a1); even2 = V.Fma(four, c2, a2); even3 = V.Fma(four, c3, a3);
        odd0 = V.Fma(eight, d0, b0 + b0); odd1 = V.Fma(eight, d1, b1 + b1); odd2 = V.Fma(eight, d2, b2 + b2); odd3 = V.Fma(eight, d3, b3 + b3);
        Spread(even0 + odd0, even1 + odd1, even2 + odd2, even3 + odd3, target + 3 * gap, 6 * gap);
        Spread(even0 - odd0, even1 - odd1, even2 - odd2, even3 - odd3, target + 4 * gap, 6 * gap);
    }

    // A: four outputs to six points.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Spread<V>(V a, V b, V c, V d, float* target, long gap) where V : struct, IVector<V>
    {
        V even = a + c, odd = b + d, evenTwo = V.Fma(V.Broadcast(4), c, a), oddTwo = V.Fma(V.Broadcast(8), d, b + b);
        V.Store(a, target);
        V.Store(even + odd, target + gap);
        V.Store(even - odd, target + 2 * gap);
        V.Store(evenTwo + oddTwo, target + 3 * gap);
        V.Store(evenTwo - oddTwo, target + 4 * gap);
        V.Store(d, target + 5 * gap);
    }

    // One of the 36 products: [C × tiles] · [tiles × OC].
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Multiply<V>(int point) where V : struct, IVector<V>
    {
        int width = 2 * V.Count, parts = (s.C + OuterTile<V>.MaxRows - 1) / OuterTile<V>.MaxRows;
        float* a = inputs + point * inputPoint;
        for (int block = 0; block < blocks; block++)
        {
            float* b = gradients + point * gradientPoint + (long)block * tiles * width, sum = sums + point * sumPoint + block * width;
            int vectors = WeightPacking.Vectors(s.OC, block, V.Count);
            for (int part = 0; part < parts; part++)
            {
                int first = s.C * part / parts, height = s.C * (part + 1) / parts - first;
                OuterTile<V>.Run(height, vectors, a + first, s.C * sizeof(float), 1, 0, (int)tiles, b, width, 0, sum + (long)first * s.OC, s.OC, accumulate);
            }
        }
    }

    // The sums of one input channel back to 3×3 weights.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Finish<V>(int channel) where V : struct, IVector<V>
    {
        float* rows = stackalloc float[18 * 16], taps = stackalloc float[9 * 16];
        for (int oc = 0; oc < s.OC; oc += V.Count)
        {
            float* source = sums + (long)channel * s.OC + oc;
            for (int column = 0; column < 6; column++)
            {
                float* p = source + column * sumPoint;
                Gather(V.Load(p), V.Load(p + 6 * sumPoint), V.Load(p + 12 * sumPoint), V.Load(p + 18 * sumPoint), V.Load(p + 24 * sumPoint), V.Load(p + 30 * sumPoint), rows + column * 16, 6 * 16);
            }
            for (int row = 0; row < 3; row++)
            {
                float* p = rows + row * 6 * 16;
                Gather(V.Load(p), V.Load(p + 16), V.Load(p + 32), V.Load(p + 48), V.Load(p + 64), V.Load(p + 80), taps + row * 3 * 16, 16);
            }
            float* target = dw + ((long)oc * s.C + channel) * 9;
            for (int lane = 0; lane < V.Count; lane++, target += 9L * s.C)
            {
                for (int tap = 0; tap < 9; tap++) target[tap] = taps[tap * 16 + lane];
            }
        }
    }

    // Gᵀ: six points to three taps.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Gather<V>(V a, V b, V c, V d, V e, V f, float* target, long gap) where V : struct, IVector<V>
    {
        V sixth = V.Broadcast(1f / 6), sum = b + c, sumTwo = d + e;
        V.Store(V.Fma(V.Broadcast(0.25f), a, V.Fma(V.Broadcast(1f / 24), sumTwo, V.Zero - sixth * sum)), target);
        V.Store(V.Fma(V.Broadcast(1f / 12), d - e, sixth * (c - b)), target + gap);
        V.Store(V.Fma(sixth, sumTwo - sum, f), target + 2 * gap);
    }
}
