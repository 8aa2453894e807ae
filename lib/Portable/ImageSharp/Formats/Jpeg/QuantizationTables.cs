namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>The tables of ITU-T T.81, annex K.1, scaled by quality as libjpeg does.</summary>
internal static class QuantizationTables
{
    public const int DefaultQuality = 75;

    /// <summary>For brightness, in stored order.</summary>
    public static ReadOnlySpan<byte> Luminance =>
    [
        16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40,
        26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58, 51, 61, 60, 57, 51,
        56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87,
        95, 98, 103, 104, 103, 62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99,
    ];

    /// <summary>For colour differences, in stored order.</summary>
    public static ReadOnlySpan<byte> Chrominance =>
    [
        17, 18, 18, 24, 21, 24, 47, 26, 26, 47, 99, 66, 56, 66, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
    ];

    /// <summary>A table for quality 1 (smallest file) to 100 (best picture).</summary>
    public static byte[] Scale(ReadOnlySpan<byte> table, int quality)
    {
        int percent = quality < 50 ? 5000 / quality : 200 - (quality * 2);
        byte[] scaled = new byte[table.Length];
        for (int i = 0; i < scaled.Length; i++)
        {
            scaled[i] = (byte)Math.Clamp(((table[i] * percent) + 50) / 100, 1, 255);
        }

        return scaled;
    }

    /// <summary>The quality whose luminance table comes nearest in sum.</summary>
    public static int EstimateQuality(ReadOnlySpan<ushort> table)
    {
        int sum = 0;
        for (int i = 0; i < Luminance.Length; i++)
        {
            sum += table[i];
        }

        int best = 1;
        int distance = int.MaxValue;
        for (int quality = 1; quality <= 100; quality++)
        {
            int candidate = 0;
            foreach (byte value in Scale(Luminance, quality))
            {
                candidate += value;
            }

            if (Math.Abs(candidate - sum) < distance)
            {
                distance = Math.Abs(candidate - sum);
                best = quality;
            }
        }

        return best;
    }
}
