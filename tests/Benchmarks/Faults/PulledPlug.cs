using System.Diagnostics;
using System.Globalization;
using SmallData;
using SmallData.Tests.Downloads;

namespace Benchmarks.Faults;

/// <summary>
/// Work on one work folder by a process that is killed again and again, and by many processes at once: the end is to the last digit what an undisturbed
/// run makes, and of what the killed ones left unfinished the next chapter leaves nothing.
/// </summary>
internal sealed class PulledPlug : IDisposable
{
    // What is done stays done, so the work folder is emptied now and then, or later kills would find nothing to disturb.
    private const int KillsPerFolder = 5;

    private readonly string root = Directory.CreateTempSubdirectory("smalldata-plug-").FullName;
    private readonly FileServer server = new();
    private readonly PluggedWork kind;

    private PulledPlug(PluggedWork kind)
    {
        this.kind = kind;
        ServedFile served = server.Serve("noise.zip", PluggedWork.Archive());
        (served.Trickle, served.TrickleBytes) = (TimeSpan.FromMilliseconds(20), 40_000);
    }

    public static int Run(IReadOnlyCollection<string> kinds, int kills, int together, int seed)
    {
        if (kinds.Except(PluggedWork.All.Select(kind => kind.Name)).FirstOrDefault() is { } unknown)
        {
            Console.Error.WriteLine($"There is no work '{unknown}'. Choose from: {string.Join(", ", PluggedWork.All.Select(kind => kind.Name))}.");
            return 1;
        }

        Console.WriteLine($"seed {seed.ToString(CultureInfo.InvariantCulture)}");
        bool same = true;
        foreach (PluggedWork kind in PluggedWork.All.Where(kind => kinds.Count == 0 || kinds.Contains(kind.Name)))
        {
            using var plug = new PulledPlug(kind);
            same &= plug.Run(kills, together, new Random(seed));
        }

        return same ? 0 : 1;
    }

    /// <summary>What a process does: its figures on one line.</summary>
    public static int RunInside(string name, string? address)
    {
        TextWriter output = Console.Out;
        Console.SetOut(TextWriter.Null);   // what a reader would see
        output.WriteLine(PluggedWork.All.Single(kind => kind.Name == name).Do(address is null ? null : new Uri(address)));
        return 0;
    }

    public void Dispose()
    {
        server.Dispose();
        Directory.Delete(root, recursive: true);
    }

    private bool Run(int kills, int together, Random random)
    {
        long start = Stopwatch.GetTimestamp();
        string expected = Finish(Fresh("undisturbed")) ?? "no result";
        TimeSpan takes = Stopwatch.GetElapsedTime(start);
        Console.WriteLine($"{kind.Name}, undisturbed: {expected}, {takes.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s");

        bool same = true;
        int unfinished = 0, late = 0;
        for (int kill = 0; kill < kills;)
        {
            string work = Fresh("killed");
            for (int here = 0; here < KillsPerFolder && kill < kills; here++)
            {
                using Process process = Start(work);
                long began = Stopwatch.GetTimestamp();
                if (process.WaitForExit(takes * random.NextDouble()))
                {
                    // Nothing is left to disturb here; and on a machine that others use, too, times change.
                    (late, takes) = (late + 1, Stopwatch.GetElapsedTime(began));
                    break;
                }

                process.Kill();
                process.WaitForExit();
                kill++;
            }

            unfinished += Unfinished(work);
            same &= Report("after kills", Finish(work), expected, quiet: true) & IsClearedAway(work);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{kind.Name}, {kills} kills ({late} more came too late): {(same ? "the same each time" : "NOT the same")}; {unfinished} unfinished files were left by them"));

        string shared = Fresh("together");
        Process[] processes = [.. Enumerable.Range(0, together).Select(_ => Start(shared))];
        string?[] results = [.. processes.AsParallel().WithDegreeOfParallelism(Math.Max(together, 1)).Select(process => process.StandardOutput.ReadLine())];
        foreach (string? result in results.Distinct())
        {
            same &= Report($"{results.Count(one => one == result)} of {together} at once", result, expected, quiet: false);
        }

        return same;
    }

    private string Fresh(string name)
    {
        string folder = Path.Combine(root, name);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        return Directory.CreateDirectory(folder).FullName;
    }

    private Process Start(string work) => Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["plug-inside", "--kind", kind.Name, "--address", server.Address("noise.zip").ToString()])
    {
        RedirectStandardOutput = true,
        Environment = { [Settings.WorkVariable] = work, [Settings.DataVariable] = Directory.CreateDirectory(Path.Combine(work, "none")).FullName, [Settings.OfflineVariable] = "1" },
    })!;

    private string? Finish(string work)
    {
        using Process process = Start(work);
        string? result = process.StandardOutput.ReadLine();
        process.WaitForExit();
        return result;
    }

    private bool Report(string what, string? result, string expected, bool quiet)
    {
        if (!quiet || result != expected)
        {
            Console.WriteLine($"{kind.Name}, {what}: {(result == expected ? "the same" : $"{result ?? "no result"} instead of {expected}")}");
        }

        return result == expected;
    }

    private static int Unfinished(string work) => Leftovers(work).Count();

    private static IEnumerable<string> Leftovers(string work) =>
        Directory.EnumerateFileSystemEntries(work, "*.part*", SearchOption.AllDirectories).Concat(Directory.EnumerateFileSystemEntries(work, "*.unpacking", SearchOption.AllDirectories));

    /// <summary>What is left after a run that finished may belong to a process that still writes; an hour later the next chapter must clear it away.</summary>
    private static bool IsClearedAway(string work)
    {
        foreach (string file in Leftovers(work).Where(File.Exists))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(-2));
        }

        Disk.RemoveAbandoned(work, below: true);
        string[] left = [.. Leftovers(work)];
        Array.ForEach(left, file => Console.WriteLine($"left for ever: {file}"));
        return left.Length == 0;
    }
}
