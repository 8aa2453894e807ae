using System.Runtime.CompilerServices;

namespace SixLabors.ImageSharp.Formats.Jpeg.Decoding;

/// <summary>
/// Inverse cosine transforms straight to 4×4 or 2×2 samples, for pictures that are wanted small; numbers and rounding as in libjpeg.
/// </summary>
internal static unsafe class ReducedInverseDct
{
    private const int ConstBits = 13;
    private const int Pass1Bits = 2;

    /// <summary>Transforms one block to 4×4 samples.</summary>
    [SkipLocalsInit]
    public static void Transform4(short* block, byte* samples, int stride)
    {
        int* work = stackalloc int[32];
        for (int x = 0; x < 8; x++)
        {
            // The fourth frequency does not show at this size.
            if (x != 4)
            {
                short* c = block + x;
                Pass4(c[0], c[8], c[16], c[24], c[40], c[48], c[56], ConstBits - Pass1Bits + 1, work + x, 8);
            }
        }

        int* row = stackalloc int[4];
        for (int y = 0; y < 4; y++)
        {
            int* w = work + (y * 8);
            Pass4(w[0], w[1], w[2], w[3], w[5], w[6], w[7], ConstBits + Pass1Bits + 4, row, 1);
            for (int x = 0; x < 4; x++)
            {
                samples[(y * stride) + x] = Sample(row[x]);
            }
        }
    }

    /// <summary>Transforms one block to 2×2 samples.</summary>
    [SkipLocalsInit]
    public static void Transform2(short* block, byte* samples, int stride)
    {
        int* work = stackalloc int[16];
        for (int x = 0; x < 8; x++)
        {
            if (x is not (2 or 4 or 6))
            {
                short* c = block + x;
                Pass2(c[0], c[8], c[24], c[40], c[56], ConstBits - Pass1Bits + 2, work + x, 8);
            }
        }

        int* row = stackalloc int[2];
        for (int y = 0; y < 2; y++)
        {
            int* w = work + (y * 8);
            Pass2(w[0], w[1], w[3], w[5], w[7], ConstBits + Pass1Bits + 5, row, 1);
            samples[y * stride] = Sample(row[0]);
            samples[(y * stride) + 1] = Sample(row[1]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pass4(int c0, int c1, int c2, int c3, int c5, int c6, int c7, int shift, int* output, int step)
    {
        int round = 1 << (shift - 1);
        int even = (c0 << (ConstBits + 1)) + round;
        int slope = (c2 * 15137) - (c6 * 6270);
        int inner = (c7 * -1730) + (c5 * 11893) + (c3 * -17799) + (c1 * 8697);
        int outer = (c7 * -4176) + (c5 * -4926) + (c3 * 7373) + (c1 * 20995);
        output[0] = (even + slope + outer) >> shift;
        output[3 * step] = (even + slope - outer) >> shift;
        output[step] = (even - slope + inner) >> shift;
        output[2 * step] = (even - slope - inner) >> shift;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pass2(int c0, int c1, int c3, int c5, int c7, int shift, int* output, int step)
    {
        int even = (c0 << (ConstBits + 2)) + (1 << (shift - 1));
        int odd = (c7 * -5906) + (c5 * 6967) + (c3 * -10426) + (c1 * 29692);
        output[0] = (even + odd) >> shift;
        output[step] = (even - odd) >> shift;
    }

    private static byte Sample(int value) => (byte)Math.Clamp(value + 128, 0, 255);
}
