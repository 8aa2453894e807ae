using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SmallData.Book.Binding;

/// <summary>The page of terms, made from <c>glossary.md</c> beside the chapters.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Summary">Its first paragraph.</param>
/// <param name="Body">The HTML of its article.</param>
/// <param name="Headings">Its letters and terms.</param>
/// <param name="Entries">What the search finds on the page: each term on its own.</param>
internal sealed record GlossaryPage(
    string Title, string Summary, string Body, IReadOnlyList<Heading> Headings, IReadOnlyList<SearchEntry> Entries)
{
    /// <summary>The page's file.</summary>
    public const string File = "glossary.html";

    /// <summary>What stands where a chapter has its number.</summary>
    public const string Sign = "A–Z";

    /// <param name="folder">The folder of the course.</param>
    /// <param name="pages">The chapters of this book; links to others become plain words.</param>
    /// <returns>The page, or null where the course has no glossary.</returns>
    public static GlossaryPage? Of(string folder, IReadOnlyList<ChapterPage> pages)
    {
        var path = Path.Combine(folder, "glossary.md");
        if (!System.IO.File.Exists(path))
        {
            return null;
        }

        var document = MarkdownText.Parse(System.IO.File.ReadAllText(path));
        var title = document.OfType<HeadingBlock>().FirstOrDefault(heading => heading.Level == 1) is { } first
            ? MarkdownText.PlainText(first.Inline)
            : "Glossary";
        var summary = MarkdownText.PlainText(document.OfType<ParagraphBlock>().FirstOrDefault()?.Inline);
        ChapterText.RemoveTitle(document);
        Unlink(document, [.. pages.Select(page => page.Result.Chapter.Name + ".dib")]);

        var markdown = new MarkdownText(folder);
        var html = markdown.Render(document);
        var search = new SearchEntries(File, title);
        search.AddText(document, markdown.Headings);
        var body = $"""
            <section class="cell text"><header class="chapter"><p class="kicker">{Sign}</p><h1>{Html.Escape(title)}</h1></header>
            {html}</section>

            """;
        return new GlossaryPage(title, summary, body, markdown.Headings, search.All);
    }

    /// <summary>A link to a chapter that is not in this book would lead nowhere.</summary>
    private static void Unlink(MarkdownDocument document, HashSet<string> present)
    {
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (link.Url?.Split('#')[0] is { } file && file.EndsWith(".dib", StringComparison.OrdinalIgnoreCase) && !present.Contains(file))
            {
                link.ReplaceBy(new LiteralInline(MarkdownText.PlainText(link)), copyChildren: false);
            }
        }
    }
}
