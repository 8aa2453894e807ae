using System.Diagnostics;
using System.Globalization;
using SmallData.Datasets;
using SmallData.Images;

namespace Benchmarks.Pipeline;

/// <summary>Our side of the pipeline's benchmark, in a process of its own so that it can be bound to cores and started afresh.</summary>
internal static class PipelineWorker
{
    /// <summary>Answers "decode N" lines with the seconds that the first N photos took, file to bytes; the cache is left alone.</summary>
    public static int Decode(int size)
    {
        PhotoCollection photos = CoursePhotos.Open();
        Console.WriteLine("ready");
        while (Console.ReadLine() is { } line)
        {
            int count = int.Parse(line, CultureInfo.InvariantCulture) / photos.Classes.Count;
            var first = new PhotoCollection(photos.Title, photos.IsDrawn, photos.Root, [.. photos.Classes.Select(one => one with { Files = [.. one.Files.Take(count)] })]);
            long start = Stopwatch.GetTimestamp();
            DecodedFolder.Decode(first, new PhotoLayout(size)).Pixels.Dispose();
            Answer(start);
            GC.Collect();
        }

        return 0;
    }

    /// <summary>Loads all photos once, from the cache where there is one, and writes the seconds of it. The process is as fresh as a notebook's.</summary>
    public static int Start(int size)
    {
        Console.WriteLine("ready");
        Console.ReadLine();
        long start = Stopwatch.GetTimestamp();
        using PhotoSet photos = PhotoSet.Load(CoursePhotos.Open(), size);
        Answer(start);
        return 0;
    }

    private static void Answer(long start) =>
        Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalSeconds.ToString("0.0000", CultureInfo.InvariantCulture));
}
