using SmallData.Book.Documents;
using SmallData.Book.Hosting;

namespace SmallData.Book.Running;

/// <summary>What became of a cell.</summary>
internal enum CellStatus
{
    /// <summary>It is text and has nothing to run.</summary>
    Text,

    /// <summary>It ran to its end.</summary>
    Ran,

    /// <summary>It threw, or did not compile.</summary>
    Failed,

    /// <summary>A cell before it failed.</summary>
    NotRun,
}

/// <summary>A cell and what came of it.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Number">Its number among the chapter's cells of code, from 1; 0 for text.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Elapsed">How long it ran.</param>
/// <param name="Outputs">What it put out, in order.</param>
internal sealed record CellResult(DibCell Cell, int Number, CellStatus Status, TimeSpan Elapsed, IReadOnlyList<CellOutput> Outputs)
{
    /// <summary>The error that ended it, if one did.</summary>
    public ErrorOutput? Error => Outputs.OfType<ErrorOutput>().FirstOrDefault();
}

/// <summary>A chapter and what came of its cells.</summary>
internal sealed record ChapterResult(Chapter Chapter, IReadOnlyList<CellResult> Cells, TimeSpan Elapsed)
{
    /// <summary>The cell that failed; null where all ran.</summary>
    public CellResult? Failure => Cells.FirstOrDefault(cell => cell.Status == CellStatus.Failed);
}
