using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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
        // Down all eight columns at once. The fourth frequency does not show at this size.
        Vector256<int> down0 = Load(block), down1 = Load(block + 8), down2 = Load(block + 16), down3 = Load(block + 24);
        Vector256<int> down5 = Load(block + 40), down6 = Load(block + 48), down7 = Load(block + 56);
        Slopes4(down1, down2, down3, down5, down6, down7, out Vector256<int> slope, out Vector256<int> inner, out Vector256<int> outer);
        Vector256<int> even = (down0 << (ConstBits + 1)) + Vector256.Create(1 << (ConstBits - Pass1Bits));
        Vector256<int> row0 = (even + slope + outer) >> (ConstBits - Pass1Bits + 1);
        Vector256<int> row1 = (even - slope + inner) >> (ConstBits - Pass1Bits + 1);
        Vector256<int> row2 = (even - slope - inner) >> (ConstBits - Pass1Bits + 1);
        Vector256<int> row3 = (even + slope - outer) >> (ConstBits - Pass1Bits + 1);

        // Across all four rows at once: lane y of column x is row y.
        Vector128<int> c0 = row0.GetLower(), c1 = row1.GetLower(), c2 = row2.GetLower(), c3 = row3.GetLower();
        Vector128<int> c4 = row0.GetUpper(), c5 = row1.GetUpper(), c6 = row2.GetUpper(), c7 = row3.GetUpper();
        Transpose(ref c0, ref c1, ref c2, ref c3);
        Transpose(ref c4, ref c5, ref c6, ref c7);
        Slopes4(c1, c2, c3, c5, c6, c7, out Vector128<int> slopes, out Vector128<int> inners, out Vector128<int> outers);
        const int Shift = ConstBits + Pass1Bits + 4;
        Vector128<int> evens = (c0 << (ConstBits + 1)) + Vector128.Create((1 << (Shift - 1)) + (128 << Shift));
        Vector128<int> s0 = (evens + slopes + outers) >> Shift;
        Vector128<int> s1 = (evens - slopes + inners) >> Shift;
        Vector128<int> s2 = (evens - slopes - inners) >> Shift;
        Vector128<int> s3 = (evens + slopes - outers) >> Shift;

        // A lane holds a row's four samples, the first in its lowest byte.
        Vector128<int> rows = Clamp(s0) | (Clamp(s1) << 8) | (Clamp(s2) << 16) | (Clamp(s3) << 24);
        Unsafe.WriteUnaligned(samples, rows.GetElement(0));
        Unsafe.WriteUnaligned(samples + stride, rows.GetElement(1));
        Unsafe.WriteUnaligned(samples + (2 * stride), rows.GetElement(2));
        Unsafe.WriteUnaligned(samples + (3 * stride), rows.GetElement(3));
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
    private static void Slopes4(
        Vector256<int> c1, Vector256<int> c2, Vector256<int> c3, Vector256<int> c5, Vector256<int> c6, Vector256<int> c7,
        out Vector256<int> slope, out Vector256<int> inner, out Vector256<int> outer)
    {
        slope = (c2 * 15137) - (c6 * 6270);
        inner = (c7 * -1730) + (c5 * 11893) + (c3 * -17799) + (c1 * 8697);
        outer = (c7 * -4176) + (c5 * -4926) + (c3 * 7373) + (c1 * 20995);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Slopes4(
        Vector128<int> c1, Vector128<int> c2, Vector128<int> c3, Vector128<int> c5, Vector128<int> c6, Vector128<int> c7,
        out Vector128<int> slope, out Vector128<int> inner, out Vector128<int> outer)
    {
        slope = (c2 * 15137) - (c6 * 6270);
        inner = (c7 * -1730) + (c5 * 11893) + (c3 * -17799) + (c1 * 8697);
        outer = (c7 * -4176) + (c5 * -4926) + (c3 * 7373) + (c1 * 20995);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Load(short* row)
    {
        (Vector128<int> lower, Vector128<int> upper) = Vector128.Widen(Vector128.Load(row));
        return Vector256.Create(lower, upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Clamp(Vector128<int> value) =>
        Vector128.Min(Vector128.Max(value, Vector128<int>.Zero), Vector128.Create(255));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(ref Vector128<int> r0, ref Vector128<int> r1, ref Vector128<int> r2, ref Vector128<int> r3)
    {
        Interleave(r0, r1, out Vector128<long> low01, out Vector128<long> high01);
        Interleave(r2, r3, out Vector128<long> low23, out Vector128<long> high23);
        r0 = Vector128.Create(low01.GetLower(), low23.GetLower()).AsInt32();
        r1 = Vector128.Create(low01.GetUpper(), low23.GetUpper()).AsInt32();
        r2 = Vector128.Create(high01.GetLower(), high23.GetLower()).AsInt32();
        r3 = Vector128.Create(high01.GetUpper(), high23.GetUpper()).AsInt32();
    }

    /// <summary>a0 b0 a1 b1 and a2 b2 a3 b3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Interleave(Vector128<int> a, Vector128<int> b, out Vector128<long> low, out Vector128<long> high)
    {
        if (Sse2.IsSupported)
        {
            low = Sse2.UnpackLow(a, b).AsInt64();
            high = Sse2.UnpackHigh(a, b).AsInt64();
            return;
        }

        low = Vector128.Create(a.GetElement(0), b.GetElement(0), a.GetElement(1), b.GetElement(1)).AsInt64();
        high = Vector128.Create(a.GetElement(2), b.GetElement(2), a.GetElement(3), b.GetElement(3)).AsInt64();
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
