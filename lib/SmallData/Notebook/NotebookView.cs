namespace SmallData;

/// <summary>
/// Something that a notebook shows: .NET Interactive through <see cref="KernelFormatters"/>, Verso by calling <see cref="ToHtml"/>, and a terminal
/// prints <see cref="ToText"/>.
/// </summary>
public abstract class NotebookView
{
    /// <summary>The view as a fragment of HTML that needs no network and no script of its own to be read.</summary>
    public abstract string ToHtml();

    /// <summary>The view in words, for a terminal.</summary>
    public abstract string ToText();

    /// <inheritdoc cref="ToText"/>
    public sealed override string ToString() => ToText();
}
