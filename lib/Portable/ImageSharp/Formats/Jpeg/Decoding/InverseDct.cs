using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SixLabors.ImageSharp.Formats.Jpeg.Decoding;

/// <summary>
/// The inverse 8×8 cosine transform of Loeffler, Ligtenberg and Moschytz ("Practical fast 1-D DCT algorithms with 11 multiplications",
/// 1989)
/// in 13-bit integers, rounded as libjpeg's accurate one, so that the samples agree to the last bit. Eight columns at once.
/// </summary>
internal static unsafe class InverseDct
{
    private const int ConstBits = 13;
    private const int Pass1Bits = 2;

    /// <summary>Transforms one block.</summary>
    /// <param name="block">64 coefficients in natural order, multiplied by their quantisation.</param>
    /// <param name="samples">Receives 8×8 samples.</param>
    /// <param name="stride">Samples from row to row.</param>
    [SkipLocalsInit]
    public static void Transform(short* block, byte* samples, int stride)
    {
        Vector256<int> r0 = Load(block);
        Vector256<int> r1 = Load(block + 8);
        Vector256<int> r2 = Load(block + 16);
        Vector256<int> r3 = Load(block + 24);
        Vector256<int> r4 = Load(block + 32);
        Vector256<int> r5 = Load(block + 40);
        Vector256<int> r6 = Load(block + 48);
        Vector256<int> r7 = Load(block + 56);

        Pass<Columns>(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        Transpose(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        Pass<Rows>(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        Transpose(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);

        Store(r0, r1, r2, r3, samples, stride);
        Store(r4, r5, r6, r7, samples + (4 * stride), stride);
    }

    private interface IPass
    {
        static abstract int Shift { get; }
    }

    private readonly struct Columns : IPass
    {
        public static int Shift => ConstBits - Pass1Bits;
    }

    private readonly struct Rows : IPass
    {
        public static int Shift => ConstBits + Pass1Bits + 3;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Load(short* row) =>
        Vector256.Create(Vector128.WidenLower(Vector128.Load(row)), Vector128.WidenUpper(Vector128.Load(row)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pass<TPass>(
        ref Vector256<int> r0,
        ref Vector256<int> r1,
        ref Vector256<int> r2,
        ref Vector256<int> r3,
        ref Vector256<int> r4,
        ref Vector256<int> r5,
        ref Vector256<int> r6,
        ref Vector256<int> r7)
        where TPass : IPass
    {
        Vector256<int> round = Vector256.Create(1 << (TPass.Shift - 1));

        // Even part: the constants are √2 times cosines of multiples of π/16, times 2^13.
        Vector256<int> z1 = (r2 + r6) * Vector256.Create(4433);
        Vector256<int> even2 = z1 - (r6 * Vector256.Create(15137));
        Vector256<int> even3 = z1 + (r2 * Vector256.Create(6270));
        Vector256<int> even0 = ((r0 + r4) << ConstBits) + round;
        Vector256<int> even1 = ((r0 - r4) << ConstBits) + round;
        Vector256<int> a0 = even0 + even3;
        Vector256<int> a3 = even0 - even3;
        Vector256<int> a1 = even1 + even2;
        Vector256<int> a2 = even1 - even2;

        // Odd part.
        Vector256<int> z3 = r7 + r3;
        Vector256<int> z4 = r5 + r1;
        Vector256<int> z5 = (z3 + z4) * Vector256.Create(9633);
        z3 = z5 - (z3 * Vector256.Create(16069));
        z4 = z5 - (z4 * Vector256.Create(3196));
        z1 = (r7 + r1) * Vector256.Create(-7373);
        Vector256<int> z2 = (r5 + r3) * Vector256.Create(-20995);
        Vector256<int> b0 = (r7 * Vector256.Create(2446)) + z1 + z3;
        Vector256<int> b1 = (r5 * Vector256.Create(16819)) + z2 + z4;
        Vector256<int> b2 = (r3 * Vector256.Create(25172)) + z2 + z3;
        Vector256<int> b3 = (r1 * Vector256.Create(12299)) + z1 + z4;

        r0 = (a0 + b3) >> TPass.Shift;
        r7 = (a0 - b3) >> TPass.Shift;
        r1 = (a1 + b2) >> TPass.Shift;
        r6 = (a1 - b2) >> TPass.Shift;
        r2 = (a2 + b1) >> TPass.Shift;
        r5 = (a2 - b1) >> TPass.Shift;
        r3 = (a3 + b0) >> TPass.Shift;
        r4 = (a3 - b0) >> TPass.Shift;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(
        ref Vector256<int> r0,
        ref Vector256<int> r1,
        ref Vector256<int> r2,
        ref Vector256<int> r3,
        ref Vector256<int> r4,
        ref Vector256<int> r5,
        ref Vector256<int> r6,
        ref Vector256<int> r7)
    {
        if (!Avx2.IsSupported)
        {
            TransposeInMemory(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
            return;
        }

        Vector256<long> p0 = Avx2.UnpackLow(r0, r1).AsInt64();
        Vector256<long> p1 = Avx2.UnpackHigh(r0, r1).AsInt64();
        Vector256<long> p2 = Avx2.UnpackLow(r2, r3).AsInt64();
        Vector256<long> p3 = Avx2.UnpackHigh(r2, r3).AsInt64();
        Vector256<long> p4 = Avx2.UnpackLow(r4, r5).AsInt64();
        Vector256<long> p5 = Avx2.UnpackHigh(r4, r5).AsInt64();
        Vector256<long> p6 = Avx2.UnpackLow(r6, r7).AsInt64();
        Vector256<long> p7 = Avx2.UnpackHigh(r6, r7).AsInt64();
        Vector256<int> q0 = Avx2.UnpackLow(p0, p2).AsInt32();
        Vector256<int> q1 = Avx2.UnpackHigh(p0, p2).AsInt32();
        Vector256<int> q2 = Avx2.UnpackLow(p1, p3).AsInt32();
        Vector256<int> q3 = Avx2.UnpackHigh(p1, p3).AsInt32();
        Vector256<int> q4 = Avx2.UnpackLow(p4, p6).AsInt32();
        Vector256<int> q5 = Avx2.UnpackHigh(p4, p6).AsInt32();
        Vector256<int> q6 = Avx2.UnpackLow(p5, p7).AsInt32();
        Vector256<int> q7 = Avx2.UnpackHigh(p5, p7).AsInt32();
        r0 = Avx2.Permute2x128(q0, q4, 0x20);
        r1 = Avx2.Permute2x128(q1, q5, 0x20);
        r2 = Avx2.Permute2x128(q2, q6, 0x20);
        r3 = Avx2.Permute2x128(q3, q7, 0x20);
        r4 = Avx2.Permute2x128(q0, q4, 0x31);
        r5 = Avx2.Permute2x128(q1, q5, 0x31);
        r6 = Avx2.Permute2x128(q2, q6, 0x31);
        r7 = Avx2.Permute2x128(q3, q7, 0x31);
    }

    [SkipLocalsInit]
    private static void TransposeInMemory(
        ref Vector256<int> r0,
        ref Vector256<int> r1,
        ref Vector256<int> r2,
        ref Vector256<int> r3,
        ref Vector256<int> r4,
        ref Vector256<int> r5,
        ref Vector256<int> r6,
        ref Vector256<int> r7)
    {
        int* rows = stackalloc int[64];
        r0.Store(rows);
        r1.Store(rows + 8);
        r2.Store(rows + 16);
        r3.Store(rows + 24);
        r4.Store(rows + 32);
        r5.Store(rows + 40);
        r6.Store(rows + 48);
        r7.Store(rows + 56);
        for (int y = 0; y < 8; y++)
        {
            for (int x = 0; x < y; x++)
            {
                (rows[(y * 8) + x], rows[(x * 8) + y]) = (rows[(x * 8) + y], rows[(y * 8) + x]);
            }
        }

        r0 = Vector256.Load(rows);
        r1 = Vector256.Load(rows + 8);
        r2 = Vector256.Load(rows + 16);
        r3 = Vector256.Load(rows + 24);
        r4 = Vector256.Load(rows + 32);
        r5 = Vector256.Load(rows + 40);
        r6 = Vector256.Load(rows + 48);
        r7 = Vector256.Load(rows + 56);
    }

    /// <summary>Shifts the values from around 0 to around 128, clamps them, and writes four rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<int> r0, Vector256<int> r1, Vector256<int> r2, Vector256<int> r3, byte* samples, int stride)
    {
        Vector256<byte> rows = Vector256.Narrow(
            Vector256.Narrow(Clamp(r0), Clamp(r1)).AsUInt16(),
            Vector256.Narrow(Clamp(r2), Clamp(r3)).AsUInt16());
        Vector256<ulong> eights = rows.AsUInt64();
        Unsafe.WriteUnaligned(samples, eights.GetElement(0));
        Unsafe.WriteUnaligned(samples + stride, eights.GetElement(1));
        Unsafe.WriteUnaligned(samples + (2 * stride), eights.GetElement(2));
        Unsafe.WriteUnaligned(samples + (3 * stride), eights.GetElement(3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Clamp(Vector256<int> value) =>
        Vector256.Min(Vector256.Max(value + Vector256.Create(128), Vector256<int>.Zero), Vector256.Create(255));
}
