namespace SmallData.Book.Hosting;

/// <summary>What a cell has put out, in order: console text, displayed values, an error.</summary>
internal abstract record CellOutput;

/// <summary>Text written to the console.</summary>
internal sealed record ConsoleOutput(string Text) : CellOutput;

/// <summary>A value that was displayed, as HTML and, where it is plain text, as that text.</summary>
internal sealed record ValueOutput(Rendering Rendering) : CellOutput;

/// <summary>The failure that ended the cell.</summary>
/// <param name="Type">The exception's type, or <c>compiler error</c>.</param>
/// <param name="Message">Its message; for compiler errors one line each.</param>
/// <param name="File">The name of the notebook in which it arose.</param>
/// <param name="Line">The line of that file, counted from 1; 0 where unknown.</param>
/// <param name="Stack">The frames that help the reader, outermost last; may be empty.</param>
internal sealed record ErrorOutput(string Type, string Message, string File, int Line, IReadOnlyList<string> Stack) : CellOutput;

/// <summary>How a value looks: HTML for the page, and the text that stands for it in a terminal.</summary>
internal sealed record Rendering(string Html, string Text, RenderingKind Kind);

/// <summary>How the page sets a value.</summary>
internal enum RenderingKind
{
    /// <summary>Preformatted text.</summary>
    Text,

    /// <summary>A table or tree made by the book.</summary>
    Table,

    /// <summary>HTML that the value itself supplied: a chart, a gallery, a picture.</summary>
    Html,
}
