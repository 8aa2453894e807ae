using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Events;
using SmallData.Book.Display;

namespace SmallData.Book.Hosting;

/// <summary>
/// How the book sets what the kernel shows. HTML that a value has of its own comes as the kernel's formatters wrote it; plain values, tables
/// and trees look as in the rest of the book.
/// </summary>
internal static class KernelRendering
{
    public static Rendering Of(DisplayEvent shown)
    {
        var html = shown.FormattedValues.FirstOrDefault(value => value.MimeType == "text/html")?.Value;

        // The kernel shows text as text; HTML means that the cell asked for it, or built it.
        return html is not null && (shown.Value is string or Microsoft.AspNetCore.Html.IHtmlContent || ValueFormatter.HasOwnHtml(shown.Value))
            ? ValueFormatter.AsHtml(shown.Value, html)
            : ValueFormatter.Format(shown.Value);
    }

    public static string TextOf(DisplayEvent shown) => string.Concat(shown.FormattedValues.Select(value => value.Value));
}
