using SmallData.Book.Documents;
using SmallData.Book.Running;

namespace Notebooks.Tests;

/// <summary>The chapters with their solutions in the quick profile, on pictures that the course draws: each run once and only when a test asks for it.</summary>
public sealed class SolvedCourse : IDisposable
{
    /// <summary>The tests that share these runs.</summary>
    public const string Collection = "solved course";

    private readonly Dictionary<string, ChapterResult> results = [];
    private readonly string work = Directory.CreateTempSubdirectory("course-").FullName;

    internal Course Course { get; } = Course.Find(AppContext.BaseDirectory);

    internal ChapterResult Of(Chapter chapter)
    {
        if (!results.TryGetValue(chapter.Name, out ChapterResult? result))
        {
            DibDocument solved = Solution.Solved(DibReader.ReadFile(chapter.Path), Solution.Of(chapter.Path));
            results[chapter.Name] = result = In(() => new ChapterRunner(new SilentReporter()).Run(chapter, solved).Succeeded());
        }

        return result;
    }

    /// <summary>Does something in the course's surroundings: one work folder, so that a chapter finds what those before it decoded and recorded.</summary>
    internal T In<T>(Func<T> action)
    {
        (string Name, string? Value)[] wanted =
        [
            ("SMALLDATA_PROFILE", "quick"), ("SMALLDATA_SEED", "7"), ("SMALLDATA_WORK", work),
            ("SMALLDATA_DATA", work),   // a folder without photos
            ("SMALLDATA_OFFLINE", "1"),
        ];
        var before = wanted.ToDictionary(setting => setting.Name, setting => Environment.GetEnvironmentVariable(setting.Name));
        try
        {
            foreach ((string name, string? value) in wanted)
            {
                Environment.SetEnvironmentVariable(name, value);
            }

            return action();
        }
        finally
        {
            foreach ((string name, string? value) in before)
            {
                Environment.SetEnvironmentVariable(name, value);
            }
        }
    }

    public void Dispose() => Directory.Delete(work, recursive: true);
}

[CollectionDefinition(SolvedCourse.Collection)]
public sealed class SolvedCourseCollection : ICollectionFixture<SolvedCourse>;
