using System.Globalization;
using SmallData.Book.Hosting;
using SmallData.Book.Terminal;
using SmallData.Results;

namespace SmallData.Book.Binding;

/// <summary>The scoreboard on the landing page: every result of the book beside its published figure.</summary>
internal static class ResultsTable
{
    /// <param name="results">The results of this book.</param>
    /// <returns>The section; empty where there is no result.</returns>
    public static string Of(IReadOnlyList<ShownResult> results) => results.Count == 0
        ? ""
        : $"""
            <section class="results" aria-labelledby="scoreboard">
            <h2 id="scoreboard">Scoreboard</h2>
            <div class="scroll"><table>
            <thead><tr><th scope="col">chapter</th><th scope="col">run</th><th scope="col" class="figure">accuracy</th><th scope="col">published</th><th scope="col">measured on</th><th scope="col" class="figure">training</th></tr></thead>
            <tbody>
            {string.Concat(results.Select(Row))}</tbody>
            </table></div>
            </section>
            """;

    private static string Row(ShownResult result)
    {
        var run = result.Run;
        var accuracy = (100 * run.Accuracy).ToString("0.0", CultureInfo.InvariantCulture);
        return $"""
            <tr><td><a href="{Html.Escape(result.Page.File)}" aria-label="Chapter {result.Page.Text.Number}">{result.Page.Text.Number}</a></td><th scope="row">{Html.Escape(run.Run)}</th><td class="figure">{accuracy} %</td><td>{Html.Escape(run.Published)}</td><td>{Html.Escape(run.Measured)}</td><td class="figure">{Durations.Format(TimeSpan.FromSeconds(run.Seconds))}</td></tr>

            """;
    }
}

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
