using System.Globalization;
using System.Text;
using SmallData.Book.Documents;
using SmallData.Book.Running;
using SmallData.Book.Terminal;

namespace SmallData.Book.Binding;

/// <summary>A chapter's page: its body, its headings, and its words for the search.</summary>
/// <param name="Result">The chapter and what came of its cells.</param>
/// <param name="Text">Its title and summary.</param>
/// <param name="Body">The HTML of its article.</param>
/// <param name="Headings">The sections of the article.</param>
/// <param name="Entries">What the search finds on the page.</param>
internal sealed record ChapterPage(
    ChapterResult Result, ChapterText Text, string Body, IReadOnlyList<Heading> Headings, IReadOnlyList<SearchEntry> Entries)
{
    /// <summary>The page's file.</summary>
    public string File => Result.Chapter.Name + ".html";

    /// <summary>How long the chapter says that it runs.</summary>
    public ExpectedMinutes? Minutes => ExpectedMinutes.In(Result.Cells.Select(cell => cell.Cell));

    public static ChapterPage Of(ChapterResult result)
    {
        var folder = Path.GetDirectoryName(result.Chapter.Path)!;
        var text = ChapterText.Of(result.Chapter, result.Cells.Select(cell => cell.Cell));
        var markdown = new MarkdownText(folder);
        var search = new SearchEntries(result.Chapter.Name + ".html", text.Title);
        var body = new StringBuilder();
        var head = Head(result, text);
        var solutions = Solutions(result, new MarkdownText(folder));
        foreach (var cell in result.Cells)
        {
            if (!cell.Cell.IsMarkdown)
            {
                body.Append(Take(ref head, whole: true)).Append(CellHtml.Code(cell, Path.GetFileName(result.Chapter.Path)))
                    .Append(solutions.GetValueOrDefault(cell.Cell, ""));
                search.AddCode(cell.Cell.Text);
                continue;
            }

            var document = MarkdownText.Parse(cell.Cell.Text);
            if (head.Length > 0)
            {
                ChapterText.RemoveTitle(document);
            }

            var before = markdown.Headings.Count;
            var html = markdown.Render(document);
            body.Append("<section class=\"cell text\">").Append(Take(ref head, whole: false)).Append(html).Append("</section>\n");
            search.AddText(document, markdown.Headings.Skip(before));
        }

        body.Append(Take(ref head, whole: true));
        return new ChapterPage(result, text, body.ToString(), markdown.Headings, search.All);
    }

    private static string Head(ChapterResult result, ChapterText text)
    {
        var codeCells = result.Cells.Count(cell => cell.Number > 0);
        var facts = string.Create(CultureInfo.InvariantCulture, $"{codeCells} cells · ran in {Durations.Format(result.Elapsed)}");
        var failure = result.Failure is { } failed
            ? $" · <a class=\"bad\" href=\"#{(failed.Number > 0 ? string.Create(CultureInfo.InvariantCulture, $"cell-{failed.Number}") : "content")}\">failed</a>"
            : "";
        return $"""
            <header class="chapter"><p class="kicker">Chapter {text.Number}</p><h1>{Html.Escape(text.Title)}</h1><p class="facts">{facts}{failure}</p></header>

            """;
    }

    /// <summary>The head, once: inside the first cell of text, or alone where the chapter begins with code.</summary>
    private static string Take(ref string head, bool whole)
    {
        var taken = head.Length > 0 && whole ? $"<section class=\"cell text\">{head}</section>\n" : head;
        head = "";
        return taken;
    }

    /// <summary>Solutions to fold out, each under the check of its exercise.</summary>
    private static Dictionary<DibCell, string> Solutions(ChapterResult result, MarkdownText markdown)
    {
        var cells = result.Cells.Select(cell => cell.Cell).ToList();
        var solutions = Solution.Of(result.Chapter.Path);
        var html = new Dictionary<DibCell, string>(ReferenceEqualityComparer.Instance);
        foreach (var exercise in Exercise.In(new DibDocument(cells)))
        {
            if (solutions.FirstOrDefault(solution => solution.Id == exercise.Id) is { } found)
            {
                var words = string.Concat(found.Words.Select(cell => markdown.Render(cell.Text)));
                html[cells[exercise.Check]] = $"""
                    <section class="cell text solutions"><details><summary>Solution of {Html.Escape(exercise.Id)}</summary>
                    {words}{CellHtml.Source(found.Code)}</details></section>

                    """;
            }
        }

        return html;
    }
}
