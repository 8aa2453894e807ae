using SmallData.Book.Documents;
using SmallData.Book.Hosting;
using SmallData.Book.Running;
using SmallData.Book.Terminal;

// Console output, the working directory and the environment belong to the process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Notebooks.Tests;

/// <summary>A folder of notebooks that goes when the test ends.</summary>
internal sealed class NotebookFolder : IDisposable
{
    private readonly string home = Directory.CreateTempSubdirectory("notebooks-").FullName;

    /// <param name="below">A folder in a temporary one, which may have any name; the temporary one itself if left out.</param>
    public NotebookFolder(string below = "") => Root = Directory.CreateDirectory(Path.Combine(home, below)).FullName;

    public string Root { get; }

    public string Notebooks => Path.Combine(Root, "notebooks");

    public string Write(string name, string text)
    {
        var path = Path.Combine(Notebooks, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Runs cells of C# as the chapter 01-test.</summary>
    public ChapterResult Run(params string[] cells) =>
        RunFile(Write("01-test.dib", string.Concat(cells.Select(cell => $"#!csharp\n\n{cell}\n\n"))));

    public static ChapterResult RunFile(string path, IRunReporter? reporter = null) =>
        new ChapterRunner(reporter ?? new SilentReporter()).Run(new Chapter(path));

    public void Dispose() => Directory.Delete(home, recursive: true);
}

/// <summary>Hears what is reported and remembers the values that were shown.</summary>
internal sealed class SilentReporter : IRunReporter
{
    public List<object?> Values { get; } = [];

    public void ChapterStarted(Chapter chapter, int codeCells) { }

    public void CellStarted(int number, DibCell cell) { }

    public void Shown(object? value) => Values.Add(value);

    public void CellFinished(CellResult cell) { }

    public void ChapterFinished(ChapterResult chapter) { }

    public void Say(string line) { }
}

internal static class ResultExtensions
{
    /// <summary>The console text of the n-th cell of code, from 1.</summary>
    public static string Console(this ChapterResult chapter, int cell) =>
        string.Concat(chapter.Cell(cell).Outputs.OfType<ConsoleOutput>().Select(output => output.Text));

    /// <summary>The texts of the values that the n-th cell of code showed.</summary>
    public static string[] Texts(this ChapterResult chapter, int cell) =>
        [.. chapter.Cell(cell).Outputs.OfType<ValueOutput>().Select(output => output.Text)];

    public static CellResult Cell(this ChapterResult chapter, int number) => chapter.Cells.Single(cell => cell.Number == number);

    /// <summary>The chapter, if it ran to its end; else a failure that says why it did not.</summary>
    public static ChapterResult Succeeded(this ChapterResult chapter)
    {
        Assert.True(chapter.Failure is null, string.Join('\n', Verdicts.Of(chapter)));
        return chapter;
    }
}
