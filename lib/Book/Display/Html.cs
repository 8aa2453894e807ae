using System.Text;
using System.Text.RegularExpressions;

namespace SmallData.Book.Display;

/// <summary>Text into HTML.</summary>
internal static partial class Html
{
    /// <summary>Escapes text for an element or a quoted attribute; letters of any script stay as they are.</summary>
    public static string Escape(string? text)
    {
        if (text is null || text.AsSpan().IndexOfAny("&<>\"'") < 0)
        {
            return text ?? "";
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    /// <summary>Keeps a number and its unit on one line, as "85 %": the space between them becomes one that does not break.</summary>
    public static string KeepUnits(string text) => NumberAndUnit().Replace(text, "\u00a0");

    [GeneratedRegex(@"(?<=\d) (?=%|(?:ms|s|min|h|kB|MB|GB)\b)")]
    private static partial Regex NumberAndUnit();
}
