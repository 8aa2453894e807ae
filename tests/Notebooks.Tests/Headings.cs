using SmallData.Book.Binding;
using SmallData.Book.Documents;
using SmallData.Book.Running;

namespace Notebooks.Tests;

/// <summary>The sections of the course's chapters, by the anchors that the book gives them.</summary>
internal static class Headings
{
    public static Course Course { get; } = Course.Find(AppContext.BaseDirectory);

    /// <summary>Anchor and text of each section; the whole chapter stands under the empty anchor.</summary>
    public static IReadOnlyDictionary<string, string> Of(string chapter)
    {
        var markdown = new MarkdownText(Course.Folder);
        var cells = DibReader.ReadFile(Path.Combine(Course.Folder, chapter)).Cells;
        var sections = new Dictionary<string, string> { [""] = string.Join('\n', cells.Select(cell => cell.Text)) };
        var open = "";
        foreach (var cell in cells)
        {
            if (cell.IsMarkdown)
            {
                markdown.Render(cell.Text);
                open = markdown.Headings.Count > 0 ? markdown.Headings[^1].Id : open;
            }

            if (open.Length > 0)
            {
                sections[open] = $"{sections.GetValueOrDefault(open, "")}\n{cell.Text}";
            }
        }

        // A heading that another one follows in the same cell has no text of its own.
        foreach (var heading in markdown.Headings)
        {
            sections.TryAdd(heading.Id, heading.Text);
        }

        return sections;
    }
}
