namespace SmallData;

/// <summary>
/// .NET Interactive looks for an attribute of this name on a type, whoever declares it, and asks the named source for formatters.
/// </summary>
/// <param name="formatterSourceType">A class with a method <c>CreateTypeFormatters()</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    public string[] PreferredMimeTypes { get; set; } = [];
}

/// <summary>Gives .NET Interactive the HTML and the text of a <see cref="NotebookView"/>.</summary>
internal sealed class HtmlFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new ViewFormatter("text/html", view => view.ToHtml()),
        new ViewFormatter("text/plain", view => view.ToText()),
    ];

    private sealed class ViewFormatter(string mimeType, Func<NotebookView, string> write)
    {
        public string MimeType { get; } = mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            if (instance is not NotebookView view)
            {
                return false;
            }

            writer.Write(write(view));
            return true;
        }
    }
}
