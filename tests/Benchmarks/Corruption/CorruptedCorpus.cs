using System.Diagnostics;
using System.Globalization;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SmallData;
using SmallData.Datasets;
using SmallData.Images;
using Spectre.Console;

namespace Benchmarks.Corruption;

/// <summary>
/// Real photos cut short and with bytes changed: each damaged file decodes or is refused, in less than a second and without allocating beyond
/// 256 MB, by the pipeline's decoder (scaled) and by Image.Load (in full).
/// </summary>
internal static class CorruptedCorpus
{
    private const int Cuts = 20, Flips = 20, MostMilliseconds = 1000;
    private const long MostBytes = 256L << 20;

    private sealed class Tally
    {
        public int Decoded, Refused;
        public double Slowest, LargestMegabytes;
        public string SlowestFile = "", LargestFile = "";
        public List<string> Failures { get; } = [];
    }

    public static int Run(int photos)
    {
        PhotoCollection all = CoursePhotos.Open();
        if (all.IsDrawn)
        {
            Console.Error.WriteLine($"Set {Settings.DataVariable} to a folder with real photos in dogs-vs-cats/train.");
            return 1;
        }

        string[] files = [.. all.Classes.SelectMany(one => one.Files.Take(photos / all.Classes.Count))];
        var layout = new PhotoLayout(150);
        var planes = new byte[layout.Bytes];
        var (pipeline, full) = (new Tally(), new Tally());
        var random = new Random(7);
        foreach (string file in files)
        {
            byte[] whole = File.ReadAllBytes(file);
            foreach ((string what, byte[] damaged) in Damage(whole, random))
            {
                string name = $"{Path.GetFileName(file)} {what}";
                Try(pipeline, name, () => PhotoDecoder.Decode(damaged, layout, planes) is null);
                Try(full, name, () => LoadsInFull(damaged));
            }
        }

        Report(files.Length, ("PhotoDecoder, to 150×150", pipeline), ("Image.Load, full size", full));
        return pipeline.Failures.Count + full.Failures.Count == 0 ? 0 : 1;
    }

    private static IEnumerable<(string What, byte[] File)> Damage(byte[] whole, Random random)
    {
        for (int cut = 0; cut < Cuts; cut++)
        {
            int length = (int)((long)whole.Length * cut / Cuts);
            yield return (string.Create(CultureInfo.InvariantCulture, $"cut at {length}"), whole[..length]);
        }

        for (int flip = 0; flip < Flips; flip++)
        {
            byte[] changed = [.. whole];
            int place = random.Next(changed.Length);
            changed[place] ^= (byte)random.Next(1, 256);
            yield return (string.Create(CultureInfo.InvariantCulture, $"changed at {place}"), changed);
        }
    }

    private static bool LoadsInFull(byte[] file)
    {
        try
        {
            Image.Load<Rgb24>(file).Dispose();
            return true;
        }
        catch (ImageFormatException)
        {
            return false;
        }
    }

    private static void Try(Tally tally, string name, Func<bool> decodes)
    {
        long bytes = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
        try
        {
            _ = decodes() ? tally.Decoded++ : tally.Refused++;
        }
        catch (Exception error)   // anything but a refusal is what this looks for
        {
            tally.Failures.Add($"{name}: {error.GetType().Name}: {error.Message}");
        }

        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        if (milliseconds > tally.Slowest)
        {
            (tally.Slowest, tally.SlowestFile) = (milliseconds, name);
        }

        if (bytes / 1e6 > tally.LargestMegabytes)
        {
            (tally.LargestMegabytes, tally.LargestFile) = (bytes / 1e6, name);
        }

        if (milliseconds > MostMilliseconds || bytes > MostBytes)
        {
            tally.Failures.Add(string.Create(CultureInfo.InvariantCulture, $"{name}: {milliseconds:0} ms, {bytes / 1e6:0} MB"));
        }
    }

    private static void Report(int photos, params (string Name, Tally Tally)[] sides)
    {
        var table = new Table().AddColumns("decoder", "decoded", "refused", "failed", "slowest", "most allocated");
        foreach ((string name, Tally tally) in sides)
        {
            table.AddRow(
                name, Number(tally.Decoded), Number(tally.Refused), Number(tally.Failures.Count),
                string.Create(CultureInfo.InvariantCulture, $"{tally.Slowest:0} ms ({tally.SlowestFile})"),
                string.Create(CultureInfo.InvariantCulture, $"{tally.LargestMegabytes:0.0} MB ({tally.LargestFile})"));
        }

        using Process process = Process.GetCurrentProcess();
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"{photos} photos, {Cuts} cuts and {Flips} changed bytes each · peak resident memory {process.PeakWorkingSet64 / 1e6:0} MB");
        AnsiConsole.Write(table);
        foreach (string failure in sides.SelectMany(side => side.Tally.Failures).Take(20))
        {
            Console.WriteLine(failure);
        }
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
