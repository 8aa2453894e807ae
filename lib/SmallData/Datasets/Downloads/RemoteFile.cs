namespace SmallData.Datasets.Downloads;

/// <summary>What a downloaded file is.</summary>
public enum FileKind
{
    /// <summary>A zip archive to unpack.</summary>
    Zip,

    /// <summary>A tar archive to unpack.</summary>
    Tar,

    /// <summary>A tar archive compressed with gzip, to unpack.</summary>
    TarGz,

    /// <summary>A single gzip file, kept as it is.</summary>
    Gzip,

    /// <summary>A single file of any content, kept as it is.</summary>
    Plain,
}

/// <summary>One file of a public data set.</summary>
/// <param name="Addresses">Where it can be had: the first that answers is used. All serve the same bytes.</param>
/// <param name="Kind">What it is; its first bytes are held to that.</param>
/// <param name="Size">Its exact length in bytes.</param>
/// <param name="Sha256">Its SHA-256 in hexadecimal digits, as published; null where there is none: then size and content are checked.</param>
public sealed record RemoteFile(IReadOnlyList<Uri> Addresses, FileKind Kind, long Size, string? Sha256 = null)
{
    /// <summary>The last part of the first address.</summary>
    public string FileName => Addresses[0].Segments[^1];

    /// <summary>Which entries of an archive are kept, and where; a single file keeps its name and needs none.</summary>
    public IReadOnlyList<EntryRule> Rules { get; init; } = [];

    /// <summary>Where the wanted bytes are, if only a part of a larger file is wanted; <see cref="Size"/> and the checksum are then the part's.</summary>
    public FileSlice? Slice { get; init; }

    /// <summary>Entries left out because the publisher's copy of them is known to be broken.</summary>
    public IReadOnlyList<string> KnownBroken { get; init; } = [];
}

/// <summary>A part of a larger file.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="FileSize">The length of the whole file.</param>
public sealed record FileSlice(long Start, long FileSize);

/// <summary>Keeps the archive entries whose names begin and end as given.</summary>
/// <param name="Prefix">The beginning of the entry's name.</param>
/// <param name="Suffix">The end of the entry's name, upper or lower case.</param>
/// <param name="Target">What takes the prefix's place, relative to the data set's folder.</param>
public sealed record EntryRule(string Prefix, string Suffix, string Target)
{
    /// <summary>The path of an entry below the data set's folder, or null if the rule does not apply to it.</summary>
    internal string? Map(string entry) =>
        entry.StartsWith(Prefix, StringComparison.Ordinal) && entry.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase)
            ? Target + entry[Prefix.Length..]
            : null;
}
