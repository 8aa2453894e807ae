using System.Globalization;

namespace SmallData.Datasets.Downloads;

/// <summary>What a download is doing.</summary>
public enum DownloadStage
{
    /// <summary>Bytes arrive.</summary>
    Downloading,

    /// <summary>The file's checksum is computed.</summary>
    Checking,

    /// <summary>The archive is unpacked.</summary>
    Unpacking,
}

/// <summary>How far a download is; reported about ten times a second.</summary>
/// <param name="Stage">What it is doing.</param>
/// <param name="File">The name of the file.</param>
/// <param name="Done">Bytes done.</param>
/// <param name="Total">Bytes in all; 0 if not known.</param>
/// <param name="BytesPerSecond">The rate over the last few seconds; 0 while it is not known yet.</param>
public sealed record DownloadProgress(DownloadStage Stage, string File, long Done, long Total, double BytesPerSecond)
{
    /// <summary>The share that is done, from 0 to 1; 0 if the total is not known.</summary>
    public double Fraction => Total > 0 ? Math.Clamp((double)Done / Total, 0, 1) : 0;

    /// <summary>The time left at the present rate; null while it is not known.</summary>
    public TimeSpan? Left => Total > 0 && BytesPerSecond > 0 ? TimeSpan.FromSeconds(Math.Min((Total - Done) / BytesPerSecond, 359_999)) : null;

    /// <summary>Share, bytes, rate and time left as one line of text.</summary>
    public override string ToString()
    {
        string share = Total > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(Fraction * 100),3:0} %  {ByteText.Of(Done)} of {ByteText.Of(Total)}") : ByteText.Of(Done);
        string rate = BytesPerSecond > 0 ? $"  {ByteText.Of((long)BytesPerSecond)}/s" : "";
        string left = Left is { } time && Done < Total ? $"  {TimeText(time)} left" : "";
        return $"{Stage} {File}  {share}{rate}{left}";
    }

    private static string TimeText(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:00}");
}
