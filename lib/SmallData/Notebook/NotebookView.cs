namespace SmallData;

/// <summary>
/// Something that a notebook shows. Every front end finds its own way to it: Verso and the book call
/// <see cref="ToHtml"/>, .NET Interactive reads the attribute (both by convention, so nothing here references a front end),
/// and a terminal prints <see cref="ToText"/>.
/// </summary>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = ["text/html"])]
public abstract class NotebookView
{
    /// <summary>The view as a fragment of HTML that needs no network and no script of its own to be read.</summary>
    public abstract string ToHtml();

    /// <summary>The view in words, for a terminal.</summary>
    public abstract string ToText();

    /// <inheritdoc cref="ToText"/>
    public sealed override string ToString() => ToText();
}
