using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SixLabors.ImageSharp.Formats.Jpeg.Decoding;

/// <summary>
/// Turns rows of components into rows of red, green, blue; JFIF's conversion in 16-bit fixed point, rounded as libjpeg does.
/// </summary>
internal static unsafe class ColorConverter
{
    private const int FixedBits = 16;
    private const int Half = 1 << (FixedBits - 1);
    private const int RedFromCr = 91881;
    private const int BlueFromCb = 116130;
    private const int GreenFromCb = -22554;
    private const int GreenFromCr = -46802;

    /// <summary>Rows of brightness and two colour differences to interleaved red, green, blue.</summary>
    public static void FromYCbCr(byte* y, byte* cb, byte* cr, byte* rgb, int width)
    {
        int x = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            for (; x + 16 <= width; x += 16)
            {
                Convert8(y + x, cb + x, cr + x, out Vector256<int> r0, out Vector256<int> g0, out Vector256<int> b0);
                Convert8(y + x + 8, cb + x + 8, cr + x + 8, out Vector256<int> r1, out Vector256<int> g1, out Vector256<int> b1);
                Interleave(ToBytes(r0, r1), ToBytes(g0, g1), ToBytes(b0, b1), rgb + (3 * x));
            }
        }

        for (; x < width; x++)
        {
            ToRgb(y[x], cb[x], cr[x], out rgb[3 * x], out rgb[(3 * x) + 1], out rgb[(3 * x) + 2]);
        }
    }

    /// <summary>Rows of red, green and blue to one interleaved row.</summary>
    public static void FromRgb(byte* r, byte* g, byte* b, byte* rgb, int width)
    {
        for (int x = 0; x < width; x++)
        {
            rgb[3 * x] = r[x];
            rgb[(3 * x) + 1] = g[x];
            rgb[(3 * x) + 2] = b[x];
        }
    }

    /// <summary>Inverted cyan, magenta, yellow and black: each ink's share of light times that of black.</summary>
    public static void FromCmyk(byte* c, byte* m, byte* y, byte* k, byte* rgb, int width)
    {
        for (int x = 0; x < width; x++)
        {
            rgb[3 * x] = Multiply(c[x], k[x]);
            rgb[(3 * x) + 1] = Multiply(m[x], k[x]);
            rgb[(3 * x) + 2] = Multiply(y[x], k[x]);
        }
    }

    /// <summary>Brightness and colour differences of the inks, and inverted black.</summary>
    public static void FromYcck(byte* y, byte* cb, byte* cr, byte* k, byte* rgb, int width)
    {
        for (int x = 0; x < width; x++)
        {
            ToRgb(y[x], cb[x], cr[x], out byte r, out byte g, out byte b);
            rgb[3 * x] = Multiply((byte)(255 - r), k[x]);
            rgb[(3 * x) + 1] = Multiply((byte)(255 - g), k[x]);
            rgb[(3 * x) + 2] = Multiply((byte)(255 - b), k[x]);
        }
    }

    private static byte Multiply(byte a, byte b) => (byte)(((a * b) + 127) / 255);

    private static void ToRgb(int y, int cb, int cr, out byte r, out byte g, out byte b)
    {
        cb -= 128;
        cr -= 128;
        r = (byte)Math.Clamp(y + (((RedFromCr * cr) + Half) >> FixedBits), 0, 255);
        g = (byte)Math.Clamp(y + (((GreenFromCb * cb) + (GreenFromCr * cr) + Half) >> FixedBits), 0, 255);
        b = (byte)Math.Clamp(y + (((BlueFromCb * cb) + Half) >> FixedBits), 0, 255);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Convert8(byte* y, byte* cb, byte* cr, out Vector256<int> r, out Vector256<int> g, out Vector256<int> b)
    {
        Vector256<int> half = Vector256.Create(Half);
        Vector256<int> light = Load(y);
        Vector256<int> blue = Load(cb) - Vector256.Create(128);
        Vector256<int> red = Load(cr) - Vector256.Create(128);
        r = light + (((red * Vector256.Create(RedFromCr)) + half) >> FixedBits);
        g = light + (((blue * Vector256.Create(GreenFromCb)) + (red * Vector256.Create(GreenFromCr)) + half) >> FixedBits);
        b = light + (((blue * Vector256.Create(BlueFromCb)) + half) >> FixedBits);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Load(byte* source)
    {
        Vector128<ushort> wide = Vector128.WidenLower(Vector64.Load(source).ToVector128Unsafe());
        return Vector256.Create(Vector128.WidenLower(wide), Vector128.WidenUpper(wide)).AsInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> ToBytes(Vector256<int> low, Vector256<int> high)
    {
        Vector256<int> top = Vector256.Create(255);
        Vector256<ushort> words = Vector256.Narrow(
            Vector256.Min(Vector256.Max(low, Vector256<int>.Zero), top),
            Vector256.Min(Vector256.Max(high, Vector256<int>.Zero), top)).AsUInt16();
        return Vector128.Narrow(words.GetLower(), words.GetUpper());
    }

    /// <summary>Writes 16 pixels as 48 bytes. Shuffles put a zero where their index is 255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Interleave(Vector128<byte> r, Vector128<byte> g, Vector128<byte> b, byte* rgb)
    {
        const byte N = 255;
        Vector128<byte> first =
            Vector128.Shuffle(r, Vector128.Create(0, N, N, 1, N, N, 2, N, N, 3, N, N, 4, N, N, 5))
            | Vector128.Shuffle(g, Vector128.Create(N, 0, N, N, 1, N, N, 2, N, N, 3, N, N, 4, N, N))
            | Vector128.Shuffle(b, Vector128.Create(N, N, 0, N, N, 1, N, N, 2, N, N, 3, N, N, 4, N));
        Vector128<byte> second =
            Vector128.Shuffle(r, Vector128.Create(N, N, 6, N, N, 7, N, N, 8, N, N, 9, N, N, 10, N))
            | Vector128.Shuffle(g, Vector128.Create(5, N, N, 6, N, N, 7, N, N, 8, N, N, 9, N, N, 10))
            | Vector128.Shuffle(b, Vector128.Create(N, 5, N, N, 6, N, N, 7, N, N, 8, N, N, 9, N, N));
        Vector128<byte> third =
            Vector128.Shuffle(r, Vector128.Create(N, 11, N, N, 12, N, N, 13, N, N, 14, N, N, 15, N, N))
            | Vector128.Shuffle(g, Vector128.Create(N, N, 11, N, N, 12, N, N, 13, N, N, 14, N, N, 15, N))
            | Vector128.Shuffle(b, Vector128.Create(10, N, N, 11, N, N, 12, N, N, 13, N, N, 14, N, N, 15));
        first.Store(rgb);
        second.Store(rgb + 16);
        third.Store(rgb + 32);
    }
}
