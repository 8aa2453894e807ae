namespace TorchSharp.Kernels;

/// <summary>
/// The weight gradient over maps of few pixels as one matrix product: the windows of all images are written out as rows, so
/// that the sum runs over the whole batch instead of over one small map at a time.
/// </summary>
internal static unsafe class ColumnWeightGradient
{
    /// <summary>Output pixels of a map up to which writing out the windows pays.</summary>
    private const int MostPixels = 48;

    /// <summary>Windows written out at a time.</summary>
    private const long MostBytes = 8L << 20;

    internal static bool Suits(in ConvShape s) =>
        s.Groups == 1 && s.DilH == 1 && s.DilW == 1 && !s.IsPointwise && s.OH * s.OW <= MostPixels && s.N >= 8 && s.C >= 16 && s.OC >= 16;

    /// <summary>dw[OC][C][KH][KW] and, where not null, dbias[OC]; both are overwritten.</summary>
    internal static void Run(in ConvShape shape, float* x, float* dy, float* dw, float* dbias)
    {
        var s = shape;
        int pixels = s.OH * s.OW, taps = s.KH * s.KW, window = taps * s.C;
        if (dbias != null) Reduce.ColumnSums((long)s.N * pixels, s.OC, dy, dbias);
        int images = (int)Math.Clamp(MostBytes / ((long)pixels * window * sizeof(float)), 1, s.N);
        using var columns = new Scratch((long)images * pixels * window);
        using var sums = new Scratch((long)s.OC * window);
        float* rows = columns.Floats, sum = sums.Floats;
        for (int first = 0; first < s.N; first += images)
        {
            int count = Math.Min(images, s.N - first);
            float* source = x + (long)first * s.H * s.W * s.C;
            Workers.Range(count, 4, (from, to) => WriteOut(s, source, from, to, rows));
            Gemm.Run(true, false, s.OC, window, count * pixels, dy + (long)first * pixels * s.OC, s.OC, rows, window, sum, window, accumulate: first > 0);
        }
        // [OC][taps][C] to [OC][C][taps].
        Workers.Range(s.OC, 32, (from, to) =>
        {
            for (long oc = from; oc < to; oc++) Transposition.Block(sum + oc * window, s.C, dw + oc * window, taps, taps, s.C);
        });
    }

    private static void WriteOut(in ConvShape s, float* x, long from, long to, float* rows)
    {
        int pixels = s.OH * s.OW, window = s.KH * s.KW * s.C;
        for (long n = from; n < to; n++)
        {
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                int top = pixel / s.OW * s.StrideH - s.PadTop, left = pixel % s.OW * s.StrideW - s.PadLeft;
                Halo.Copy(x + n * s.H * s.W * s.C, s.H, s.W, s.C, s.C, top, left, s.KH, s.KW, rows + (n * pixels + pixel) * window);
            }
        }
    }
}
