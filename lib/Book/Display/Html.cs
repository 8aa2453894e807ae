using System.Text;

namespace SmallData.Book.Display;

/// <summary>Text into HTML.</summary>
internal static class Html
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
}
