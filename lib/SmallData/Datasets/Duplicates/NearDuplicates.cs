using System.Globalization;
using System.Text;

namespace SmallData.Datasets.Duplicates;

/// <summary>
/// Photos that are in two parts of a split at once, or nearly so. A net that has learnt one of them by heart knows the other, and the score
/// on validation or test is better than it should be.
/// </summary>
public sealed class NearDuplicates : NotebookView
{
    /// <summary>
    /// The distance up to which two photos count as near duplicates, unless told otherwise. Of 4,000 real photos, noise, another size and other brightness
    /// stay within it for more than 99 in 100, a crop by 2 % at each side for 97; of their 8 million pairs of unlike photos, at most one does.
    /// </summary>
    public const int DefaultDistance = 10;

    private const int LongestList = 24;
    private readonly Func<HashedPhoto, string?>? dataUri;

    private NearDuplicates(IReadOnlyList<DuplicatePair> pairs, int compared, int maxDistance, Func<HashedPhoto, string?>? dataUri) =>
        (Pairs, Compared, MaxDistance, this.dataUri) = (pairs, compared, maxDistance, dataUri);

    /// <summary>The pairs, the most alike first, then in the order of the photos.</summary>
    public IReadOnlyList<DuplicatePair> Pairs { get; }

    /// <summary>The number of photos that were compared.</summary>
    public int Compared { get; }

    /// <summary>The largest distance that counts.</summary>
    public int MaxDistance { get; }

    /// <summary>Compares each photo with those of all other parts.</summary>
    /// <param name="photos">The photos of all parts.</param>
    /// <param name="maxDistance">The largest Hamming distance that counts, from 0 (only the very same fingerprint) to 63.</param>
    /// <param name="dataUri">Gives a photo as a data address for the report, or null where there is none; the report is of names alone if left out.</param>
    public static NearDuplicates Find(IEnumerable<HashedPhoto> photos, int maxDistance = DefaultDistance, Func<HashedPhoto, string?>? dataUri = null)
    {
        ArgumentNullException.ThrowIfNull(photos);
        ArgumentOutOfRangeException.ThrowIfNegative(maxDistance);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxDistance, 63);
        HashedPhoto[] all = [.. photos];
        HashedPhoto[][] parts = [.. all.GroupBy(photo => photo.Part).Select(part => part.ToArray())];
        var pairs = new List<DuplicatePair>();
        for (int first = 0; first < parts.Length; first++)
        {
            for (int second = first + 1; second < parts.Length; second++)
            {
                AddPairs(parts[first], parts[second], maxDistance, pairs);
            }
        }

        return new NearDuplicates([.. pairs.OrderBy(pair => pair.Distance)], all.Length, maxDistance, dataUri);
    }

    // Ten thousand photos are fifty million pairs of a few instructions each: no index is needed.
    private static void AddPairs(HashedPhoto[] first, HashedPhoto[] second, int maxDistance, List<DuplicatePair> pairs)
    {
        PerceptualHash[] others = [.. second.Select(photo => photo.Hash)];
        foreach (HashedPhoto photo in first)
        {
            for (int other = 0; other < others.Length; other++)
            {
                int distance = photo.Hash.DistanceTo(others[other]);
                if (distance <= maxDistance)
                {
                    pairs.Add(new DuplicatePair(photo, second[other], distance));
                }
            }
        }
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
            html.Append(Picture(pair.First)).Append(Picture(pair.Second));
            html.Append($"</div><figcaption style=\"font-size:.8em;line-height:1.4;margin-top:.2em\">{Html.Escape(Words(pair))}</figcaption></figure>");
        }

        return html.Append($"</div>{(Rest.Length > 0 ? $"<p>{Html.Escape(Rest.Trim())}</p>" : "")}</div>").ToString();
    }

    private string Picture(HashedPhoto photo)
    {
        // Whatever the caller hands over, the page loads nothing from elsewhere.
        string? source = dataUri?.Invoke(photo);
        return source?.StartsWith("data:image/", StringComparison.Ordinal) == true
            ? $"<img src=\"{Html.Escape(source)}\" alt=\"{Html.Escape($"{photo.Part}/{photo.Name}")}\" style=\"width:100%;display:block;border-radius:.3em\">"
            : "";
    }

    private string Summary => string.Create(CultureInfo.InvariantCulture,
        $"{Pairs.Count:N0} {(Pairs.Count == 1 ? "pair" : "pairs")} across the parts of the split ({Compared:N0} photos, up to {MaxDistance} of 64 bits apart)");

    private string Rest => Pairs.Count > LongestList ? string.Create(CultureInfo.InvariantCulture, $"\n… and {Pairs.Count - LongestList:N0} more") : "";

    private static string Words(DuplicatePair pair) => string.Create(CultureInfo.InvariantCulture,
        $"{pair.First.Part}/{pair.First.Name} and {pair.Second.Part}/{pair.Second.Name}, {pair.Distance} bits apart");
}
