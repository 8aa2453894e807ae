using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SmallData;
using SmallData.Book.Binding;
using SmallData.Book.Documents;
using SmallData.Book.Hosting;
using SmallData.Book.Running;

namespace Notebooks.Tests;

/// <summary>What the teacher's guide says of the chapters is so.</summary>
public sealed partial class TeachersGuideTests
{
    private static readonly Course Course = Headings.Course;
    private static readonly string Text = File.ReadAllText(Path.Combine(Course.Folder, "README.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Every_link_leads_to_a_file_or_a_section()
    {
        foreach (var link in MarkdownText.Parse(Text).Descendants<LinkInline>())
        {
            var (file, anchor) = link.Url!.Split('#') is [var name, var id] ? (name, id) : (link.Url, "");
            var path = Path.Combine(Course.Folder, file);
            Assert.True(File.Exists(path) || Directory.Exists(path), $"{link.Url}: there is no such file.");
            if (anchor.Length > 0)
            {
                Assert.True(Headings.Of(file).ContainsKey(anchor), $"{link.Url}: there is no such section.");
            }
        }
    }

    [Fact]
    public void The_map_gives_each_chapters_minutes()
    {
        static string Minutes(string number, GroupCollection times) => $"{number}: {times["quick"]} {times["lesson"]} {times["full"]}";

        var begun = Course.Chapters.Select(chapter => Minutes(chapter.Number, Begin().Match(File.ReadAllText(chapter.Path)).Groups));
        Assert.Equal(begun, MapRow().Matches(Text).Select(row => Minutes(row.Groups["number"].Value, row.Groups)));
    }

    [Fact]
    public void Every_chapter_is_part_of_a_lesson()
    {
        var taught = LessonRow().Matches(Text).SelectMany(row => row.Groups["chapters"].Value.Split(", "));
        Assert.Equal(Course.Chapters.Select(chapter => chapter.Number), taught);
    }

    [Fact]
    public void Homework_names_exercises_that_there_are()
    {
        var exercises = Course.Chapters.SelectMany(chapter => Exercise().Matches(File.ReadAllText(chapter.Path)))
            .Select(exercise => exercise.Groups["number"].Value).ToHashSet();
        foreach (Match row in LessonRow().Matches(Text))
        {
            Assert.All(ExerciseNumber().Matches(row.Groups["homework"].Value).Select(number => number.Value), number => Assert.Contains(number, exercises));
        }
    }

    [Fact]
    public void The_cell_for_another_data_set_runs()
    {
        var code = Snippet().Match(Text).Groups["code"].Value.Replace("\"my-photos\"", "CoursePhotos.Open(perClass: 12, size: 64).Root", StringComparison.Ordinal);
        Assert.Contains("FromClassFolders(CoursePhotos", code, StringComparison.Ordinal);
        var work = Directory.CreateTempSubdirectory("guide-").FullName;
        var before = Environment.GetEnvironmentVariable(Settings.WorkVariable);
        var data = Environment.GetEnvironmentVariable(Settings.DataVariable);
        Environment.SetEnvironmentVariable(Settings.WorkVariable, work);
        Environment.SetEnvironmentVariable(Settings.DataVariable, work);   // a folder without photos
        try
        {
            var chapter = Course.Chapters[0];
            var notebook = new DibDocument([new DibCell("csharp", "#!import setup.dib", 1), new DibCell("csharp", code, 2)]);
            var run = new ChapterRunner(new SilentReporter()).Run(chapter, notebook).Succeeded();
            var shown = run.Cells.SelectMany(cell => cell.Outputs.OfType<ValueOutput>()).Select(output => output.Text);
            Assert.Contains("cats", string.Join(' ', shown), StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable(Settings.WorkVariable, before);
            Environment.SetEnvironmentVariable(Settings.DataVariable, data);
            Directory.Delete(work, recursive: true);
        }
    }

    [GeneratedRegex(@"minutes: \(Quick: (?<quick>[\d.]+), Lesson: (?<lesson>[\d.]+), Full: (?<full>[\d.]+)\)")]
    private static partial Regex Begin();

    [GeneratedRegex(@"(?m)^\| \[(?<number>\d\d) [^|]+\| [^|]+\| (?<quick>[\d.]+) \| (?<lesson>[\d.]+) \| (?<full>[\d.]+) \|")]
    private static partial Regex MapRow();

    [GeneratedRegex(@"(?m)^\| \d \| (?<chapters>[\d, ]+) \| .* \| (?<homework>[^|]*)\|$")]
    private static partial Regex LessonRow();

    [GeneratedRegex(@"(?m)^\*\*(?<number>\d\.\d)\*\*")]
    private static partial Regex Exercise();

    [GeneratedRegex(@"\b\d\.\d\b")]
    private static partial Regex ExerciseNumber();

    [GeneratedRegex(@"```csharp\n(?<code>[^`]+)```")]
    private static partial Regex Snippet();
}
