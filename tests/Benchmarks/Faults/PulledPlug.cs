using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using SmallData;
using SmallData.Datasets;
using SmallData.Images;
using TorchSharp;

namespace Benchmarks.Faults;

/// <summary>
/// Photos drawn, split and decoded on one work folder by a process that is killed again and again, and by many processes at once: the end is to the last
/// byte what an undisturbed run makes, and nothing unfinished is left.
/// </summary>
internal static class PulledPlug
{
    private const int PerClass = 150, Size = 100;

    public static int Run(int kills, int together, int seed)
    {
        string undisturbed = Fresh("undisturbed"), expected = Finish(undisturbed, out TimeSpan takes)!;
        Console.WriteLine($"seed {seed}; undisturbed: {expected}, {takes.TotalSeconds:0.0} s");
        var random = new Random(seed);
        bool same = true;

        string work = Fresh("killed");
        for (int kill = 0; kill < kills; kill++)
        {
            // What is done stays done, so the work folder is emptied now and then, or later kills would find nothing to disturb.
            work = kill % 10 == 0 ? Fresh("killed") : work;
            using Process process = Start(work);
            Thread.Sleep(takes * random.NextDouble());
            process.Kill();
            process.WaitForExit();
        }

        same &= Report($"after {kills} kills", Finish(work, out _), expected, work);

        work = Fresh("together");
        Process[] processes = [.. Enumerable.Range(0, together).Select(_ => Start(work))];
        string?[] results = [.. processes.AsParallel().WithDegreeOfParallelism(Math.Max(together, 1)).Select(process => process.StandardOutput.ReadLine())];
        foreach (string? result in results.Distinct())
        {
            same &= Report($"{results.Count(one => one == result)} of {together} at once", result, expected, work);
        }

        foreach (string done in (string[])[undisturbed, work, Fresh("killed")])
        {
            Directory.Delete(done, recursive: true);
        }

        return same ? 0 : 1;
    }

    /// <summary>What a process does: the hash of all decoded pixels on one line.</summary>
    public static int RunInside()
    {
        DataSplit split = DataSplit.Copy(CoursePhotos.Open(PerClass, Size), PerClass / 2, PerClass / 4, PerClass / 4);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (PhotoCollection photos in (PhotoCollection[])[split.Train, split.Validation, split.Test])
        {
            using PhotoSet set = PhotoSet.Load(photos, Size, torch.CPU);
            hash.AppendData(set.Pixels.bytes);
        }

        Console.WriteLine(Convert.ToHexStringLower(hash.GetHashAndReset())[..16]);
        return 0;
    }

    private static string Fresh(string name)
    {
        string folder = Path.Combine(Path.GetTempPath(), $"smalldata-{name}-{Environment.ProcessId}");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        return Directory.CreateDirectory(folder).FullName;
    }

    private static Process Start(string work) => Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["plug-inside"])
    {
        RedirectStandardOutput = true,
        Environment = { [Settings.WorkVariable] = work, [Settings.DataVariable] = work, [Settings.OfflineVariable] = "1" },
    })!;

    private static string? Finish(string work, out TimeSpan takes)
    {
        long start = Stopwatch.GetTimestamp();
        using Process process = Start(work);
        string? result = process.StandardOutput.ReadLine();
        takes = Stopwatch.GetElapsedTime(start);
        return result;
    }

    private static bool Report(string what, string? result, string expected, string work)
    {
        // Younger ones may belong to a process that runs; the next run clears them away when they are an hour old.
        int unfinished = Directory.EnumerateFiles(work, "*.part", SearchOption.AllDirectories).Count();
        bool same = result == expected;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {(same ? "the same" : $"{result ?? "no result"} instead of {expected}")}, {unfinished} unfinished files left"));
        return same;
    }
}
