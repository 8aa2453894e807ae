namespace TorchSharp.Engine;

/// <summary>
/// Convolution and max pooling side by side, some rows or images at a time: what passes between them, the largest tensor of a
/// small net, stays in a cache and is never written to memory as a whole.
/// </summary>
internal static unsafe class ConvPool
{
    /// <summary>Output of the convolution that a task passes on.</summary>
    private const long ChunkBytes = 256 << 10;

    /// <summary>True for windows side by side, which need nothing of a neighbouring chunk.</summary>
    internal static bool Suits(in ConvShape s, in PoolShape p) =>
        p.KH == p.StrideH && p.KW == p.StrideW && p.PadH == 0 && p.PadW == 0 && p.DilH == 1 && p.DilW == 1 && !p.CeilMode
        && !s.IsDepthwise && s.PadTop == 0 && s.PadBottom == 0 && p.OH > 0 && p.OW > 0
        && (!Winograd.PaysOnce(s) || Winograd.IsResident(s));

    /// <summary>y = pool(activation(x ∗ w + bias)); <paramref name="taps"/> as in <see cref="Pool2d.MaxForward"/>.</summary>
    internal static void Forward(in ConvShape shape, in PoolShape pool, float* x, PackedWeights w, float* bias, float* y, byte* taps, Activation activation)
    {
        var (s, p) = (shape, pool);
        long rowFloats = (long)s.OW * s.OC, rowBytes = rowFloats * sizeof(float), imageBytes = rowBytes * s.OH;
        // Whole images, or bands of one; a band is whole windows and, for Winograd, whole tiles high.
        int images = (int)Math.Clamp(ChunkBytes / imageBytes, 1, Math.Max(1, s.N / (8 * Workers.Threads)));
        int unit = w.IsWinograd ? Lcm(p.KH, 4) : p.KH;
        int rows = imageBytes <= ChunkBytes ? s.OH : (int)Math.Clamp(ChunkBytes / rowBytes / unit * unit, unit, Math.Max(unit, s.OH));
        int bands = (s.OH + rows - 1) / rows, groups = (s.N + images - 1) / images, width = Simd.Width;
        Workers.For(checked(groups * bands), task =>
        {
            int first = task / bands * images, count = Math.Min(images, s.N - first);
            int row = task % bands * rows, high = Math.Min(rows, s.OH - row);
            int outputs = high / p.KH;
            if (outputs == 0) return;
            high = outputs * p.KH;
            var part = s with { N = count, H = bands == 1 ? s.H : (high - 1) * s.StrideH + (s.KH - 1) * s.DilH + 1 };
            var pooled = p with { N = count, H = part.OH };
            using var inside = Simd.Use(width);
            using var between = new Scratch(count * part.OH * rowFloats);
            Conv2d.Forward(part, x + ((long)first * s.H + (long)row * s.StrideH) * s.W * s.C, w, bias, between.Floats, activation);
            long target = ((long)first * p.OH + row / p.KH) * p.OW * p.C;
            Pool2d.MaxForward(pooled, between.Floats, y + target, taps == null ? null : taps + target * p.TapBytes);
        });
    }

    /// <summary>True where <see cref="BackwardWeight"/> applies: rows of the map are whole units of the sum.</summary>
    internal static bool SuitsBackward(in ConvShape s, in PoolShape p) =>
        Suits(s, p) && !s.IsPointwise && !ColumnWeightGradient.Suits(s) && ConvWeightGradient.TakesWholeRows(s);

    /// <summary>
    /// dw and, where not null, dbias from the gradient of the pool's output; for first layers, which need no gradient of their
    /// input. The gradient of the convolution's output is made a few rows at a time.
    /// </summary>
    internal static void BackwardWeight(in ConvShape shape, float* x, in PooledGradient dy, float* dw, float* dbias)
    {
        shape.Validate();
        ConvWeightGradient.Run(shape, x, dy, dw, dbias);
    }

    private static int Lcm(int a, int b)
    {
        int multiple = a;
        while (multiple % b != 0) multiple += a;
        return multiple;
    }
}

/// <summary>The gradient of a max pool's output, which stands for that of its input.</summary>
/// <param name="Pool">Sizes of the pool.</param>
/// <param name="Dy">The gradient.</param>
/// <param name="Taps">The winners.</param>
/// <param name="ReluOutput">The pool's output where a ReLU came before the pool, else null.</param>
internal readonly unsafe record struct PooledGradient(PoolShape Pool, nint Dy, nint Taps, nint ReluOutput)
{
    /// <summary>The gradient of some rows of one image of the pool's input.</summary>
    internal void Expand(long image, int row, int rows, float* target)
    {
        var p = Pool;
        long from = (image * p.OH + row / p.KH) * p.OW * p.C;
        if (rows < p.KH)
        {
            new Span<float>(target, rows * p.W * p.C).Clear();
            return;
        }
        Pool2d.MaxBackward(p with { N = 1, H = rows }, (float*)Dy + from, (byte*)Taps + from * p.TapBytes, target, ReluOutput == 0 ? null : (float*)ReluOutput + from);
    }
}
