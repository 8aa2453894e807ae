using System.Diagnostics;
using System.Globalization;
using SmallData.Book.Documents;
using SmallData.Book.Hosting;
using SmallData.Book.Running;

namespace SmallData.Book.Terminal;

/// <summary>Tells the person at the terminal how the run goes.</summary>
internal interface IRunReporter : IProgressSink
{
    /// <summary>A chapter begins.</summary>
    void ChapterStarted(Chapter chapter, int codeCells);

    /// <summary>A cell begins.</summary>
    void CellStarted(int number, DibCell cell);

    /// <summary>A cell has ended, well or not.</summary>
    void CellFinished(CellResult cell);

    /// <summary>A chapter has ended, well or not.</summary>
    void ChapterFinished(ChapterResult chapter);

    /// <summary>A line of its own.</summary>
    void Say(string line);
}

/// <summary>The text of what was shown last, asked for at most four times a second.</summary>
internal sealed class Progress
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly Lock gate = new();
    private long asked;
    private string text = "";

    /// <summary>The latest text; empty where nothing that was shown has one.</summary>
    public string Text
    {
        get
        {
            lock (gate)
            {
                return text;
            }
        }
    }

    public void Shown(object? value)
    {
        lock (gate)
        {
            if (value is null || (asked != 0 && Stopwatch.GetElapsedTime(asked) < Interval))
            {
                return;
            }

            asked = Stopwatch.GetTimestamp();
            text = (value as NotebookView)?.ToText().ReplaceLineEndings(" ").Trim() ?? text;
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            (asked, text) = (0, "");
        }
    }
}

/// <summary>The lines that close a chapter in the terminal.</summary>
internal static class Verdicts
{
    public static IEnumerable<string> Of(ChapterResult chapter)
    {
        if (chapter.Failure is not { Error: { } error } failure)
        {
            yield return $"  {chapter.Chapter.Name}: done in {Durations.Format(chapter.Elapsed)}";
            yield break;
        }

        var where = failure.Number == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"cell {failure.Number}, ");
        yield return string.Create(CultureInfo.InvariantCulture, $"  {chapter.Chapter.Name}: FAILED at {where}{error.File} line {error.Line}");
        yield return $"    {error.Type}: {error.Message.ReplaceLineEndings("\n").Replace("\n", "\n    ")}";
        foreach (var frame in error.Stack)
        {
            yield return $"      in {frame}";
        }

        var notRun = chapter.Cells.Count(cell => cell.Status == CellStatus.NotRun);
        if (notRun > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"    {notRun} {(notRun == 1 ? "cell" : "cells")} after it not run");
        }
    }
}

/// <summary>Times as people read them: 0.4 s, 12 s, 3 min 05 s, 1 h 02 min.</summary>
internal static class Durations
{
    public static string Format(TimeSpan time) => time.TotalSeconds switch
    {
        < 0.001 => "0 ms",
        < 0.1 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms"),
        < 9.95 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(time.TotalSeconds):0} s"),
        < 3600 => string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds:00} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes:00} min"),
    };
}
