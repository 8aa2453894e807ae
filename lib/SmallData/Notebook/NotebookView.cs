namespace SmallData;

/// <summary>Something that a notebook shows: .NET Interactive as <see cref="ToHtml"/> says (see <see cref="KernelFormatters"/>), a terminal as <see cref="ToText"/> does.</summary>
public abstract class NotebookView
{
    /// <summary>The view as a fragment of HTML that needs no network and no script of its own to be read; its words, where there is no more to see.</summary>
    public virtual string ToHtml() => Note.Info(ToText()).ToHtml();

    /// <summary>The view in words, for a terminal.</summary>
    public abstract string ToText();

    /// <inheritdoc cref="ToText"/>
    public sealed override string ToString() => ToText();
}

/// <summary>A view that is a table.</summary>
public abstract class TableView : NotebookView
{
    private protected abstract HtmlTable Table { get; }

    /// <inheritdoc/>
    public override string ToHtml() => Table.ToHtml();

    /// <inheritdoc/>
    public override string ToText() => Table.ToText();
}

/// <summary>One line of text that a cell shows, with a coloured edge that says how to read it.</summary>
public sealed class Note : NotebookView
{
    private readonly string text, colour;

    private Note(string text, string colour) => (this.text, this.colour) = (text, colour);

    /// <summary>A plain remark, such as a figure that the cell computed.</summary>
    public static Note Info(string text) => new(text, "#3b82f6");

    /// <summary>Good news: an exercise solved.</summary>
    internal static Note Pass(string text) => new(text, "#16a34a");

    /// <summary>Something to look at: an exercise not solved yet, a photo skipped.</summary>
    public static Note Attention(string text) => new(text, "#d97706");

    /// <inheritdoc/>
    public override string ToHtml() =>
        $"<div style=\"border-left:.3em solid {colour};padding:.4em .8em;margin:.4em 0;white-space:pre-wrap\">{Html.Escape(text)}</div>";

    /// <inheritdoc/>
    public override string ToText() => text;
}
