using System.Net;
using System.Text;

namespace SmallData;

/// <summary>What several views write HTML with. Colours inherit, so that dark and light front ends both work.</summary>
internal static class Html
{
    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A bar that is full at 1, with words above it.</summary>
    public static string Bar(string name, string words, double share) =>
        $"<div style=\"margin:.4em 0\"><div>{Escape(words)}</div>"
        + Invariant($"<progress value=\"{share:0.000}\" max=\"1\" style=\"width:100%;max-width:40em\" aria-label=\"{Escape(name)}\">{share:P0}</progress></div>");
}

/// <summary>A table with a header row, as HTML and as aligned text.</summary>
/// <param name="Header">What stands over each column.</param>
/// <param name="Rows">A cell for each column.</param>
/// <param name="Numbers">The columns that line up at the right.</param>
/// <param name="Caption">What stands above.</param>
internal sealed record HtmlTable(IReadOnlyList<string> Header, IEnumerable<IReadOnlyList<string>> Rows, IEnumerable<int>? Numbers = null, string? Caption = null)
{
    private readonly HashSet<int> right = [.. Numbers ?? []];

    public string ToHtml()
    {
        string Style(int column) => $"padding:.25em .8em;text-align:{(right.Contains(column) ? "right" : "left")};border-bottom:1px solid rgba(128,128,128,.35)";
        string Cells(IReadOnlyList<string> row, string start, string end) =>
            $"<tr>{string.Concat(row.Select((cell, column) => $"<{start} style=\"{Style(column)}\">{Html.Escape(cell)}</{end}>"))}</tr>";

        var html = new StringBuilder("<table style=\"border-collapse:collapse;font-variant-numeric:tabular-nums;margin:.5em 0\">");
        html.Append(Caption is null ? "" : $"<caption style=\"text-align:left;font-weight:600;padding:.25em .8em\">{Html.Escape(Caption)}</caption>");
        html.Append("<thead>").Append(Cells(Header, "th scope=\"col\"", "th")).Append("</thead><tbody>");
        return html.AppendJoin("", Rows.Select(row => Cells(row, "td", "td"))).Append("</tbody></table>").ToString();
    }

    public string ToText()
    {
        IReadOnlyList<string>[] all = [.. Header.All(cell => cell.Length == 0) ? [] : new[] { Header }, .. Rows];
        int[] widths = [.. Header.Select((_, column) => all.Max(row => row[column].Length))];
        string Line(IReadOnlyList<string> row) =>
            string.Join("  ", row.Select((cell, column) => right.Contains(column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd();
        return (Caption is null ? "" : Caption + "\n") + string.Join('\n', all.Select(Line));
    }
}
