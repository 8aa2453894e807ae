namespace SmallData.Datasets.Downloads;

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
        if (lastTime is not { } before)
        {
            (lastTime, lastDone) = (now, done);
            progress?.Report(new DownloadProgress(stage, file, done, total, 0));
            return;
        }

        TimeSpan passed = clock.GetElapsedTime(before, now);
        if (passed < Interval && done < total)
        {
            return;
        }

        if (passed > TimeSpan.Zero)
        {
            double current = (done - lastDone) / passed.TotalSeconds;
            double weight = 1 - Math.Exp(-passed.TotalSeconds / SmoothingSeconds);
            rate = rate > 0 ? rate + (weight * (current - rate)) : current;
        }

        (lastTime, lastDone) = (now, done);
        progress?.Report(new DownloadProgress(stage, file, done, total, Math.Max(rate, 0)));
    }
}
