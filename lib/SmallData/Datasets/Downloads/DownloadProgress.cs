using System.Diagnostics;

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
        TimeSpan left = BytesPerSecond > 0 ? TimeSpan.FromSeconds(Math.Min(Math.Max(Total - Done, 0) / BytesPerSecond, 359_999)) : TimeSpan.Zero;
        string hours = left.TotalHours >= 1 ? Invariant($"{(int)left.TotalHours}:{left.Minutes:00}") : Invariant($"{left.Minutes}");
        return $"{Stage} {File}  {share}{rate}{(left > TimeSpan.Zero ? Invariant($"  {hours}:{left.Seconds:00} left") : "")}";
    }
}

/// <summary>Numbers of bytes in words, with decimal units as publishers use them.</summary>
public static class ByteText
{
    /// <summary>Such as "512 B", "29.5 kB" or "68.6 MB".</summary>
    public static string Of(long bytes) => bytes switch
    {
        < 1_000 => Invariant($"{bytes} B"),
        < 1_000_000 => Invariant($"{bytes / 1e3:0.0} kB"),
        < 1_000_000_000 => Invariant($"{bytes / 1e6:0.0} MB"),
        _ => Invariant($"{bytes / 1e9:0.00} GB"),
    };
}

/// <summary>Turns byte counts into reports: about ten a second, with a rate smoothed over some three seconds.</summary>
internal sealed class ProgressMeter(IProgress<DownloadProgress>? progress, DownloadStage stage, string file, long total)
{
    private const double Interval = 0.1, Smoothing = 3;   // seconds

    private long? lastTime;
    private long lastDone;
    private double rate;

    /// <summary>Says where the count stands. The first call only sets the start, so that resumed bytes are no speed.</summary>
    public void Report(long done)
    {
        long now = Stopwatch.GetTimestamp();
        if (lastTime is { } before)
        {
            double passed = Stopwatch.GetElapsedTime(before, now).TotalSeconds;
            if (passed < Interval && done < total)
            {
                return;
            }

            double current = (done - lastDone) / Math.Max(passed, 1e-6);
            rate = rate > 0 ? rate + ((1 - Math.Exp(-passed / Smoothing)) * (current - rate)) : current;
        }

        (lastTime, lastDone) = (now, done);
        progress?.Report(new DownloadProgress(stage, file, done, total, Math.Max(rate, 0)));
    }
}
