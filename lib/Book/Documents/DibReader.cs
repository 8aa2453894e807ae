using System.Text.Json;

namespace SmallData.Book.Documents;

/// <summary>Reads <c>.dib</c> notebooks: an optional <c>#!meta</c> header, then cells that begin with a line such as <c>#!csharp</c>.</summary>
internal static class DibReader
{
    /// <exception cref="NotebookException">The file is missing, or its header is not JSON.</exception>
    public static DibDocument ReadFile(string path)
    {
        if (!File.Exists(path))
        {
            throw new NotebookException($"There is no notebook '{path}'. Check the path that names it.", path, 0);
        }

        return Read(File.ReadAllText(path), path);
    }

    /// <param name="content">The text of the notebook; any line ends.</param>
    /// <param name="path">The name that errors give.</param>
    /// <exception cref="NotebookException">The header is not JSON.</exception>
    public static DibDocument Read(string content, string path = "notebook.dib")
    {
        var lines = content.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var kernels = new KernelNames();
        var cells = new List<DibCell>();
        string? meta = null;

        var kernel = KernelNames.CSharp;
        var start = 0;
        for (var i = 0; i <= lines.Length; i++)
        {
            var next = i < lines.Length ? kernels.OfLine(lines[i]) : null;
            if (i < lines.Length && next is null)
            {
                continue;
            }

            if (Trimmed(kernel, lines, start, i) is { } cell)
            {
                if (cell.Kernel == KernelNames.Meta && meta is null && cells.Count == 0)
                {
                    meta = cell.Text;
                    TakeHeader(kernels, cell, path);
                }
                else
                {
                    cells.Add(cell);
                }
            }

            kernel = next ?? kernel;
            start = i + 1;
        }

        return new DibDocument(meta, cells);
    }

    private static void TakeHeader(KernelNames kernels, DibCell cell, string path)
    {
        try
        {
            kernels.AddFrom(cell.Text);
        }
        catch (JsonException e)
        {
            throw new NotebookException(
                $"The #!meta header of '{Path.GetFileName(path)}' is not JSON ({e.Message}). Mend it, or remove it: it is optional.",
                path, cell.Line + (int)(e.LineNumber ?? 0));
        }
    }

    private static DibCell? Trimmed(string kernel, string[] lines, int start, int end)
    {
        while (start < end && string.IsNullOrWhiteSpace(lines[start]))
        {
            start++;
        }

        while (end > start && string.IsNullOrWhiteSpace(lines[end - 1]))
        {
            end--;
        }

        return start == end ? null : new DibCell(kernel, string.Join('\n', lines[start..end]), start + 1);
    }
}
