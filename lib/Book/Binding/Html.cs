using System.Security;
using System.Text.RegularExpressions;

namespace SmallData.Book.Binding;

/// <summary>Text in HTML.</summary>
internal static partial class Html
{
    /// <summary>Escapes text for an element or a quoted attribute; letters of any script stay as they are.</summary>
    public static string Escape(string? text) => SecurityElement.Escape(text) ?? "";

    /// <summary>Keeps a number and its unit on one line, as "85 %": the space between them becomes one that does not break.</summary>
    public static string KeepUnits(string text) => NumberAndUnit().Replace(text, "\u00a0");

    [GeneratedRegex(@"(?<=\d) (?=%|(?:ms|s|min|h|kB|MB|GB)\b)")]
    private static partial Regex NumberAndUnit();
}
