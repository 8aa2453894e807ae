using System.Globalization;

namespace SmallData.Datasets.Downloads;

/// <summary>Numbers of bytes in words, with decimal units as publishers use them.</summary>
public static class ByteText
{
    /// <summary>Such as "512 B", "29.5 kB" or "68.6 MB".</summary>
    /// <param name="bytes">How many bytes.</param>
    public static string Of(long bytes) => bytes switch
    {
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.0} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.00} GB"),
    };
}
