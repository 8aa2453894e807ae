using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>
/// A correlation over maps so small that many windows hang over the border, such as the gradient of the input of a late
/// layer. Neighbours in a tile are the same pixel of different images: they share the taps that lie inside, and no zero
/// of a border is ever multiplied.
/// </summary>
internal unsafe struct SmallMapPass : ITaskKernel
{
    /// <summary>Input of the images of a tile, which stays in the level-2 cache.</summary>
    private const long MostTileBytes = 640 << 10;
    private const int WantedTasks = 32;

    /// <summary>Pixels of a full tile.</summary>
    private static int TileImages => Simd.ManyRegisters ? 12 : 6;

    private ConvPass pass;
    private float* bias;
    private int tileImages, tiles, rowGroups;
    private bool oneBias;

    /// <summary>Runs the pass this way where that saves work; false where it does not.</summary>
    internal static bool TryRun(in ConvPass pass)
    {
        if (!Suits(pass)) return false;
        int images = TileImages;
        var run = new SmallMapPass { pass = pass, tileImages = images, tiles = (pass.N + images - 1) / images, oneBias = pass.Bias == null };
        run.rowGroups = Math.Clamp(WantedTasks / run.tiles, 1, pass.OH);
        using var zeros = new Scratch(32);
        new Span<float>(zeros.Floats, 32).Clear();
        run.bias = pass.Bias == null ? zeros.Floats : pass.Bias;
        Simd.For(run, checked(run.tiles * run.rowGroups));
        return true;
    }

    /// <summary>
    /// True where this is faster than <see cref="Winograd"/>: of a tile's 144 multiplications few are left inside the map, while
    /// Winograd's transforms always cost as much as 80.
    /// </summary>
    internal static bool BeatsWinograd(in ConvShape s)
    {
        var pass = new ConvPass
        {
            N = s.N, H = s.H, W = s.W, C = s.C, OH = s.OH, OW = s.OW, KH = s.KH, KW = s.KW, StrideH = s.StrideH, StrideW = s.StrideW,
            PadTop = s.PadTop, PadLeft = s.PadLeft, DilH = s.DilH, DilW = s.DilW, Groups = s.Groups, GroupOC = s.GroupOC,
        };
        if (!Suits(pass)) return false;
        long inside = Inside(s.OH, s.StrideH, s.PadTop, s.DilH, s.KH, s.H) * Inside(s.OW, s.StrideW, s.PadLeft, s.DilW, s.KW, s.W);
        return inside < 80L * ((s.OH + 3) / 4) * ((s.OW + 3) / 4);
    }

    // At least a twentieth of the multiplications of whole windows must be with zeros.
    private static bool Suits(in ConvPass pass)
    {
        if (pass.N < TileImages || pass.Groups != 1 || pass.GroupOC % Simd.Floats != 0 || pass.OH < 1 || pass.OW < 1) return false;
        if ((long)TileImages * pass.H * pass.W * pass.C * sizeof(float) > MostTileBytes) return false;
        return 20 * Inside(pass.OW, pass.StrideW, pass.PadLeft, pass.DilW, pass.KW, pass.W) < 19L * pass.OW * pass.KW;
    }

    // Taps inside the map, over all positions along one side.
    private static long Inside(int outputs, int stride, int pad, int dilation, int taps, int size)
    {
        long sum = 0;
        for (int i = 0; i < outputs; i++)
        {
            var (from, to) = Taps(i * stride - pad, dilation, taps, size);
            sum += to - from;
        }
        return sum;
    }

    private static (int From, int To) Taps(int first, int dilation, int taps, int size)
    {
        int from = first < 0 ? Math.Min(taps, (-first + dilation - 1) / dilation) : 0;
        return (from, Math.Clamp((size - first + dilation - 1) / dilation, from, taps));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<V>(int task) where V : struct, IVector<V>
    {
        int tile = task / rowGroups, part = task % rowGroups, vector = V.Count;
        int first = Math.Min(tile * tileImages, pass.N - 3), images = Math.Min(tileImages, pass.N - first), groups = (images + 2) / 3;
        int firstRow = pass.OH * part / rowGroups, lastRow = pass.OH * (part + 1) / rowGroups;
        nint c = pass.C, line = pass.W * c, image = pass.H * line;
        bool contiguous = pass.DilW == 1;
        int depth = pass.KH * pass.KW * pass.C, blocks = WeightPacking.Blocks(pass.GroupOC, vector);
        float** input = stackalloc float*[4], output = stackalloc float*[4];
        for (int block = 0; block < blocks; block++)
        {
            int channel = block * 2 * vector, vectors = WeightPacking.Vectors(pass.GroupOC, block, vector);
            nint tap = c * vectors * vector;
            float* weights = pass.Weights + (long)channel * depth, offset = oneBias ? bias : bias + channel;
            for (int oy = firstRow; oy < lastRow; oy++)
            {
                int top = oy * pass.StrideH - pass.PadTop;
                var (khFrom, khTo) = Taps(top, pass.DilH, pass.KH, pass.H);
                for (int ox = 0; ox < pass.OW; ox++)
                {
                    int left = ox * pass.StrideW - pass.PadLeft;
                    var (kwFrom, kwTo) = Taps(left, pass.DilW, pass.KW, pass.W);
                    int columns = kwTo - kwFrom;
                    float* x = pass.X + first * image + (top + khFrom * pass.DilH) * line + (left + kwFrom * pass.DilW) * c;
                    float* y = pass.Y + first * pass.OutImage + oy * pass.OutRow + ox * pass.OutPixel + channel;
                    for (int i = 0; i < groups; i++)
                    {
                        int at = Math.Min(3 * i, images - 3);
                        input[i] = x + at * image;
                        output[i] = y + at * pass.OutImage;
                    }
                    ConvTile<V>.Run(groups, vectors, input, output, image * sizeof(float), khTo - khFrom, pass.DilH * line * sizeof(float),
                        contiguous ? 1 : columns, pass.DilW * c * sizeof(float), contiguous ? columns * (int)c : (int)c,
                        weights + (khFrom * pass.KW + kwFrom) * tap, (pass.KW - columns) * tap, offset, (nint)pass.OutImage);
                }
            }
        }
    }
}
