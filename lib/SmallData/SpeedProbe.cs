using System.Diagnostics;

namespace SmallData;

/// <summary>A short multiplication that tells how fast this machine is, so that a chapter's minutes mean something here.</summary>
internal static class SpeedProbe
{
    // A 512×512 matrix product on the machine that the chapters' minutes were measured on (two cores, AVX-512).
    private const double ReferenceMilliseconds = 0.93;

    /// <summary>How many times slower than the reference machine this one is; below 1 where it is faster.</summary>
    public static double SlowerThanReference()
    {
        using var scope = torch.NewDisposeScope();
        using var generator = new torch.Generator(0);   // one of its own: the chapter's stream must not move
        torch.Tensor a = torch.rand(512, 512, device: Lesson.Device, generator: Lesson.Device.type == DeviceType.CPU ? generator : null);
        double best = double.MaxValue;
        for (int attempt = 0; attempt < 6; attempt++)
        {
            long start = Stopwatch.GetTimestamp();
            a.mm(a)[0, 0].ToSingle();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return Math.Clamp(best / ReferenceMilliseconds, 0.05, 20);
    }
}
