namespace SmallData.Book.Documents;

/// <summary>A stretch of a <c>.dib</c> file to the letter: the four texts one after another are what the file says.</summary>
/// <param name="Marker">The line that begins the cell, such as <c>#!csharp</c>; null for text before any such line.</param>
/// <param name="Kernel">The canonical name of the cell's language.</param>
/// <param name="Before">What stands between marker and text: the end of the marker's line and blank lines.</param>
/// <param name="Text">From the first line that is not blank to the last; empty for a cell without any.</param>
/// <param name="After">The rest up to the next marker.</param>
/// <param name="Line">The line on which <paramref name="Text"/> begins, counted from 1.</param>
internal sealed record DibPiece(string? Marker, string Kernel, string Before, string Text, string After, int Line);

/// <summary>A <c>.dib</c> file cut into pieces without losing a byte: markers as they were written, blank lines, line ends.</summary>
/// <param name="Pieces">The pieces, in order, with lines that end in <c>\n</c>.</param>
/// <param name="NewLine">What ended the lines.</param>
/// <param name="HasByteOrderMark">Whether a byte order mark came first.</param>
internal sealed record DibLayout(IReadOnlyList<DibPiece> Pieces, string NewLine = "\n", bool HasByteOrderMark = false)
{
    /// <summary>Blank lines as Polyglot Notebooks writes them: one after a marker, one after a cell.</summary>
    public const string BlankLine = "\n\n";

    /// <summary>The header, where the first piece is one.</summary>
    public DibPiece? Header => Pieces is [{ Kernel: KernelNames.Meta, Text.Length: > 0 } header, ..] ? header : null;

    /// <summary>Cuts a file.</summary>
    /// <param name="content">Its text.</param>
    /// <param name="takeHeader">Hears of the header as soon as it is read, since its kernels' names begin cells too.</param>
    public static DibLayout Read(string content, Action<KernelNames, DibPiece> takeHeader)
    {
        string body = content.TrimStart('\uFEFF');
        string newLine = NewLineOf(body);
        if (newLine != "\n")
        {
            body = body.Replace(newLine, "\n");
        }

        return new DibLayout(Cut(body, takeHeader), newLine, content.StartsWith('\uFEFF'));
    }

    /// <summary>The file's text.</summary>
    public override string ToString()
    {
        string body = string.Concat(Pieces.Select(piece => piece.Marker + piece.Before + piece.Text + piece.After));
        return (HasByteOrderMark ? "\uFEFF" : "") + (NewLine == "\n" ? body : body.Replace("\n", NewLine));
    }

    private static List<DibPiece> Cut(string body, Action<KernelNames, DibPiece> takeHeader)
    {
        string[] lines = body.Split('\n');
        var kernels = new KernelNames();
        var pieces = new List<DibPiece>();
        var (kernel, first, seenText) = (KernelNames.CSharp, -1, false);
        for (int i = 0; i <= lines.Length; i++)
        {
            string? next = i < lines.Length ? kernels.OfLine(lines[i]) : null;
            if (i < lines.Length && next is null)
            {
                continue;
            }

            DibPiece piece = Piece(lines, first, i, kernel);
            if (piece.Marker is not null || piece.Before.Length + piece.Text.Length > 0)
            {
                pieces.Add(piece);
            }

            if (piece.Text.Length > 0)
            {
                if (!seenText && kernel == KernelNames.Meta)
                {
                    takeHeader(kernels, piece);
                }

                seenText = true;
            }

            kernel = next ?? kernel;
            first = i;
        }

        return pieces;
    }

    // From the marker's line (-1: there is none) to the line before the next marker.
    private static DibPiece Piece(string[] lines, int marker, int end, string kernel)
    {
        int start = marker + 1, from = start, to = end;
        while (from < to && string.IsNullOrWhiteSpace(lines[from]))
        {
            from++;
        }

        while (to > from && string.IsNullOrWhiteSpace(lines[to - 1]))
        {
            to--;
        }

        // The last line of the file has no line end.
        string Lines(int first, int last) =>
            string.Concat(Enumerable.Range(first, last - first).Select(i => i == lines.Length - 1 ? lines[i] : lines[i] + "\n"));

        string markerEnd = marker >= 0 && marker < lines.Length - 1 ? "\n" : "";
        string text = string.Join('\n', lines[from..to]);
        string textEnd = to > from && to < lines.Length ? "\n" : "";
        return new DibPiece(marker >= 0 ? lines[marker] : null, kernel, markerEnd + Lines(start, from), text, textEnd + Lines(to, end), from + 1);
    }

    private static string NewLineOf(string body)
    {
        string plain = body.ReplaceLineEndings("\n");
        return new[] { "\r\n", "\r" }.FirstOrDefault(end => plain.Contains('\n') && plain.Replace("\n", end) == body) ?? "\n";
    }
}
