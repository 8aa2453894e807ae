using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>
/// The weight gradient over maps of few pixels as one matrix product: the windows of all images are written out side by side, so
/// that the sum runs over the whole batch instead of over one small map at a time.
/// </summary>
internal unsafe struct ColumnWeightGradient : ITaskKernel
{
    /// <summary>Output pixels of a map up to which writing out the windows pays.</summary>
    private const int MostPixels = 48;

    /// <summary>Pixels that are multiplied together: a panel of windows then fits the level-2 cache beside the gradients.</summary>
    private const int Depth = 512;

    /// <summary>Panels and tiles of a task: as many gradients as the level-2 cache holds.</summary>
    private const int PanelsPerTask = 16, TilesPerTask = 8;

    private enum Step
    {
        Windows,
        Gradients,
        Multiply,
    }

    private ConvShape s;
    private float* x, dy, windows, gradients, sums;
    private int pixels, tiles, panels, sumRow;
    private bool accumulate;
    private Step step;

    internal static bool Suits(in ConvShape s) =>
        s.Groups == 1 && s.DilH == 1 && s.DilW == 1 && !s.IsPointwise && s.OH * s.OW <= MostPixels && s.N >= 8 && s.C >= 16 && s.OC >= 16;

    /// <summary>dw[OC][C][KH][KW] and, where not null, dbias[OC]; both are overwritten.</summary>
    internal static void Run(in ConvShape s, float* x, float* dy, float* dw, float* dbias)
    {
        int map = s.OH * s.OW, taps = s.KH * s.KW, window = taps * s.C, width = 2 * Simd.Floats, highest = Simd.ManyRegisters ? 14 : 6;
        if (dbias != null) Reduce.ColumnSums((long)s.N * map, s.OC, dy, dbias);
        int rounds = (s.N * map + Depth - 1) / Depth, most = (s.N + rounds - 1) / rounds * map;
        var run = new ColumnWeightGradient { s = s, tiles = (s.OC + highest - 1) / highest, panels = (window + width - 1) / width };
        run.sumRow = run.panels * width;
        using var scratch = new Scratch((long)most * (run.sumRow + s.OC) + (long)s.OC * run.sumRow + 512);
        run.windows = scratch.Floats;
        run.gradients = run.windows + (long)most * run.sumRow;
        run.sums = run.gradients + (long)most * s.OC;
        for (int round = 0; round < rounds; round++)
        {
            int first = s.N * round / rounds, images = s.N * (round + 1) / rounds - first;
            run.x = x + (long)first * s.H * s.W * s.C;
            run.dy = dy + (long)first * map * s.OC;
            (run.pixels, run.accumulate) = (images * map, round > 0);
            run.step = Step.Windows;
            Simd.For(run, images);
            run.step = Step.Gradients;
            Simd.For(run, run.tiles);
            run.step = Step.Multiply;
            Simd.For(run, (run.tiles + TilesPerTask - 1) / TilesPerTask * ((run.panels + PanelsPerTask - 1) / PanelsPerTask));
        }
        // [OC][taps][C] to [OC][C][taps].
        float* sum = run.sums;
        (int channels, int row) = (s.C, run.sumRow);
        Workers.Range(s.OC, 32, (from, to) =>
        {
            for (long oc = from; oc < to; oc++) Transposition.Block(sum + oc * row, channels, dw + oc * taps * channels, taps, taps, channels);
        });
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<V>(int task) where V : struct, IVector<V>
    {
        if (step == Step.Windows) Windows(task, 2 * V.Count);
        else if (step == Step.Gradients) Gradients(task);
        else Multiply<V>(task);
    }

    // The windows of an image: [panel][pixel][a panel's share of a window].
    private readonly void Windows(int image, int width)
    {
        int map = s.OH * s.OW, window = s.KH * s.KW * s.C;
        using var one = new Scratch(sumRow);
        new Span<float>(one.Floats + window, sumRow - window).Clear();
        for (int pixel = 0; pixel < map; pixel++)
        {
            int top = pixel / s.OW * s.StrideH - s.PadTop, left = pixel % s.OW * s.StrideW - s.PadLeft;
            Halo.Copy(x + (long)image * s.H * s.W * s.C, s.H, s.W, s.C, s.C, top, left, s.KH, s.KW, one.Floats);
            float* target = windows + ((long)image * map + pixel) * width;
            for (int panel = 0; panel < panels; panel++) Elementwise.Move(one.Floats + panel * width, target + (long)panel * pixels * width, width);
        }
    }

    // First output channel of a tile: tiles have nearly equal heights.
    private readonly int Channel(int tile) => (int)((long)s.OC * tile / tiles);

    // The gradients of a tile: [pixel][channel].
    private readonly void Gradients(int tile)
    {
        int first = Channel(tile), height = Channel(tile + 1) - first;
        float* target = gradients + (long)first * pixels;
        for (int pixel = 0; pixel < pixels; pixel++, target += height) Elementwise.Move(dy + (long)pixel * s.OC + first, target, height);
    }

    // A rectangle of [OC × pixels] · [pixels × window].
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Multiply<V>(int task) where V : struct, IVector<V>
    {
        int width = 2 * V.Count, across = (panels + PanelsPerTask - 1) / PanelsPerTask;
        int firstTile = task / across * TilesPerTask, lastTile = Math.Min(tiles, firstTile + TilesPerTask), firstPanel = task % across * PanelsPerTask, lastPanel = Math.Min(panels, firstPanel + PanelsPerTask);
        // Meanwhile the next panel travels to the level-2 cache, a share of it during each tile.
        int share = Math.Max(1, width / (lastTile - firstTile));
        for (int panel = firstPanel; panel < lastPanel; panel++)
        {
            float* b = windows + (long)panel * pixels * width, next = b + (long)width * pixels;
            for (int tile = firstTile; tile < lastTile; tile++)
            {
                int first = Channel(tile), height = Channel(tile + 1) - first;
                OuterTile<V>.Run(height, 2, gradients + (long)first * pixels, height * sizeof(float), 1, 0, pixels, b, width, 0, sums + (long)first * sumRow + panel * width, sumRow, accumulate,
                    next + (long)(tile - firstTile) % width * share * pixels, share);
            }
        }
    }
}
