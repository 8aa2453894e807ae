using System.Globalization;
using SmallData.Book.Running;

namespace SmallData.Book.Terminal;

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
