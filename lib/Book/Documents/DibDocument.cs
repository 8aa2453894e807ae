namespace SmallData.Book.Documents;

/// <summary>One cell of a notebook.</summary>
/// <param name="Kernel">The canonical name of its language: <c>csharp</c>, <c>markdown</c>, …</param>
/// <param name="Text">Its text, without the blank lines around it, lines separated by <c>\n</c>.</param>
/// <param name="Line">The line of the file, counted from 1, on which <paramref name="Text"/> begins.</param>
internal sealed record DibCell(string Kernel, string Text, int Line)
{
    public bool IsMarkdown => Kernel == KernelNames.Markdown;

    public bool IsCSharp => Kernel == KernelNames.CSharp;
}

/// <summary>A <c>.dib</c> notebook.</summary>
/// <param name="Meta">The JSON text of its <c>#!meta</c> header, or null where it has none.</param>
/// <param name="Cells">Its cells, in order.</param>
internal sealed record DibDocument(string? Meta, IReadOnlyList<DibCell> Cells);
