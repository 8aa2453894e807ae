using System.Runtime.CompilerServices;

namespace Sketches;

/// <summary>Smooth random textures: one periodic tile made at start, looked up ever after, and a cheap noise in space for coats.</summary>
internal static class Noise
{
    private const int Side = 256;
    private static readonly float[] Fine = Tile(octaves: 1);
    private static readonly float[] Cloud = Tile(octaves: 5);
    private static readonly float[] White = Values(new Dice(77));

    /// <summary>Noise with lumps of one unit, in about [-1, 1].</summary>
    public static float Grain(float x, float y) => Sample(Fine, x * 8, y * 8);

    /// <summary>Fractal noise with its largest lumps about 8 units wide, in about [-1, 1].</summary>
    public static float Clouds(float x, float y) => Sample(Cloud, x * 8, y * 8);

    /// <summary>Noise in space, from three slices of the plane noise; lumps of about one unit.</summary>
    public static float Space(Vec3 p) =>
        (Grain(p.X + 0.31f * p.Y, p.Z - 0.27f * p.Y) + Grain(p.Y + 9.1f, p.X + 0.37f * p.Z + 4.7f)
            + Grain(p.Z + 17.3f, p.Y - 0.29f * p.X + 21.9f)) * 0.75f;

    /// <summary>A random value in [-1, 1] that belongs to a cell of the plane.</summary>
    public static float Cell(int x, int y) => White[(y & (Side - 1)) * Side + (x & (Side - 1))];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Sample(float[] tile, float x, float y)
    {
        float fx = MathF.Floor(x), fy = MathF.Floor(y);
        int x0 = (int)fx & (Side - 1), y0 = (int)fy & (Side - 1), x1 = (x0 + 1) & (Side - 1), y1 = (y0 + 1) & (Side - 1);
        fx = x - fx;
        fy = y - fy;
        float top = tile[y0 * Side + x0] + (tile[y0 * Side + x1] - tile[y0 * Side + x0]) * fx;
        float bottom = tile[y1 * Side + x0] + (tile[y1 * Side + x1] - tile[y1 * Side + x0]) * fx;
        return top + (bottom - top) * fy;
    }

    private static float[] Values(Dice dice)
    {
        var values = new float[Side * Side];
        for (int i = 0; i < values.Length; i++)
            values[i] = dice.Range(-1, 1);
        return values;
    }

    /// <summary>Sums lattices of 8, 4, 2… samples a cell (or 64, 32… for clouds), each smoothly interpolated and half as strong.</summary>
    private static float[] Tile(int octaves)
    {
        var tile = new float[Side * Side];
        int cell = octaves == 1 ? 8 : 64;
        float strength = 1;
        for (int octave = 0; octave < octaves; octave++, cell /= 2, strength *= 0.55f)
        {
            float[] lattice = Values(new Dice((ulong)(1000 + octave)));
            int mask = Side / cell - 1;
            for (int y = 0; y < Side; y++)
            {
                float ty = Scalar.Step(0, 1, y % cell / (float)cell);
                for (int x = 0; x < Side; x++)
                {
                    float tx = Scalar.Step(0, 1, x % cell / (float)cell);
                    int cx = x / cell, cy = y / cell;
                    float At(int i, int j) => lattice[((cy + j) & mask) * Side + ((cx + i) & mask)];
                    float top = Scalar.Lerp(At(0, 0), At(1, 0), tx), bottom = Scalar.Lerp(At(0, 1), At(1, 1), tx);
                    tile[y * Side + x] += strength * Scalar.Lerp(top, bottom, ty);
                }
            }
        }
        return tile;
    }
}
