using System.Text;
using System.Text.Json;

namespace SmallData.Book.Documents;

/// <summary>Reads <c>.dib</c> notebooks: an optional <c>#!meta</c> header, then cells that begin with a line such as <c>#!csharp</c>.</summary>
internal static class DibReader
{
    /// <exception cref="NotebookException">The file is missing, or its header is not JSON.</exception>
    public static DibDocument ReadFile(string path) => Read(TextOf(path), path);

    /// <param name="content">The text of the notebook; any line ends.</param>
    /// <param name="path">The name that errors give.</param>
    /// <exception cref="NotebookException">The header is not JSON.</exception>
    public static DibDocument Read(string content, string path = "notebook.dib")
    {
        string? meta = null;
        var cells = new List<DibCell>();
        foreach (DibPiece piece in ReadLayout(content, path).Pieces.Where(piece => piece.Text.Length > 0))
        {
            if (piece.Kernel == KernelNames.Meta && meta is null && cells.Count == 0)
            {
                meta = piece.Text.ReplaceLineEndings("\n");
            }
            else
            {
                cells.Add(new DibCell(piece.Kernel, piece.Text.ReplaceLineEndings("\n"), piece.Line));
            }
        }

        return new DibDocument(meta, cells);
    }

    /// <summary>Reads a notebook with every blank line, so that it can be written again to the letter.</summary>
    /// <exception cref="NotebookException">The header is not JSON.</exception>
    public static DibLayout ReadLayout(string content, string path = "notebook.dib") =>
        DibLayout.Read(content, (kernels, header) => TakeHeader(kernels, header, path));

    /// <summary>The text of a notebook's file, byte order mark included.</summary>
    /// <exception cref="NotebookException">The file is missing.</exception>
    public static string TextOf(string path) => File.Exists(path)
        ? new UTF8Encoding(false).GetString(File.ReadAllBytes(path))
        : throw new NotebookException($"There is no notebook '{path}'. Check the path that names it.", path, 0);

    private static void TakeHeader(KernelNames kernels, DibPiece header, string path)
    {
        try
        {
            kernels.AddFrom(header.Text);
        }
        catch (JsonException e)
        {
            throw new NotebookException(
                $"The #!meta header of '{Path.GetFileName(path)}' is not JSON ({e.Message}). Mend it, or remove it: it is optional.",
                path, header.Line + (int)(e.LineNumber ?? 0));
        }
    }
}
