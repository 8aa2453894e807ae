using SmallData.Book.Hosting;
using SmallData.Book.Running;

namespace Notebooks.Tests;

/// <summary>The chapters themselves, in the quick profile, on pictures that the course draws.</summary>
public sealed class CourseTests : IDisposable
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
    public void Chapter_00_runs_to_its_end_and_its_nets_have_the_published_sizes()
    {
        string[] texts = [.. Texts(Run("00"))];
        Assert.Contains("241,546 parameters. The published net has 241,546: the same.", texts);
        Assert.Contains(texts, text => text.StartsWith("5,240,842 parameters. The published net has 5,240,842: the same.", StringComparison.Ordinal));
    }

    [Fact]
    public void Chapter_01_runs_to_its_end() => Run("01");

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

    [Fact]
    public void Untouched_exercises_wait_and_do_not_stop_the_chapter()
    {
        string[] checks = [.. Texts(Run("01")).Where(text => text.Contains("Exercise", StringComparison.Ordinal))];
        Assert.Equal(3, checks.Length);
        Assert.All(checks, text => Assert.Contains("is waiting for you", text, StringComparison.Ordinal));
    }
}
