using System.Globalization;
using Figures;
using SmallData.Book.Running;
using SmallData.Book.Terminal;

namespace SmallData.Book.Binding;

/// <summary>The landing page: what the course is, what it reaches, what it needs, and a map of its chapters.</summary>
internal static class IndexPage
{
    /// <param name="pages">The chapters of this book.</param>
    /// <param name="others">The chapters that this run left out.</param>
    /// <param name="glossary">The page of terms, if the course has one.</param>
    /// <param name="facts">How the book was made.</param>
    public static string Write(IReadOnlyList<ChapterPage> pages, IReadOnlyList<ChapterText> others, GlossaryPage? glossary, BookFacts facts)
    {
        var results = ShownResult.In(pages);
        var failed = pages.Count(page => page.Result.Failure is not null);
        var total = TimeSpan.FromTicks(pages.Sum(page => page.Result.Elapsed.Ticks));
        var status = failed == 0
            ? $"Every cell of this book ran in {Durations.Format(total)}."
            : string.Create(CultureInfo.InvariantCulture, $"{failed} of {pages.Count} chapters failed; each page shows where.");
        var cards = pages.Select(page => (page.Text.Number, Html: Card(page))).Concat(others.Select(other => (other.Number, Html: Missing(other))))
            .OrderBy(card => card.Number, StringComparer.Ordinal);
        var content = $"""
            <header class="cover">
            <h1>{Html.Escape(PageShell.BookTitle)}</h1>
            <p class="lead">{Html.Escape(PageShell.Subtitle)}. A few hundred photos, one laptop, and nets that you write yourself: from a convnet that learns its photos by heart to one that names almost all new ones.</p>
            <p class="go">{Go(pages, results)}</p>
            <p class="facts">{status}</p>
            </header>
            {StoryFigure.Of(results)}
            {Needs}
            <h2 class="map">Chapters</h2>
            <ol class="map">
            {string.Concat(cards.Select(card => card.Html))}
            {(glossary is null ? "" : Card(glossary))}
            </ol>
            {ResultsTable.Of(results)}
            """;
        return PageShell.Wrap(PageShell.BookTitle, PageShell.Subtitle, "", content, facts, canPresent: false);
    }

    private const string Needs = """
        <section class="needs" aria-labelledby="needs">
        <h2 id="needs">What you need</h2>
        <p>A laptop and the .NET 10 SDK. No GPU, no Python, no account; photos of your own if you like, else the course draws some. One command runs every chapter on your machine and binds this book anew:</p>
        <pre class="code"><code>dotnet run --project lib/Book -c Release</code></pre>
        <p>To run and change the cells yourself, open a chapter of the folder <code>notebooks</code> in VS Code (Polyglot Notebooks), or export it for Jupyter.</p>
        </section>
        """;

    /// <summary>Where to begin, and where it leads.</summary>
    private static string Go(IReadOnlyList<ChapterPage> pages, IReadOnlyList<ShownResult> results)
    {
        var first = pages.Count == 0 ? "" : $"<a class=\"start\" href=\"{Html.Escape(pages[0].File)}\">Start with chapter {pages[0].Text.Number}</a>";
        return results.Count == 0 ? first : first + "<a href=\"#scoreboard\">See the results</a>";
    }

    private static string Card(ChapterPage page)
    {
        var (css, word) = page.Result.Failure switch
        {
            null => ("good", $"ran in {Durations.Format(page.Result.Elapsed)}"),
            { Number: 0 } => ("bad", "cannot be read"),
            { Number: var n } => ("bad", string.Create(CultureInfo.InvariantCulture, $"failed at cell {n}")),
        };
        var times = page.Minutes is { } minutes ? $" · {minutes}" : "";
        var cells = page.Result.Cells.Count(cell => cell.Status != CellStatus.Text);
        return $"""
            <li><a href="{Html.Escape(page.File)}"><span class="no">{page.Text.Number}</span><span class="what"><span class="title">{Html.Escape(page.Text.Title)}</span>
            <span class="summary">{Html.Escape(page.Text.Summary)}</span><span class="status"><span class="{css}">{word}</span> · {cells.ToString(CultureInfo.InvariantCulture)} cells{times}</span></span></a></li>

            """;
    }

    private static string Card(GlossaryPage glossary)
    {
        var terms = glossary.Headings.Count(heading => heading.Level == 3);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <li><a href="{GlossaryPage.File}"><span class="no">{GlossaryPage.Sign}</span><span class="what"><span class="title">{Html.Escape(glossary.Title)}</span>
            <span class="summary">{Html.Escape(glossary.Summary)}</span><span class="status">{terms} terms</span></span></a></li>
            """);
    }

    private static string Missing(ChapterText chapter)
    {
        return $"""
            <li class="missing"><div><span class="no">{chapter.Number}</span><span class="what"><span class="title">{Html.Escape(chapter.Title)}</span>
            <span class="summary">{Html.Escape(chapter.Summary)}</span><span class="status">not in this run</span></span></div></li>

            """;
    }
}
