using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace SmallData.Book.Hosting;

/// <summary>What the kernel's formatters made of a value, as the book sets it.</summary>
internal static partial class ShownValue
{
    // The kernel sends these with each value; the book has a style sheet of its own.
    private const string Scalar = "<div class=\"dni-plaintext\">";

    public static ValueOutput Of(DisplayEvent shown)
    {
        string? html = shown.FormattedValues.FirstOrDefault(value => value.MimeType is HtmlFormatter.MimeType or "image/svg+xml")?.Value;
        string text = shown.FormattedValues.FirstOrDefault(value => value.MimeType == PlainTextFormatter.MimeType)?.Value
            ?? shown.Value.ToDisplayString(PlainTextFormatter.MimeType);
        if (html is null || html.StartsWith(Scalar, StringComparison.Ordinal))
        {
            return new ValueOutput(ValueKind.Text, "", text);
        }

        string bare = KernelStyle().Replace(html, "");
        return new ValueOutput(bare == html ? ValueKind.Html : ValueKind.Table, bare, text);
    }

    public static string TextOf(DisplayEvent shown) => string.Concat(shown.FormattedValues.Select(value => value.Value));

    [GeneratedRegex(@"<style>\s*\.dni-.*?</style>", RegexOptions.Singleline)]
    private static partial Regex KernelStyle();
}
