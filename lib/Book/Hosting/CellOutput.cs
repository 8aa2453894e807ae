namespace SmallData.Book.Hosting;

/// <summary>What a cell has put out, in order: console text, displayed values, an error.</summary>
internal abstract record CellOutput;

/// <summary>Text written to the console.</summary>
internal sealed record ConsoleOutput(string Text) : CellOutput;

/// <summary>A value that was displayed.</summary>
/// <param name="Kind">How the page sets it.</param>
/// <param name="Html">The value as HTML; empty where it is text.</param>
/// <param name="Text">The text that stands for it in a terminal.</param>
internal sealed record ValueOutput(ValueKind Kind, string Html, string Text) : CellOutput;

/// <summary>How the page sets a value.</summary>
internal enum ValueKind
{
    /// <summary>Preformatted text.</summary>
    Text,

    /// <summary>A table or tree made by the kernel.</summary>
    Table,

    /// <summary>HTML that the value itself supplied: a chart, a gallery, a picture.</summary>
    Html,
}

/// <summary>The failure that ended the cell.</summary>
/// <param name="Type">The exception's type, or <c>compiler error</c>.</param>
/// <param name="Message">Its message; for compiler errors one line each.</param>
/// <param name="File">The name of the notebook in which it arose.</param>
/// <param name="Line">The line of that file, counted from 1; 0 where unknown.</param>
/// <param name="Stack">The frames that help the reader, outermost last; may be empty.</param>
internal sealed record ErrorOutput(string Type, string Message, string File, int Line, IReadOnlyList<string> Stack) : CellOutput;
