namespace Figures;

/// <summary>Text in the space there is. Widths are estimated, since an SVG is written without a browser.</summary>
internal static class TextFit
{
    /// <summary>The width of a text in a sans-serif face, in pixels, rather too wide than too narrow.</summary>
    public static double Width(string text, double size) => size * text.Sum(c => c switch
    {
        'i' or 'j' or 'l' or 'I' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' => 0.31,
        'f' or 't' or 'r' or ' ' or '(' or ')' or '[' or ']' or '/' or '-' or '·' => 0.4,
        'm' or 'w' or 'M' or 'W' or '%' or '@' or '…' or '—' => 0.94,
        >= 'A' and <= 'Z' => 0.71,
        > '\u2e80' => 1.05,
        _ => 0.61,
    });

    /// <summary>The text, or as much of it as fits with an ellipsis.</summary>
    public static string Shorten(string text, double size, double width)
    {
        if (Width(text, size) <= width) return text;
        int keep = text.Length;
        while (keep > 1 && Width(text[..keep] + "…", size) > width) keep--;
        if (keep > 1 && char.IsHighSurrogate(text[keep - 1])) keep--;
        return text[..keep].TrimEnd() + "…";
    }

    /// <summary>The text in lines that fit, broken between words; what does not fit into the last line is shortened.</summary>
    public static IReadOnlyList<string> Wrap(string text, double size, double width, int maxLines)
    {
        var lines = new List<string>();
        string line = "";
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length == 0 || lines.Count == maxLines - 1 || Width(longer, size) <= width) line = longer;
            else
            {
                lines.Add(line);
                line = word;
            }
        }
        if (line.Length > 0) lines.Add(line);
        return [.. lines.Select(l => Shorten(l, size, width))];
    }
}
