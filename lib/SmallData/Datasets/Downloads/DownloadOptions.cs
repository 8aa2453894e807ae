namespace SmallData.Datasets.Downloads;

/// <summary>How patient a download is.</summary>
public sealed record DownloadOptions
{
    /// <summary>How often in a row an address may fail without a single new byte before it is given up.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>The wait after the first failure; it doubles with each further one.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait, also where a server asks for more.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a connection may be silent before it counts as cut.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock; tests may set their own.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Opens a file for appending; tests let it run out of space.</summary>
    internal Func<string, Stream> OpenAppend { get; init; } = path => new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, 1 << 16);
}
