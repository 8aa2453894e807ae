using System.Text.RegularExpressions;
using SmallData.Book.Documents;
using SmallData.Book.Hosting;
using SmallData.Book.Running;

namespace Notebooks.Tests;

/// <summary>The chapters themselves, in the quick profile, on pictures that the course draws.</summary>
[Collection(SolvedCourse.Collection)]
public sealed partial class CourseTests(SolvedCourse course)
{
    private static Chapter Chapter(string name) =>
        Assert.Single(Course.Find(AppContext.BaseDirectory).Select([name]));

    private static IEnumerable<string> Texts(ChapterResult chapter) =>
        chapter.Cells.SelectMany(cell => cell.Outputs.OfType<ValueOutput>()).Select(output => output.Text);

    [Fact]
    public void Chapter_00_has_nets_of_the_published_sizes()
    {
        string[] texts = [.. Texts(course.Of(Chapter("00")))];
        Assert.Contains("241,546 parameters. The published net has 241,546: the same.", texts);
        Assert.Contains(texts, text => text.StartsWith("5,240,842 parameters. The published net has 5,240,842: the same.", StringComparison.Ordinal));
    }

    [Fact]
    public void Chapter_02_gives_the_same_figures_twice_to_the_last_digit()
    {
        // Every text, but what a clock measured or guessed in it.
        static string[] Figures(ChapterResult chapter) => [.. Texts(chapter).Select(text => Timed().Replace(text, "…"))];

        string[] again = Figures(course.In(() => new ChapterRunner(new SilentReporter()).Run(Chapter("02")).Succeeded()));
        string[] first = [.. Figures(course.Of(Chapter("02"))).Where(text => !text.StartsWith('✓'))];
        Assert.Contains(first, text => text.Contains("of the training photos are right", StringComparison.Ordinal));
        Assert.Equal(first.Where(text => !text.StartsWith('○')), again.Where(text => !text.StartsWith('○')));
    }

    [Fact]
    public void Chapter_02_trains_by_hand_to_the_trainers_losses() =>
        Assert.Single(Texts(course.Of(Chapter("02"))), text => text.StartsWith("Loss of the first epochs", StringComparison.Ordinal) && text.EndsWith("The same curve.", StringComparison.Ordinal));

    [Fact]
    public void Chapter_01_makes_by_hand_the_tensor_that_the_library_makes() =>
        Assert.Single(Texts(course.Of(Chapter("01"))), text => text.StartsWith("The largest difference is", StringComparison.Ordinal) && text.EndsWith("the same photo.", StringComparison.Ordinal));

    [Theory]
    [InlineData("02", "net A")]
    [InlineData("03", "net A, beside augmentation|net A, augmented|net E|better net")]
    public void A_chapter_keeps_the_figures_of_its_runs(string name, string runs) => Assert.Equal(
        runs.Split('|'),
        Texts(course.Of(Chapter(name))).Where(text => text.Contains("Kept for the scoreboard", StringComparison.Ordinal)).Select(text => text[..text.IndexOf(':', StringComparison.Ordinal)]));

    [Theory]
    [MemberData(nameof(Chapters))]
    public void Every_check_waits_before_the_solution_and_passes_after_it(string name)
    {
        Chapter chapter = Chapter(name);

        string[] said = [.. Texts(course.Of(chapter)).Select(text => Verdict().Match(text)).Where(verdict => verdict.Success).Select(verdict => verdict.Value)];

        string[] expected = [.. Exercise.In(DibReader.ReadFile(chapter.Path)).SelectMany(one => new[] { $"○ Exercise {one.Id}", $"✓ Exercise {one.Id}" })];
        Assert.Equal(expected, said);
    }

    public static TheoryData<string> Chapters() => [.. Course.Find(AppContext.BaseDirectory).Chapters.Select(chapter => chapter.Name)];

    [GeneratedRegex(@"\d+(\.\d+)? (ms|s|min|a second)\b|(a few seconds|about [^·]*) here$")]
    private static partial Regex Timed();

    [GeneratedRegex(@"^[○✗✓] Exercise \d+\.\d+")]
    private static partial Regex Verdict();
}
