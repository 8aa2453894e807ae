using System.Numerics;
using System.Text;

namespace SmallData.Datasets;

/// <summary>Two photos of different sets of a split that look alike.</summary>
/// <param name="First">The one of the earlier set, such as "train/cats/cat.12.jpg".</param>
/// <param name="Second">The other.</param>
/// <param name="Distance">In how many of 64 bits their fingerprints differ.</param>
public sealed record DuplicatePair(string First, string Second, int Distance)
{
    internal (string First, string Second) Files { get; init; }
}

/// <summary>Photos that are in two sets of a split at once, or nearly so. A net that has learnt one of them by heart knows the other, and the score on validation or test
/// is better than it should be.</summary>
public sealed class NearDuplicates : NotebookView
{
    /// <summary>The distance up to which two photos count as near duplicates, unless told otherwise. Of 4,000 real photos, noise, another size and other brightness stay
    /// within it for more than 99 in 100, a crop by 2 % at each side for 97; of their 8 million pairs of unlike photos, at most one does.</summary>
    internal const int DefaultDistance = 10;

    private const int LongestList = 24, ShownSize = 128;
    private readonly int compared, maxDistance;

    private sealed record Hashed(string Name, string File, ulong Hash);

    private NearDuplicates(IReadOnlyList<DuplicatePair> pairs, int compared, int maxDistance) =>
        (Pairs, this.compared, this.maxDistance) = (pairs, compared, maxDistance);

    /// <summary>The pairs, the most alike first, then in the order of the photos.</summary>
    public IReadOnlyList<DuplicatePair> Pairs { get; }

    /// <summary>Compares each photo of train, validation and test with those of the other sets. Photos that cannot be decoded are left out.</summary>
    /// <param name="size">The size that the photos are decoded to: the chapter's own size finds them decoded already.</param>
    /// <param name="maxDistance">The largest number of differing bits that counts, from 0 (only the very same fingerprint) to 63.</param>
    /// <exception cref="SmallDataException">No photo of a class can be decoded.</exception>
    public static NearDuplicates Find(DataSplit split, int size = 150, int maxDistance = DefaultDistance)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxDistance);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxDistance, 63);
        Hashed[][] sets = [.. split.Sets.Select(set => Hash(set.Name, set.Photos, size))];

        // Ten thousand photos are fifty million pairs of a few instructions each: no index is needed.
        var pairs = new List<DuplicatePair>();
        for (int set = 0; set < sets.Length; set++)
        {
            foreach (Hashed one in sets[set])
            {
                foreach (Hashed other in sets[(set + 1)..].SelectMany(later => later))
                {
                    int distance = BitOperations.PopCount(one.Hash ^ other.Hash);
                    if (distance <= maxDistance)
                    {
                        pairs.Add(new DuplicatePair(one.Name, other.Name, distance) { Files = (one.File, other.File) });
                    }
                }
            }
        }

        return new NearDuplicates([.. pairs.OrderBy(pair => pair.Distance)], sets.Sum(set => set.Length), maxDistance);
    }

    private static Hashed[] Hash(string set, PhotoCollection photos, int size)
    {
        using var scope = torch.NewDisposeScope();
        DecodedFolder decoded = PhotoCache.Open(photos, new PhotoLayout(size));
        return [.. PerceptualHash.Of(decoded.Pixels).Select((hash, index) => new Hashed(
            $"{set}/{decoded.ClassNames[(int)decoded.Labels[index]]}/{Path.GetFileName(decoded.Files[index])}", decoded.Files[index], hash))];
    }

    /// <inheritdoc/>
    public override string ToText() => Pairs.Count == 0 ? Summary : Summary + "\n" + string.Join('\n', Pairs.Take(LongestList).Select(Words)) + Rest;

    /// <inheritdoc/>
    public override string ToHtml()
    {
        var html = new StringBuilder($"<div class=\"near-duplicates\"><p><strong>{Html.Escape(Summary)}</strong></p>");
        html.Append("<div style=\"display:grid;grid-template-columns:repeat(auto-fill,minmax(15em,1fr));gap:1em\">");
        foreach (DuplicatePair pair in Pairs.Take(LongestList))
        {
            html.Append("<figure style=\"margin:0\"><div style=\"display:grid;grid-template-columns:1fr 1fr;gap:.3em\">");
            html.Append(Picture(pair.First, pair.Files.First)).Append(Picture(pair.Second, pair.Files.Second));
            html.Append($"</div><figcaption style=\"font-size:.8em;line-height:1.4;margin-top:.2em\">{Html.Escape(Words(pair))}</figcaption></figure>");
        }

        return html.Append($"</div>{(Rest.Length > 0 ? $"<p>{Html.Escape(Rest.Trim())}</p>" : "")}</div>").ToString();
    }

    private static string Picture(string name, string file)
    {
        var layout = new PhotoLayout(ShownSize);
        var planes = new byte[layout.Bytes];
        return PhotoDecoder.DecodeFile(file, layout, planes) is null
            ? $"<img src=\"{PngPicture.DataUri(planes, ShownSize, ShownSize)}\" alt=\"{Html.Escape(name)}\" style=\"width:100%;display:block;border-radius:.3em\">"
            : "";
    }

    private string Summary => Invariant($"{Pairs.Count:N0} {(Pairs.Count == 1 ? "pair" : "pairs")} across the parts of the split ({compared:N0} photos, up to {maxDistance} of 64 bits apart)");

    private string Rest => Pairs.Count > LongestList ? Invariant($"\n… and {Pairs.Count - LongestList:N0} more") : "";

    private static string Words(DuplicatePair pair) => Invariant($"{pair.First} and {pair.Second}, {pair.Distance} bits apart");
}

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
