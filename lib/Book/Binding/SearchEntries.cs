using Markdig.Syntax;

namespace SmallData.Book.Binding;

/// <summary>A section that the search can find.</summary>
/// <param name="Url">Page and anchor.</param>
/// <param name="Chapter">The chapter's title.</param>
/// <param name="Section">The section's heading; empty before the first.</param>
/// <param name="Words">Its text and code.</param>
internal sealed record SearchEntry(string Url, string Chapter, string Section, string Words);

/// <summary>Gathers the words of a chapter by section.</summary>
internal sealed class SearchEntries(string page, string chapter)
{
    private readonly List<(string Url, string Section, List<string> Words)> sections = [(page, "", [])];

    public IReadOnlyList<SearchEntry> All =>
        [.. sections.Where(s => s.Words.Count > 0 || s.Section.Length > 0).Select(s => new SearchEntry(s.Url, chapter, s.Section, string.Join(' ', s.Words)))];

    /// <param name="document">A cell of text.</param>
    /// <param name="headings">Its headings, in order.</param>
    public void AddText(MarkdownDocument document, IEnumerable<Heading> headings)
    {
        var anchors = new Queue<Heading>(headings);
        foreach (var block in document)
        {
            if (block is HeadingBlock && anchors.TryDequeue(out var heading))
            {
                sections.Add(($"{page}#{heading.Id}", heading.Text, []));
            }
            else if ((block is LeafBlock leaf ? MarkdownText.PlainText(leaf.Inline) : MarkdownText.PlainText(block)) is { Length: > 0 } words)
            {
                sections[^1].Words.Add(words);
            }
        }
    }

    public void AddCode(string code) =>
        sections[^1].Words.Add(string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
