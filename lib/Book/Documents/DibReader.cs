using System.Text.Json;
using Microsoft.DotNet.Interactive.Documents;

namespace SmallData.Book.Documents;

/// <summary>
/// Reads <c>.dib</c> notebooks by Microsoft.DotNet.Interactive.Documents. What that lacks is here: the line on which each cell begins, which errors
/// name, and an error that names the file.
/// </summary>
internal static class DibReader
{
    private const string Header = "#!meta";

    /// <exception cref="NotebookException">The file is missing, or its header is not one of a notebook.</exception>
    public static DibDocument ReadFile(string path) => Read(TextOf(path), path);

    /// <param name="content">The text of the notebook; any line ends.</param>
    /// <param name="path">The name that errors give.</param>
    /// <exception cref="NotebookException">The header is not one of a notebook.</exception>
    public static DibDocument Read(string content, string path = "notebook.dib")
    {
        string text = Plain(content);
        var cells = new List<DibCell>();
        int at = text.StartsWith(Header, StringComparison.Ordinal) ? Math.Max(0, text.IndexOf("\n#!", StringComparison.Ordinal)) : 0;
        foreach (InteractiveDocumentElement element in Parse(text, path).Elements.Where(element => !string.IsNullOrWhiteSpace(element.Contents)))
        {
            // Between two cells there are only markers and blank lines: the next line that reads so is the cell's first.
            int found = ("\n" + text).IndexOf("\n" + element.Contents, at, StringComparison.Ordinal);
            at = found < 0 ? at : found;
            cells.Add(new DibCell(element.KernelName ?? "csharp", element.Contents, text.AsSpan(0, at).Count('\n') + 1));
            at += found < 0 ? 0 : element.Contents.Length;
        }

        return new DibDocument(cells);
    }

    /// <summary>Reads a notebook to be written again.</summary>
    /// <exception cref="NotebookException">The header is not one of a notebook.</exception>
    public static InteractiveDocument Parse(string content, string path)
    {
        string text = Plain(content);
        try
        {
            return CodeSubmission.Parse(text, Kernels());
        }
        catch (JsonException e)
        {
            // It is counted from the line after the marker.
            int line = 2 + text.AsSpan(0, Math.Max(0, text.IndexOf(Header, StringComparison.Ordinal))).Count('\n') + (int)(e.LineNumber ?? 0);
            throw BadHeader("is not JSON", e, path, line);
        }
        catch (ArgumentException e)
        {
            throw BadHeader("lists a language without a name, or one twice", e, path, 1);
        }
    }

    private static NotebookException BadHeader(string what, Exception cause, string path, int line) =>
        new($"The {Header} header of '{Path.GetFileName(path)}' {what} ({cause.Message}). Mend it, or remove it: it is optional.", path, line);

    /// <summary>The text of a notebook's file.</summary>
    /// <exception cref="NotebookException">The file is missing.</exception>
    public static string TextOf(string path) => File.Exists(path)
        ? File.ReadAllText(path)
        : throw new NotebookException($"There is no notebook '{path}'. Check the path that names it.", path, 0);

    /// <summary>The languages whose names begin a cell, beside those that a notebook's header lists.</summary>
    public static KernelInfoCollection Kernels()
    {
        var kernels = new KernelInfoCollection
        {
            new KernelInfo("csharp", "C#", ["c#", "cs"]), new KernelInfo("fsharp", "F#", ["f#", "fs"]), new KernelInfo("pwsh", "PowerShell", ["powershell"]),
            new KernelInfo("markdown", "Markdown", ["md"]), new KernelInfo("javascript", "JavaScript", ["js"]), new KernelInfo("html"),
            new KernelInfo("mermaid"), new KernelInfo("sql"), new KernelInfo("kql"), new KernelInfo("http"), new KernelInfo("value"), new KernelInfo("raw"),
        };
        kernels.DefaultKernelName = "csharp";
        return kernels;
    }

    private static string Plain(string content) => content.TrimStart('\uFEFF').ReplaceLineEndings("\n");
}
