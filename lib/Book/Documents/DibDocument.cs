namespace SmallData.Book.Documents;

/// <summary>One cell of a notebook.</summary>
/// <param name="Kernel">The name of its language: <c>csharp</c>, <c>markdown</c>, …</param>
/// <param name="Text">Its text, without the blank lines around it, lines separated by <c>\n</c>.</param>
/// <param name="Line">The line of the file, counted from 1, on which <paramref name="Text"/> begins.</param>
internal sealed record DibCell(string Kernel, string Text, int Line)
{
    public bool IsMarkdown => Kernel == "markdown";

    public bool IsCSharp => Kernel == "csharp";
}

/// <summary>A <c>.dib</c> notebook as the book runs it.</summary>
/// <param name="Cells">Its cells that hold text, in order.</param>
internal sealed record DibDocument(IReadOnlyList<DibCell> Cells);
