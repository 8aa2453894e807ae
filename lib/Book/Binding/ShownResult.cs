using SmallData.Book.Hosting;
using SmallData.Results;

namespace SmallData.Book.Binding;

/// <summary>A result of the scoreboard and the page that shows how it came about.</summary>
/// <param name="Run">The result.</param>
/// <param name="Page">The page.</param>
internal sealed record ShownResult(RunResult Run, ChapterPage Page)
{
    /// <summary>The results that the pages show, in their order; what other runs have left in the work folder is not among them.</summary>
    public static IReadOnlyList<ShownResult> In(IReadOnlyList<ChapterPage> pages)
    {
        var kept = Scoreboard.Read().GroupBy(run => run.ToText()).ToDictionary(runs => runs.Key, runs => runs.Last());
        return
        [
            .. pages.SelectMany(page => page.Result.Cells.SelectMany(cell => cell.Outputs).OfType<ValueOutput>()
                .Select(output => kept.GetValueOrDefault(output.Text)).OfType<RunResult>()
                .Distinct().Select(run => new ShownResult(run, page))),
        ];
    }
}
