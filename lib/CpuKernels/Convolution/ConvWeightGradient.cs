using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>
/// dw = Σ over pixels of input ⊗ output gradient. The pixels are cut into units (some rows of an image), the units into
/// parts with a sum of their own, added at the end in order. Units and parts depend on the shape only, so the result
/// is the same for any number of threads.
/// </summary>
internal unsafe struct ConvWeightGradient : ITaskKernel
{
    /// <summary>Output pixels of a unit: their packed gradient stays in the level-1 cache.</summary>
    private const int UnitPixels = 320;
    private const int MostColumns = UnitPixels + UnitPixels / 2;
    private const int MostParts = 16;
    private const long MostPartBytes = 4L << 20;
    private const int WantedTasks = 32;
    private const int FewChannels = 24;

    private ConvShape s;
    private float* x, dy, sums;
    private int unitRows, unitColumns, rowUnits, columnUnits, parts, shares;
    private long units, partSize, biasOffset;

    /// <summary>dw[OC][C/groups][KH][KW] and, where not null, dbias[OC]; both are overwritten.</summary>
    internal static void Run(in ConvShape shape, float* x, float* dy, float* dw, float* dbias)
    {
        // Pixels of a 1×1 convolution form one long line.
        var s = shape.IsPointwise ? shape with { N = 1, H = 1, W = checked(shape.N * shape.H * shape.W) } : shape;
        int vector = Simd.Floats;
        long size = WeightPacking.ForwardCount(s, vector);
        var gradient = new ConvWeightGradient { s = s, x = x, dy = dy };
        gradient.unitColumns = Even(s.OW, MostColumns);
        gradient.columnUnits = (s.OW + gradient.unitColumns - 1) / gradient.unitColumns;
        gradient.unitRows = Even(s.OH, Math.Max(1, UnitPixels / gradient.unitColumns));
        gradient.rowUnits = (s.OH + gradient.unitRows - 1) / gradient.unitRows;
        gradient.units = (long)s.N * gradient.rowUnits * gradient.columnUnits;
        gradient.parts = (int)Math.Min(gradient.units, Math.Clamp(MostPartBytes / (size * sizeof(float)), 1, MostParts));
        int blocks = s.Groups * WeightPacking.Blocks(s.GroupOC, vector);
        gradient.shares = Math.Clamp(WantedTasks / gradient.parts, 1, blocks);
        // The sums of the bias follow those of the weights.
        long outputs = (long)s.Groups * WeightPacking.Padded(s.GroupOC, vector), part = size + outputs;
        using var sums = new Scratch(part * gradient.parts);
        gradient.sums = sums.Floats;
        gradient.partSize = part;
        gradient.biasOffset = dbias == null ? 0 : size;
        Simd.For(gradient, gradient.parts * gradient.shares);
        Simd.Range(new SumKernel(sums.Floats, gradient.parts, part), (dbias == null ? size : part) / vector, 1024);
        WeightPacking.Unpack(s, sums.Floats, vector, dw);
        if (dbias == null) return;
        for (int group = 0; group < s.Groups; group++)
        {
            Elementwise.Move(sums.Floats + size + group * (outputs / s.Groups), dbias + group * s.GroupOC, s.GroupOC);
        }
    }

