using System.Text;

namespace SmallData.Book.Binding;

/// <summary>What all pages share: the head, the bar at the top, the chapters beside the text, the facts at the foot.</summary>
internal static class PageShell
{
    public const string BookTitle = "Image classification from very little data";
    public const string Subtitle = "A hands-on course in C#";

    // Before the first paint, so that a chosen theme does not flash. A private window may refuse its storage.
    private const string EarlyScript =
        "document.documentElement.classList.add('js');"
        + "try{const t=localStorage.getItem('theme');if(t)document.documentElement.dataset.theme=t}catch{}";

    /// <param name="title">The page's title.</param>
    /// <param name="description">One sentence for search engines and link previews.</param>
    /// <param name="side">The navigation beside the text; empty for none.</param>
    /// <param name="content">The text.</param>
    /// <param name="facts">How the book was made.</param>
    /// <param name="canPresent">Whether the page has cells to present.</param>
    public static string Wrap(string title, string description, string side, string content, BookFacts facts, bool canPresent)
    {
        var present = canPresent
            ? Button("present", "Present", "One cell a screen (p)", "<rect x='2' y='3' width='16' height='11' rx='1.5'/><path d='M10 14v3M6.5 17.5h7'/>")
            : "";
        var search = Button("search", "Search", "Search (/)", "<circle cx='9' cy='9' r='5.5'/><path d='M13 13l4.5 4.5'/>");
        var theme = Button("theme", "Theme", "Dark or light (d)", "<circle cx='10' cy='10' r='7'/><path d='M10 3a7 7 0 0 1 0 14z' fill='currentColor'/>");
        var (menu, navigation) = side.Length == 0
            ? ("", "")
            : ("""<button type="button" class="menu" data-do="menu" aria-expanded="false" aria-controls="side" title="Contents"><svg class="sign" viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.8" aria-hidden="true"><path d="M3 5h14M3 10h14M3 15h14"/></svg><span class="word">Contents</span></button>""",
                $"<nav class=\"side\" id=\"side\" aria-label=\"Contents\">\n{side}\n</nav>");
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Html.Escape(title)}</title>
            <meta name="description" content="{Html.Escape(description)}">
            <meta name="color-scheme" content="light dark">
            <link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%230b5394'/%3E%3Cpath d='M3 11l3-4 3 2 4-6' stroke='white' stroke-width='1.8' fill='none'/%3E%3C/svg%3E">
            <link rel="stylesheet" href="assets/book.css">
            <script>{EarlyScript}</script>
            <script src="assets/search.js" defer></script>
            <script src="assets/book.js" defer></script>
            </head>
            <body>
            <a class="skip" href="#content">Skip to the text</a>
            <header class="top">
            {menu}
            <a class="home" href="index.html">{Html.Escape(BookTitle)}</a>
            <span class="tools">{search}{present}{theme}</span>
            </header>
            <div class="page{(side.Length > 0 ? "" : " single")}">
            {navigation}
            <main id="content">
            {content}
            </main>
            </div>
            <footer class="foot"><p>This book was made by running its notebooks. Its figures and pictures were computed by the cells.</p><dl>{Facts(facts)}</dl></footer>
            </body>
            </html>

            """;
    }

    /// <summary>The chapters and the glossary, and under the open one its sections.</summary>
    /// <param name="pages">The chapters of this book.</param>
    /// <param name="open">The chapter that is open; null where it is the glossary.</param>
    /// <param name="glossary">The page of terms, if the course has one.</param>
    public static string Side(IReadOnlyList<ChapterPage> pages, ChapterPage? open, GlossaryPage? glossary)
    {
        var html = new StringBuilder("<ol class=\"chapters\">\n");
        foreach (var page in pages)
        {
            Add(html, page.File, page.Text.Number, page.Text.Title, page.Headings, here: page == open);
        }

        if (glossary is not null)
        {
            Add(html, GlossaryPage.File, GlossaryPage.Sign, glossary.Title, glossary.Headings, here: open is null);
        }

        return html.Append("</ol>").ToString();
    }

    private static void Add(StringBuilder html, string file, string number, string title, IReadOnlyList<Heading> headings, bool here)
    {
        html.Append($"<li{(here ? " class=\"open\"" : "")}><a href=\"{Html.Escape(file)}\"{(here ? " aria-current=\"page\"" : "")}>"
            + $"<span class=\"no\">{number}</span> <span>{Html.Escape(title)}</span></a>");
        var sections = here ? headings.Where(h => h.Level == 2).ToList() : [];
        if (sections.Count > 0)
        {
            html.Append("<ol class=\"sections\">");
            foreach (var section in sections)
            {
                html.Append($"<li><a href=\"#{Html.Escape(section.Id)}\">{Html.Escape(section.Text)}</a></li>");
            }

            html.Append("</ol>");
        }

        html.Append("</li>\n");
    }

    /// <summary>A button of the bar at the top; on a phone its sign stands for its word.</summary>
    private static string Button(string action, string word, string title, string sign) =>
        $"<button type=\"button\" data-do=\"{action}\" title=\"{title}\">"
        + $"<svg class=\"sign\" viewBox=\"0 0 20 20\" width=\"20\" height=\"20\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.8\" aria-hidden=\"true\">{sign}</svg>"
        + $"<span class=\"word\">{word}</span></button>";

    private static string Facts(BookFacts facts) =>
        string.Concat(facts.All.Select(fact => $"<div><dt>{Html.Escape(fact.Name)}</dt><dd>{Html.Escape(fact.Value)}</dd></div>"));
}
