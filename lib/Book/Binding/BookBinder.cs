using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Plotly.NET;
using SmallData.Book.Documents;
using SmallData.Book.Running;

namespace SmallData.Book.Binding;

/// <summary>Binds chapters into a folder of pages that needs nothing but a browser.</summary>
internal static class BookBinder
{
    private static readonly JsonSerializerOptions Json = new()
    {
        // The search index is a script of its own, where letters of any script may stand as they are, but </script> may not.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <param name="course">The course.</param>
    /// <param name="results">The chapters that ran.</param>
    /// <param name="facts">How they ran.</param>
    /// <param name="folder">Where the book goes; made if missing.</param>
    /// <returns>The path of the landing page, which is written last.</returns>
    public static string Bind(Course course, IReadOnlyList<ChapterResult> results, BookFacts facts, string folder)
    {
        var assets = Directory.CreateDirectory(Path.Combine(folder, "assets")).FullName;
        Disk.RemoveAbandoned(folder);
        Disk.RemoveAbandoned(assets);
        var pages = results.Select(ChapterPage.Of).ToList();
        var glossary = GlossaryPage.Of(course.Folder, pages);
        var others = course.Chapters.Except(results.Select(result => result.Chapter)).ToList();

        Save(Assembly.GetExecutingAssembly(), "book.css", assets, "book.css");
        Save(Assembly.GetExecutingAssembly(), "book.js", assets, "book.js");
        // What the button "interactive" of a chart loads; with it beside the pages, without a network.
        Save(typeof(GenericChart).Assembly, "Plotly.NET.plotly-2.28.0.min.js", assets, "plotly.min.js");
        var entries = pages.SelectMany(page => page.Entries).Concat(glossary?.Entries ?? []).Select(e => new[] { e.Url, e.Chapter, e.Section, e.Words });
        Disk.Replace(Path.Combine(assets, "search.js"), $"window.bookSearch = {JsonSerializer.Serialize(entries, Json)};\n");

        for (var i = 0; i < pages.Count; i++)
        {
            Disk.Replace(Path.Combine(folder, pages[i].File), Page(pages, i, glossary, facts));
        }

        File.Delete(Path.Combine(folder, GlossaryPage.File));
        if (glossary is not null)
        {
            Disk.Replace(Path.Combine(folder, GlossaryPage.File), Page(pages, glossary, facts));
        }

        foreach (var other in others)
        {
            // A page of an earlier run would stand beside this one's without a link to it.
            File.Delete(Path.Combine(folder, other.Name + ".html"));
        }

        var index = Path.Combine(folder, "index.html");
        Disk.Replace(index, IndexPage.Write(pages, [.. others.Select(TextOf)], glossary, facts));
        return index;
    }

    private static string Page(List<ChapterPage> pages, int i, GlossaryPage? glossary, BookFacts facts)
    {
        var page = pages[i];
        var previous = i > 0 ? Turn("prev", "Previous", pages[i - 1].File, pages[i - 1].Text.Title) : Turn("prev", "Contents", "index.html", "All chapters");
        var next = i + 1 < pages.Count ? Turn("next", "Next", pages[i + 1].File, pages[i + 1].Text.Title) : "";
        var content = $"""
            <article>
            {page.Body}</article>
            <nav class="turn" aria-label="Previous and next chapter">{previous}{next}</nav>
            """;
        return PageShell.Wrap(
            $"{page.Text.Number} {page.Text.Title} · {PageShell.BookTitle}", page.Text.Summary, PageShell.Side(pages, page, glossary), content, facts, canPresent: true);
    }

    private static string Page(List<ChapterPage> pages, GlossaryPage glossary, BookFacts facts) => PageShell.Wrap(
        $"{glossary.Title} · {PageShell.BookTitle}", glossary.Summary, PageShell.Side(pages, open: null, glossary), $"<article>\n{glossary.Body}</article>", facts, canPresent: false);

    private static string Turn(string rel, string word, string file, string title) =>
        $"<a class=\"{rel}\" rel=\"{rel}\" href=\"{Html.Escape(file)}\"><span>{word}</span> {Html.Escape(title)}</a>";

    private static ChapterText TextOf(Chapter chapter)
    {
        try
        {
            return ChapterText.Of(chapter, DibReader.ReadFile(chapter.Path).Cells);
        }
        catch (NotebookException)
        {
            return ChapterText.Of(chapter, []);
        }
    }

    private static void Save(Assembly assembly, string resource, string folder, string name)
    {
        using var content = assembly.GetManifestResourceStream(resource)!;
        Disk.Replace(Path.Combine(folder, name), content.CopyTo);
    }
}
