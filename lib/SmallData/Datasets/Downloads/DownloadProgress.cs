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

    /// <summary>Another process is downloading the same.</summary>
    Waiting,
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

    /// <summary>Share, bytes, rate and time left as one line of text.</summary>
    public override string ToString()
    {
        string share = Total > 0 ? Invariant($"{Math.Floor(Fraction * 100),3:0} %  {ByteText.Of(Done)} of {ByteText.Of(Total)}") : ByteText.Of(Done);
        string rate = BytesPerSecond > 0 ? $"  {ByteText.Of((long)BytesPerSecond)}/s" : "";
        string left = Total > Done && BytesPerSecond > 0 ? $"  {InWords(TimeSpan.FromSeconds(Math.Min((Total - Done) / BytesPerSecond, 359_999)))} left" : "";
        return $"{Stage} {File}  {share}{rate}{left}";
    }

    private static string InWords(TimeSpan time) => time.TotalHours >= 1
        ? Invariant($"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
        : Invariant($"{time.Minutes}:{time.Seconds:00}");
}

/// <summary>Numbers of bytes in words, with decimal units as publishers use them.</summary>
public static class ByteText
{
    /// <summary>Such as "512 B", "29.5 kB" or "68.6 MB".</summary>
    /// <param name="bytes">How many bytes.</param>
    public static string Of(long bytes) => bytes switch
    {
        < 1_000 => Invariant($"{bytes} B"),
        < 1_000_000 => Invariant($"{bytes / 1e3:0.0} kB"),
        < 1_000_000_000 => Invariant($"{bytes / 1e6:0.0} MB"),
        _ => Invariant($"{bytes / 1e9:0.00} GB"),
    };
}

/// <summary>Turns byte counts into reports: about ten a second, with a rate smoothed over some three seconds.</summary>
internal sealed class ProgressMeter(IProgress<DownloadProgress>? progress, TimeProvider clock, DownloadStage stage, string file, long total)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private const double SmoothingSeconds = 3;

    private long? lastTime;
    private long lastDone;
    private double rate;

    /// <summary>Says where the count stands. The first call only sets the start, so that resumed bytes are no speed.</summary>
    public void Report(long done)
    {
        long now = clock.GetTimestamp();
        if (lastTime is { } before)
        {
            TimeSpan passed = clock.GetElapsedTime(before, now);
            if (passed < Interval && done < total)
            {
                return;
            }

            double current = (done - lastDone) / Math.Max(passed.TotalSeconds, 1e-6), weight = 1 - Math.Exp(-passed.TotalSeconds / SmoothingSeconds);
            rate = rate > 0 ? rate + (weight * (current - rate)) : current;
        }

        (lastTime, lastDone) = (now, done);
        progress?.Report(new DownloadProgress(stage, file, done, total, Math.Max(rate, 0)));
    }
}