    /// <summary>Adds the later parts to the first; units are vectors.</summary>
    private readonly struct SumKernel(float* sums, int parts, long size) : IRangeKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(long from, long to) where V : struct, IVector<V>
        {
            for (long i = from * V.Count; i < to * V.Count; i += V.Count)
            {
                var sum = V.Load(sums + i);
                for (int part = 1; part < parts; part++) sum += V.Load(sums + part * size + i);
                V.Store(sum, sums + i);
            }
        }
    }

    /// <summary>True where the taps of a kernel row are read as one run of floats.</summary>
    private static bool TapsLieTogether(in ConvShape s) => s.DilW == 1 && (s.Groups == 1 || CopiesGroups(s));

    // The channels of a group are copied out, to lie side by side, where they are too few for tiles of a good height.
    private static bool CopiesGroups(in ConvShape s) => s.Groups > 1 && s.GroupC <= FewChannels && s.KW > 1 && s.DilW == 1;

    // Input channels of a pixel as the taps see it.
    private readonly int Channels => CopiesGroups(s) ? s.GroupC : s.C;

    // Parts of equal size, none larger than the limit.
    private static int Even(int total, int limit)
    {
        int parts = (total + limit - 1) / limit;
        return (total + parts - 1) / parts;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<V>(int task) where V : struct, IVector<V>
    {
        int part = task / shares, share = task % shares, vector = V.Count;
        int perGroup = WeightPacking.Blocks(s.GroupOC, vector), blocks = s.Groups * perGroup;
        int firstBlock = (int)((long)blocks * share / shares), lastBlock = (int)((long)blocks * (share + 1) / shares);
        int taps = s.KH * s.KW, depth = taps * s.GroupC, padded = WeightPacking.Padded(s.GroupOC, vector);
        float* sum = sums + part * partSize;
        int spanW = (unitColumns - 1) * s.StrideW + (s.KW - 1) * s.DilW + 1, spanH = (unitRows - 1) * s.StrideH + (s.KH - 1) * s.DilH + 1;
        using var halo = new Scratch((long)spanW * spanH * Channels);
        using var packed = new Scratch((long)unitRows * unitColumns * 2 * vector + 512);
        long from = units * part / parts, to = units * (part + 1) / parts;
        for (long unit = from; unit < to; unit++)
        {
            int column = (int)(unit % columnUnits) * unitColumns, columns = Math.Min(unitColumns, s.OW - column);
            int row = (int)(unit / columnUnits % rowUnits) * unitRows, rows = Math.Min(unitRows, s.OH - row);
            long n = unit / columnUnits / rowUnits;
            if (columns <= 0 || rows <= 0) continue;
            int top = row * s.StrideH - s.PadTop, left = column * s.StrideW - s.PadLeft;
            int height = (rows - 1) * s.StrideH + (s.KH - 1) * s.DilH + 1, width = (columns - 1) * s.StrideW + (s.KW - 1) * s.DilW + 1;
            float* image = x + n * s.H * s.W * s.C, input = image + ((long)top * s.W + left) * s.C;
            long line = (long)s.W * s.C;
            bool copyGroups = CopiesGroups(s);
            int copied = -1;
            if (!copyGroups && (top < 0 || left < 0 || top + height > s.H || left + width > s.W))
            {
                Halo.Copy(image, s.H, s.W, s.C, s.C, top, left, height, width, halo.Floats);
                input = halo.Floats;
                line = (long)width * s.C;
            }
            float* gradient = dy + ((n * s.OH + row) * s.OW + column) * s.OC;
            for (int item = firstBlock; item < lastBlock; item++)
            {
                int group = item / perGroup, block = item % perGroup, first = block * 2 * vector;
                if (copyGroups && copied != group)
                {
                    Halo.Copy(image + group * s.GroupC, s.H, s.W, s.C, s.GroupC, top, left, height, width, halo.Floats);
                    input = halo.Floats;
                    line = (long)width * s.GroupC;
                    copied = group;
                }
                float* own = copyGroups ? input : input + group * s.GroupC;
                float* b = gradient + group * s.GroupOC + first;
                nint bStep = s.OC, bRow = (nint)s.OW * s.OC;
                float* bias = biasOffset == 0 ? null : sum + biasOffset + (long)group * padded + first;
                float* target = sum + ((long)group * padded + first) * depth;
                int vectors = WeightPacking.Vectors(s.GroupOC, block, vector), channels = Math.Min(vectors * vector, s.GroupOC - first);
                if (bias != null && unit == from) new Span<float>(bias, vectors * vector).Clear();
                bool pack = s.OC != vectors * vector;
                if (channels < vectors * vector) PackPart<V>(b, bStep, bRow, rows, columns, channels, vectors, packed.Floats, bias);
                else if (pack || bias != null) Pack<V>(b, bStep, bRow, rows, columns, vectors, pack ? packed.Floats : null, bias);
                if (pack)
                {
                    b = packed.Floats;
                    bStep = vectors * vector;
                    bRow = columns * bStep;
                }
                Taps<V>(own, line, rows, columns, b, bStep, bRow, target, vectors, unit > from);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Taps<V>(float* input, long line, int rows, int columns, float* b, nint bStep, nint bRow, float* target, int vectors, bool accumulate)
        where V : struct, IVector<V>
    {
        bool contiguous = TapsLieTogether(s);
        int segments = contiguous ? 1 : s.KW, run = contiguous ? s.KW * s.GroupC : s.GroupC;
        int tiles = (run + OuterTile<V>.MaxRows - 1) / OuterTile<V>.MaxRows;
        nint aStep = (nint)s.StrideW * Channels * sizeof(float), aRow = (nint)(s.StrideH * line) * sizeof(float), width = vectors * V.Count;
        for (int kh = 0; kh < s.KH; kh++)
        {
            for (int segment = 0; segment < segments; segment++)
            {
                float* a = input + kh * s.DilH * line + (long)segment * s.DilW * Channels;
                int done = 0;
                for (int tile = 0; tile < tiles; tile++)
                {
                    // Tiles of nearly equal height.
                    int height = (run - done + tiles - tile - 1) / (tiles - tile);
                    OuterTile<V>.Run(height, vectors, a + done, aStep, rows, aRow, columns, b, bStep, bRow, target, width, accumulate);
                    target += height * width;
                    done += height;
                }
            }
        }
    }

    // The gradient of a block's channels, pixel by pixel, while it is in the cache; adds it to the bias's too.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pack<V>(float* source, nint step, nint row, int rows, int columns, int vectors, float* target, float* bias) where V : struct, IVector<V>
    {
        V a = V.Zero, b = V.Zero, c = V.Zero, d = V.Zero;
        for (int r = 0; r < rows; r++)
        {
            float* from = source + r * row;
            for (int i = 0; i < columns; i++, from += step)
            {
                var p = V.Load(from);
                (a, c) = (c, a + p);
                if (target != null)
                {
                    V.Store(p, target);
                    target += V.Count;
                }
                if (vectors == 1) continue;
                p = V.Load(from + V.Count);
                (b, d) = (d, b + p);
                if (target == null) continue;
                V.Store(p, target);
                target += V.Count;
            }
        }
        if (bias == null) return;
        V.Store(V.Load(bias) + (a + c), bias);
        if (vectors == 2) V.Store(V.Load(bias + V.Count) + (b + d), bias + V.Count);
    }

    // The same for channels that do not fill their vectors: the missing ones are zero.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackPart<V>(float* source, nint step, nint row, int rows, int columns, int channels, int vectors, float* target, float* bias) where V : struct, IVector<V>
    {
        int width = vectors * V.Count;
        float* to = target;
        for (int r = 0; r < rows; r++)
        {
            float* from = source + r * row;
            for (int i = 0; i < columns; i++, from += step, to += width)
            {
                for (int c = channels / V.Count * V.Count; c < width; c += V.Count) V.Store(V.Zero, to + c);
                Elementwise.Move(from, to, channels);
            }
        }
        if (bias != null) Pack<V>(target, width, columns * width, rows, columns, vectors, null, bias);
    }
}
