namespace SixLabors.ImageSharp.Formats.Jpeg.Encoding;

/// <summary>
/// The forward 8×8 cosine transform of Loeffler, Ligtenberg and Moschytz in 13-bit integers, rounded as libjpeg's accurate one.
/// The result is 8 times the coefficients.
/// </summary>
internal static class ForwardDct
{
    private const int ConstBits = 13;
    private const int Pass1Bits = 2;

    /// <summary>Transforms 64 samples of -128 to 127 in place.</summary>
    public static void Transform(Span<int> block)
    {
        for (int i = 0; i < 8; i++)
        {
            Pass(block[(i * 8)..], 1, ConstBits - Pass1Bits, -Pass1Bits);
        }

        for (int i = 0; i < 8; i++)
        {
            Pass(block[i..], 8, ConstBits + Pass1Bits, Pass1Bits);
        }
    }

    /// <param name="d">The eight values, <paramref name="step"/> apart.</param>
    /// <param name="step">1 for a row, 8 for a column.</param>
    /// <param name="shift">Bits to drop after multiplications.</param>
    /// <param name="plainShift">Bits to drop from plain sums; negative to add.</param>
    private static void Pass(Span<int> d, int step, int shift, int plainShift)
    {
        int s0 = d[0] + d[7 * step];
        int s7 = d[0] - d[7 * step];
        int s1 = d[step] + d[6 * step];
        int s6 = d[step] - d[6 * step];
        int s2 = d[2 * step] + d[5 * step];
        int s5 = d[2 * step] - d[5 * step];
        int s3 = d[3 * step] + d[4 * step];
        int s4 = d[3 * step] - d[4 * step];

        // Even part.
        int a = s0 + s3;
        int b = s1 + s2;
        int c = s1 - s2;
        int e = s0 - s3;
        d[0] = Plain(a + b, plainShift);
        d[4 * step] = Plain(a - b, plainShift);
        int z1 = (c + e) * 4433;
        d[2 * step] = Round(z1 + (e * 6270), shift);
        d[6 * step] = Round(z1 - (c * 15137), shift);

        // Odd part.
        z1 = (s4 + s7) * -7373;
        int z2 = (s5 + s6) * -20995;
        int z5 = (s4 + s6 + s5 + s7) * 9633;
        int z3 = z5 - ((s4 + s6) * 16069);
        int z4 = z5 - ((s5 + s7) * 3196);
        d[7 * step] = Round((s4 * 2446) + z1 + z3, shift);
        d[5 * step] = Round((s5 * 16819) + z2 + z4, shift);
        d[3 * step] = Round((s6 * 25172) + z2 + z3, shift);
        d[step] = Round((s7 * 12299) + z1 + z4, shift);
    }

    private static int Plain(int value, int shift) => shift < 0 ? value << -shift : Round(value, shift);

    private static int Round(int value, int shift) => (value + (1 << (shift - 1))) >> shift;
}
