using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>
/// The transforms of Winograd's F(5×5, 3×3) on the points 0, ±1, ±½, −2 and ∞: one tile of 7×7 inputs gives a whole map of up to 5×5 outputs by 49
/// multiplications a channel instead of 169 to 225. Rounding differs from the exact sum's by about 2e-6 of the root mean square.
/// </summary>
internal static unsafe class WholeMaps
{
    internal const int Side = 5, Tile = 7, Points = 49;

    /// <summary>Output pixels of a batch up to which transforming the weights costs more than is saved.</summary>
    private const int FewPixels = 200;

    /// <summary>Bᵀ: seven inputs to seven points.</summary>
    internal static ReadOnlySpan<float> Inputs =>
    [
        2, 1, -10, -5, 8, 4, 0,
        0, -2, -3, 7, 12, 4, 0,
        0, 2, -1, -9, 4, 4, 0,
        0, -2, -5, 0, 5, 2, 0,
        0, 2, -3, -4, 3, 2, 0,
        0, 1, 0, -5, 0, 4, 0,
        0, 2, 1, -10, -5, 8, 4,
    ];

    /// <summary>Aᵀ: seven points to five outputs.</summary>
    internal static ReadOnlySpan<float> Outputs =>
    [
        1, 1, 1, 1, 1, 1, 0,
        0, 1, -1, 1f / 2, -1f / 2, -2, 0,
        0, 1, 1, 1f / 4, 1f / 4, 4, 0,
        0, 1, -1, 1f / 8, -1f / 8, -8, 0,
        0, 1, 1, 1f / 16, 1f / 16, 16, 1,
    ];

    /// <summary>A: the gradients of five outputs to seven points.</summary>
    internal static ReadOnlySpan<float> Gradients =>
    [
        1, 0, 0, 0, 0,
        1, 1, 1, 1, 1,
        1, -1, 1, -1, 1,
        1, 1f / 2, 1f / 4, 1f / 8, 1f / 16,
        1, -1f / 2, 1f / 4, -1f / 8, 1f / 16,
        1, -2, 4, -8, 16,
        0, 0, 0, 0, 1,
    ];

    /// <summary>True where the method applies and pays.</summary>
    internal static bool Suits(in ConvShape s) =>
        s.KH == 3 && s.KW == 3 && s.StrideH == 1 && s.StrideW == 1 && s.DilH == 1 && s.DilW == 1 && s.Groups == 1 && s.C >= 32 && s.OC >= 32 && s.C % 16 == 0 && s.OC % 16 == 0
        && s.OH is 4 or Side && s.OW is 4 or Side && s.N * s.OH * s.OW >= FewPixels;

    /// <summary>target = M · source · Mᵀ, a vector of channels at a time. Elements lie <paramref name="sourceGap"/> and <paramref name="targetGap"/> floats apart, row by row.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Transform<V>(ReadOnlySpan<float> matrix, int rows, int columns, float* source, long sourceGap, float* target, long targetGap) where V : struct, IVector<V>
    {
        float* half = stackalloc float[Points * 16];
        fixed (float* m = matrix)
        {
            for (int i = 0; i < rows; i++)
            {
                for (int j = 0; j < columns; j++)
                {
                    V sum = V.Zero;
                    for (int k = 0; k < columns; k++) sum = V.Fma(V.Broadcast(m[i * columns + k]), V.Load(source + (k * columns + j) * sourceGap), sum);
                    V.Store(sum, half + (i * columns + j) * 16);
                }
            }
            for (int i = 0; i < rows; i++)
            {
                for (int j = 0; j < rows; j++)
                {
                    V sum = V.Zero;
                    for (int k = 0; k < columns; k++) sum = V.Fma(V.Broadcast(m[j * columns + k]), V.Load(half + (i * columns + k) * 16), sum);
                    V.Store(sum, target + (i * rows + j) * targetGap);
                }
            }
        }
    }

    /// <summary>Transforms the maps of a batch: a task takes a vector of channels.</summary>
    internal struct Tiles : ITaskKernel
    {
        /// <summary>Channels-last images, and the first float of each transformed point: [image][channel], or [channel][image] where <see cref="ByChannel"/>.</summary>
        internal float* Maps, Target;

        /// <summary>Floats between the points.</summary>
        internal long Point;
        internal int Count, H, W, C;

        /// <summary>Where the tile begins in the map; outside of it all is zero.</summary>
        internal int Top, Left;
        internal bool ByChannel;

        /// <summary>With A, of five pixels a side, instead of Bᵀ, of seven.</summary>
        internal bool Gradient;

        [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run<V>(int task) where V : struct, IVector<V>
        {
            int side = Gradient ? Side : Tile, channel = task * V.Count;
            float* pixels = stackalloc float[Points * 16];
            using var turned = new Scratch(ByChannel ? (long)Points * Count * V.Count : 1);
            for (int n = 0; n < Count; n++)
            {
                float* map = Maps + (long)n * H * W * C + channel;
                for (int i = 0; i < side * side; i++)
                {
                    int row = Top + i / side, column = Left + i % side;
                    V.Store((uint)row < (uint)H && (uint)column < (uint)W ? V.Load(map + ((long)row * W + column) * C) : V.Zero, pixels + i * 16);
                }
                float* points = ByChannel ? turned.Floats + n * V.Count : Target + (long)n * C + channel;
                Transform<V>(Gradient ? Gradients : Inputs, Tile, side, pixels, 16, points, ByChannel ? Count * V.Count : Point);
            }
            if (!ByChannel) return;
            for (int point = 0; point < Points; point++)
                Transposition.Block(turned.Floats + (long)point * Count * V.Count, V.Count, Target + point * Point + (long)channel * Count, Count, Count, V.Count);
        }
    }
}
