namespace SmallData.Datasets.Downloads;

/// <summary>How much an archive may hold before it counts as a trap (a "zip bomb").</summary>
/// <param name="Entries">The most entries.</param>
/// <param name="TotalBytes">The most bytes that all entries together may unpack to.</param>
public sealed record UnpackLimits(int Entries, long TotalBytes)
{
    /// <summary>Enough for every set of photos: they are compressed already, so unpacking hardly makes them larger.</summary>
    /// <param name="file">The archive.</param>
    public static UnpackLimits For(RemoteFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new(200_000, Math.Max(file.Size * 4, 64L << 20));
    }
}
