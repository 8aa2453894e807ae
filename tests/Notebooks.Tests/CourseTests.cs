using System.Text.RegularExpressions;
using SmallData.Book.Documents;
using SmallData.Book.Hosting;
using SmallData.Book.Running;

namespace Notebooks.Tests;

/// <summary>The chapters themselves, in the quick profile, on pictures that the course draws.</summary>
public sealed partial class CourseTests : IDisposable
{
    private static readonly (string Name, string? Value)[] Wanted =
        [("SMALLDATA_PROFILE", "quick"), ("SMALLDATA_SEED", "7"), ("SMALLDATA_DATA", null), ("SMALLDATA_WORK", null)];

    private readonly Dictionary<string, string?> before = Wanted.ToDictionary(setting => setting.Name, setting => Environment.GetEnvironmentVariable(setting.Name));
    private readonly string work = Directory.CreateTempSubdirectory("course-").FullName;

    public CourseTests()
    {
        foreach ((string name, string? value) in Wanted)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        Environment.SetEnvironmentVariable("SMALLDATA_WORK", work);
        Environment.SetEnvironmentVariable("SMALLDATA_DATA", work);   // a folder without photos
    }

    public void Dispose()
    {
        foreach ((string name, string? value) in before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        Directory.Delete(work, recursive: true);
    }

    private static Chapter Chapter(string name) =>
        Assert.Single(Course.Find(AppContext.BaseDirectory).Select([name]));

    private static ChapterResult Run(string name) => new ChapterRunner(new SilentReporter()).Run(Chapter(name)).Succeeded();

    private static IEnumerable<string> Texts(ChapterResult chapter) =>
        chapter.Cells.SelectMany(cell => cell.Outputs.OfType<ValueOutput>()).Select(output => output.Rendering.Text);

    [Fact]
    public void Chapter_02_gives_the_same_figures_twice_to_the_last_digit()
    {
        // Every text of every cell but the running time of the training.
        static string[] Figures(ChapterResult chapter) =>
            [.. Texts(chapter).Where(text => !text.Contains('█', StringComparison.Ordinal))];

        string[] first = Figures(Run("02")), second = Figures(Run("02"));
        Assert.Contains(first, text => text.Contains("of the training photos are right", StringComparison.Ordinal));
        Assert.Equal(first, second);
    }

    [Theory]
    [MemberData(nameof(Chapters))]
    public void Every_check_waits_before_the_solution_and_passes_after_it(string name)
    {
        Chapter chapter = Chapter(name);
        DibDocument asWritten = DibReader.ReadFile(chapter.Path);
        DibDocument solved = Solution.Solved(asWritten, Solution.Of(chapter.Path));

        ChapterResult result = new ChapterRunner(new SilentReporter()).Run(chapter, solved).Succeeded();

        string[] expected = [.. Exercise.In(asWritten).SelectMany(one => new[] { $"○ Exercise {one.Id}", $"✓ Exercise {one.Id}" })];
        string[] said = [.. Texts(result).Select(text => Verdict().Match(text)).Where(verdict => verdict.Success).Select(verdict => verdict.Value)];
        Assert.Equal(expected, said);
    }

    public static TheoryData<string> Chapters() => [.. Course.Find(AppContext.BaseDirectory).Chapters.Select(chapter => chapter.Name)];

    [GeneratedRegex(@"^[○✗✓] Exercise \d+\.\d+")]
    private static partial Regex Verdict();
}
