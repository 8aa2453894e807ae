namespace SmallData.Datasets;

/// <summary>A 64-bit fingerprint of how a picture looks: the signs of its lowest frequencies against their median ("pHash": Zauner, Implementation and Benchmarking of
/// Perceptual Image Hash Functions, 2010). Size, compression, noise and brightness hardly change it; a small crop changes a few bits. Two fingerprints differ in about 32
/// bits for unrelated pictures.</summary>
internal static class PerceptualHash
{
    private const int Thumbnail = 32, Frequencies = 8, Chunk = 64;

    // ITU-R BT.601, as JPEG's own luminance.
    private static readonly float[] Luminance = [0.299f, 0.587f, 0.114f];

    /// <summary>The fingerprint of each picture.</summary>
    /// <param name="pixels">uint8, shape [N, 3 or 1, height, width], on the CPU.</param>
    public static ulong[] Of(Tensor pixels)
    {
        using var scope = NewDisposeScope();
        Tensor down = Waves((int)pixels.shape[2]), across = Waves((int)pixels.shape[3]);
        Tensor weights = pixels.shape[1] == 1 ? ones(1) : tensor(Luminance);
        var hashes = new List<ulong>();
        for (int from = 0; from < pixels.shape[0]; from += Chunk)
        {
            using var chunk = NewDisposeScope();
            Tensor some = pixels.narrow(0, from, Math.Min(Chunk, pixels.shape[0] - from)).to(ScalarType.Float32);
            Tensor grey = (some * weights.reshape(1, -1, 1, 1)).sum(1);
            float[] values = matmul(matmul(down, grey), across.T).contiguous().data<float>().ToArray();
            hashes.AddRange(values.Chunk(Frequencies * Frequencies).Select(Bits));
        }

        return [.. hashes];
    }

    private static ulong Bits(float[] values)
    {
        float[] sorted = [.. values.Order()];
        float median = (sorted[(values.Length / 2) - 1] + sorted[values.Length / 2]) / 2;
        return values.Index().Aggregate(0UL, (bits, value) => value.Item > median ? bits | (1UL << value.Index) : bits);
    }

    /// <summary>From rows or columns to frequencies, shape [8, length]: first the mean over each of 32 stretches, then cos((2x + 1) f π / 64) for f from 1 to 8. The
    /// constant term is the brightness, which says nothing.</summary>
    private static Tensor Waves(int length)
    {
        var means = new float[Thumbnail, length];
        for (int stretch = 0; stretch < Thumbnail; stretch++)
        {
            (double from, double to) = ((double)stretch * length / Thumbnail, (double)(stretch + 1) * length / Thumbnail);
            for (int x = (int)from; x < length && x < to; x++)
            {
                means[stretch, x] = (float)(Math.Min(to, x + 1) - Math.Max(from, x));
            }
        }

        var cosines = new float[Frequencies, Thumbnail];
        for (int index = 0; index < cosines.Length; index++)
        {
            (int frequency, int x) = (index / Thumbnail, index % Thumbnail);
            cosines[frequency, x] = (float)Math.Cos(((2 * x) + 1) * (frequency + 1) * Math.PI / (2 * Thumbnail));
        }

        return matmul(tensor(cosines), tensor(means));
    }
}
