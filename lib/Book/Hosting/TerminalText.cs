using System.Text;
using System.Text.RegularExpressions;

namespace SmallData.Book.Hosting;

/// <summary>Turns what was written for a terminal into the text that a terminal would show in the end.</summary>
internal static partial class TerminalText
{
    /// <summary>Drops colour codes, and lets a carriage return write its line over.</summary>
    public static string Settle(string text)
    {
        text = EscapeSequence().Replace(text, "").Replace("\r\n", "\n");
        if (!text.Contains('\r'))
        {
            return text;
        }

        var settled = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            settled.Append(Overwritten(line)).Append('\n');
        }

        return settled.ToString(0, settled.Length - 1);
    }

    private static string Overwritten(string line)
    {
        var shown = new StringBuilder();
        foreach (var part in line.Split('\r'))
        {
            shown.Remove(0, Math.Min(part.Length, shown.Length)).Insert(0, part);
        }

        return shown.ToString();
    }

    [GeneratedRegex(@"\x1b\[[0-9;?]*[A-Za-z]")]
    private static partial Regex EscapeSequence();
}
