namespace TorchSharp.Engine;

/// <summary>Resizing of planar images x[planes][H][W], as PyTorch's interpolate.</summary>
internal static unsafe class Interpolate
{
    internal static void NearestForward(long planes, int h, int w, int oh, int ow, float* x, float* y)
    {
        int[] rows = Nearest(h, oh), columns = Nearest(w, ow);
        ForPlanes(planes, oh * ow, plane =>
        {
            float* target = y + plane * oh * ow;
            foreach (int row in rows)
            {
                float* source = x + (plane * h + row) * w;
                foreach (int column in columns) *target++ = source[column];
            }
        });
    }

    internal static void NearestBackward(long planes, int h, int w, int oh, int ow, float* dy, float* dx)
    {
        int[] rows = Nearest(h, oh), columns = Nearest(w, ow);
        ForPlanes(planes, oh * ow, plane =>
        {
            float* source = dy + plane * oh * ow, target = dx + plane * h * w;
            new Span<float>(target, h * w).Clear();
            foreach (int row in rows)
            {
                foreach (int column in columns) target[row * w + column] += *source++;
            }
        });
    }

    internal static void BilinearForward(long planes, int h, int w, int oh, int ow, float* x, float* y, bool alignCorners)
    {
        Tap[] rows = Linear(h, oh, alignCorners), columns = Linear(w, ow, alignCorners);
        ForPlanes(planes, oh * ow, plane =>
        {
            float* target = y + plane * oh * ow;
            foreach (var row in rows)
            {
                float* upper = x + (plane * h + row.First) * w, lower = x + (plane * h + row.Second) * w;
                foreach (var column in columns)
                {
                    *target++ = (1 - row.Weight) * ((1 - column.Weight) * upper[column.First] + column.Weight * upper[column.Second])
                        + row.Weight * ((1 - column.Weight) * lower[column.First] + column.Weight * lower[column.Second]);
                }
            }
        });
    }

    internal static void BilinearBackward(long planes, int h, int w, int oh, int ow, float* dy, float* dx, bool alignCorners)
    {
        Tap[] rows = Linear(h, oh, alignCorners), columns = Linear(w, ow, alignCorners);
        ForPlanes(planes, oh * ow, plane =>
        {
            float* source = dy + plane * oh * ow, target = dx + plane * h * w;
            new Span<float>(target, h * w).Clear();
            foreach (var row in rows)
            {
                float* upper = target + row.First * w, lower = target + row.Second * w;
                foreach (var column in columns)
                {
                    float g = *source++;
                    upper[column.First] += (1 - row.Weight) * (1 - column.Weight) * g;
                    upper[column.Second] += (1 - row.Weight) * column.Weight * g;
                    lower[column.First] += row.Weight * (1 - column.Weight) * g;
                    lower[column.Second] += row.Weight * column.Weight * g;
                }
            }
        });
    }

    /// <summary>Two neighbouring inputs; Weight is the second's.</summary>
    private readonly record struct Tap(int First, int Second, float Weight);

    private static void ForPlanes(long planes, int outputs, Action<long> body) =>
        Workers.Range(planes, Math.Max(1, 32 * 1024 / Math.Max(1, outputs)), (from, to) =>
        {
            for (long plane = from; plane < to; plane++) body(plane);
        });

    private static int[] Nearest(int size, int outputs)
    {
        float scale = (float)size / outputs;
        var taps = new int[outputs];
        for (int i = 0; i < outputs; i++) taps[i] = Math.Min((int)MathF.Floor(i * scale), size - 1);
        return taps;
    }

    private static Tap[] Linear(int size, int outputs, bool alignCorners)
    {
        float scale = alignCorners ? outputs > 1 ? (float)(size - 1) / (outputs - 1) : 0 : (float)size / outputs;
        var taps = new Tap[outputs];
        for (int i = 0; i < outputs; i++)
        {
            float at = alignCorners ? scale * i : Math.Max(0, scale * (i + 0.5f) - 0.5f);
            int first = Math.Min((int)at, size - 1);
            taps[i] = new Tap(first, Math.Min(first + 1, size - 1), at - first);
        }
        return taps;
    }
}
