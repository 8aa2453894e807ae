using System.Globalization;
using System.Numerics;

namespace SmallData.Datasets.Duplicates;

/// <summary>
/// A 64-bit fingerprint of how a picture looks: the signs of its lowest frequencies against their median ("pHash": Zauner, Implementation and
/// Benchmarking of Perceptual Image Hash Functions, 2010). Size, compression, noise and brightness hardly change it; a small crop changes a few bits.
/// </summary>
/// <param name="Bits">The 64 bits.</param>
public readonly record struct PerceptualHash(ulong Bits)
{
    private const int Side = 32;
    private const int Frequencies = 8;

    // cos((2x + 1) f π / 2N) for the frequencies 1 to 8: the constant term is the brightness, which says nothing.
    private static readonly float[] Cosines =
    [
        .. from frequency in Enumerable.Range(1, Frequencies)
           from x in Enumerable.Range(0, Side)
           select (float)Math.Cos(((2 * x) + 1) * frequency * Math.PI / (2 * Side)),
    ];

    /// <summary>The fingerprint of a picture.</summary>
    /// <param name="planes">One grey plane, or a red, a green and a blue plane after each other; values from 0 to 255, row after row.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <exception cref="ArgumentException">The planes hold neither one nor three times width × height values.</exception>
    public static PerceptualHash Of(ReadOnlySpan<byte> planes, int width, int height)
    {
        Span<float> small = stackalloc float[Side * Side];
        GreyThumbnail.Fill(planes, width, height, small, Side);

        Span<float> rows = stackalloc float[Side * Frequencies];
        for (int y = 0; y < Side; y++)
        {
            for (int frequency = 0; frequency < Frequencies; frequency++)
            {
                rows[(y * Frequencies) + frequency] = Dot(small.Slice(y * Side, Side), 1, frequency);
            }
        }

        Span<float> values = stackalloc float[Frequencies * Frequencies];
        for (int index = 0; index < values.Length; index++)
        {
            values[index] = Dot(rows[(index % Frequencies)..], Frequencies, index / Frequencies);
        }

        Span<float> sorted = stackalloc float[values.Length];
        values.CopyTo(sorted);
        sorted.Sort();
        float median = (sorted[(values.Length / 2) - 1] + sorted[values.Length / 2]) / 2;
        ulong bits = 0;
        for (int index = 0; index < values.Length; index++)
        {
            bits |= values[index] > median ? 1UL << index : 0;
        }

        return new PerceptualHash(bits);
    }

    /// <summary>In how many of the 64 bits two fingerprints differ (their Hamming distance): near 32 for unrelated pictures.</summary>
    /// <param name="other">The other fingerprint.</param>
    public int DistanceTo(PerceptualHash other) => BitOperations.PopCount(Bits ^ other.Bits);

    /// <summary>The bits as 16 hexadecimal digits.</summary>
    public override string ToString() => Bits.ToString("x16", CultureInfo.InvariantCulture);

    private static float Dot(ReadOnlySpan<float> values, int step, int frequency)
    {
        float sum = 0;
        for (int x = 0; x < Side; x++)
        {
            sum += values[x * step] * Cosines[(frequency * Side) + x];
        }

        return sum;
    }
}
