using System.Diagnostics;
using Spectre.Console;

namespace Benchmarks.Story;

/// <summary>
/// Whether the later idea beats the earlier one: the chapters that tell the story, in the profile <c>lesson</c>, with several seeds, on drawn pictures and on real
/// photos. Each run writes its figures into <c>notebooks/results/story</c>, where a test of the house holds them to the story.
/// </summary>
internal static class StoryBenchmark
{
    // Chapter 00 does not look at cats and dogs.
    private static readonly (string Kind, string Chapters)[] Kinds = [("drawn", "00,02,03,04,06"), ("real", "02,03,04,06")];

    /// <param name="seeds">The seeds to run with.</param>
    /// <param name="photos">The folder that holds <c>dogs-vs-cats/</c>; drawn pictures alone if null.</param>
    public static int Run(int[] seeds, string? photos)
    {
        string course = CourseFolder();
        bool allRan = true;
        foreach ((string kind, string chapters) in Kinds.Take(photos is null ? 1 : 2))
        {
            foreach (int seed in seeds)
            {
                string work = Directory.CreateTempSubdirectory("story-").FullName;
                try
                {
                    string data = kind == "real" ? Path.GetFullPath(photos!) : Directory.CreateDirectory(Path.Combine(work, "no-photos")).FullName;
                    long start = Stopwatch.GetTimestamp();
                    bool ran = RunChapters(course, chapters, seed, work, data, Path.Combine(course, "notebooks", "results", "story", kind));
                    AnsiConsole.WriteLine($"{kind}, seed {seed}: {(ran ? "done" : "FAILED")} in {Stopwatch.GetElapsedTime(start).TotalMinutes:0.0} min");
                    allRan &= ran;
                }
                finally
                {
                    Directory.Delete(work, recursive: true);
                }
            }
        }

        return allRan ? 0 : 1;
    }

    private static bool RunChapters(string course, string chapters, int seed, string work, string data, string results)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = course };
        string[] arguments =
        [
            "run", "--project", "lib/Book", "-c", "Release", "--",
            "--profile", "lesson", "--seed", $"{seed}", "--chapters", chapters, "--out", Path.Combine(work, "book"),
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        start.Environment["SMALLDATA_OFFLINE"] = "1";
        start.Environment["SMALLDATA_DATA"] = data;
        start.Environment["SMALLDATA_WORK"] = Path.Combine(work, "work");
        start.Environment["SMALLDATA_RESULTS"] = results;
        using Process book = Process.Start(start)!;
        book.WaitForExit();
        return book.ExitCode == 0;
    }

    private static string CourseFolder()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Notebooks.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("Notebooks.sln is not above this folder. Run the benchmark in a clone of the course.");
    }
}
