using SmallData.Book.Documents;

namespace SmallData.Book.Hosting;

/// <summary>A stretch of code, or one line that begins with <c>#!</c>.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Line">The line of the file on which it begins.</param>
/// <param name="IsDirective">True for a line that begins with <c>#!</c>.</param>
internal sealed record CellPart(string Text, int Line, bool IsDirective);

/// <summary>Cuts a cell at its <c>#!</c> lines, which take effect in their order between the code around them.</summary>
internal static class CellParts
{
    public static IReadOnlyList<CellPart> Of(DibCell cell)
    {
        var lines = cell.Text.Split('\n');
        var parts = new List<CellPart>();
        var start = 0;
        for (var i = 0; i <= lines.Length; i++)
        {
            var isDirective = i < lines.Length && lines[i].StartsWith("#!", StringComparison.Ordinal);
            if (i < lines.Length && !isDirective)
            {
                continue;
            }

            if (lines[start..i].Any(line => !string.IsNullOrWhiteSpace(line)))
            {
                parts.Add(new CellPart(string.Join('\n', lines[start..i]), cell.Line + start, false));
            }

            if (isDirective)
            {
                parts.Add(new CellPart(lines[i], cell.Line + i, true));
            }

            start = i + 1;
        }

        return parts;
    }
}
