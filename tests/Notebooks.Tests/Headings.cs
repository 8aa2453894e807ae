using Markdig.Syntax;
using SmallData.Book.Binding;
using SmallData.Book.Documents;
using SmallData.Book.Running;

namespace Notebooks.Tests;

/// <summary>The sections of the course's chapters, by the anchors that the book gives them.</summary>
internal static class Headings
{
    public static Course Course { get; } = Course.Find(AppContext.BaseDirectory);

    /// <summary>Anchor and source of each section; the whole chapter stands under the empty anchor.</summary>
    public static IReadOnlyDictionary<string, string> Of(string chapter)
    {
        var markdown = new MarkdownText(Course.Folder);
        var cells = DibReader.ReadFile(Path.Combine(Course.Folder, chapter)).Cells;
        var sections = new Dictionary<string, string>();
        var open = "";
        foreach (var cell in cells)
        {
            if (!cell.IsMarkdown)
            {
                Add(cell.Text);
                continue;
            }

            var before = markdown.Headings.Count;
            markdown.Render(cell.Text);
            var anchors = new Queue<string>(markdown.Headings.Skip(before).Select(heading => heading.Id));
            foreach (var block in MarkdownText.Parse(cell.Text))
            {
                open = block is HeadingBlock ? anchors.Dequeue() : open;
                Add(cell.Text.Substring(block.Span.Start, block.Span.Length));
            }
        }

        sections[""] = string.Join('\n', cells.Select(cell => cell.Text));
        return sections;

        void Add(string text) => sections[open] = $"{sections.GetValueOrDefault(open, "")}\n{text}";
    }
}
