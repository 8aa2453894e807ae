using System.Net;
using System.Text;

namespace SmallData;

/// <summary>Small pieces of HTML that several views share. Colours inherit, so that dark and light front ends both work.</summary>
internal static class Html
{
    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A table with a header row; numbers in columns named in <paramref name="rightAligned"/> line up at the right.</summary>
    public static string Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows, IReadOnlySet<int>? rightAligned = null, string? caption = null)
    {
        string Style(int column) =>
            $"padding:.25em .8em;text-align:{(rightAligned?.Contains(column) == true ? "right" : "left")};border-bottom:1px solid rgba(128,128,128,.35)";

        var html = new StringBuilder("<table style=\"border-collapse:collapse;font-variant-numeric:tabular-nums;margin:.5em 0\">");
        if (caption is not null)
        {
            html.Append($"<caption style=\"text-align:left;font-weight:600;padding:.25em .8em\">{Escape(caption)}</caption>");
        }

        html.Append("<thead><tr>");
        for (int column = 0; column < header.Count; column++)
        {
            html.Append($"<th scope=\"col\" style=\"{Style(column)}\">{Escape(header[column])}</th>");
        }

        html.Append("</tr></thead><tbody>");
        foreach (IReadOnlyList<string> row in rows)
        {
            html.Append("<tr>");
            for (int column = 0; column < row.Count; column++)
            {
                html.Append($"<td style=\"{Style(column)}\">{Escape(row[column])}</td>");
            }

            html.Append("</tr>");
        }

        return html.Append("</tbody></table>").ToString();
    }

    /// <summary>The same rows as aligned plain text.</summary>
    public static string TextTable(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows, IReadOnlySet<int>? rightAligned = null)
    {
        var all = rows.Prepend(header).ToList();
        int[] widths = [.. Enumerable.Range(0, header.Count).Select(column => all.Max(row => row[column].Length))];
        return string.Join('\n', all.Select(row => string.Join("  ", row.Select((cell, column) =>
            rightAligned?.Contains(column) == true ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd()));
    }
}
