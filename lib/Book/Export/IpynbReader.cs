using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SmallData.Book.Documents;

namespace SmallData.Book.Export;

/// <summary>Reads Jupyter's <c>.ipynb</c> back into a <c>.dib</c> notebook; outputs stay behind.</summary>
internal static class IpynbReader
{
    /// <param name="json">The text of the file.</param>
    /// <param name="path">The name that errors give.</param>
    /// <exception cref="NotebookException">It is no notebook, or holds a cell that a <c>.dib</c> file cannot say.</exception>
    public static DibLayout Read(string json, string path = "notebook.ipynb")
    {
        try
        {
            return JsonNode.Parse(json) is JsonObject root && root["cells"] is JsonArray && (int?)root["nbformat"] == 4
                ? Read(root, path)
                : throw Unreadable("it is not of nbformat 4", path, 0);
        }
        catch (JsonException e)
        {
            throw Unreadable(e.Message, path, (int)(e.LineNumber ?? 0) + 1);
        }
        catch (InvalidOperationException e)
        {
            throw Unreadable(e.Message, path, 0);
        }
    }

    private static DibLayout Read(JsonObject root, string path)
    {
        var own = root["metadata"]?[IpynbWriter.Own] as JsonObject;
        var kernels = new KernelNames();
        var pieces = new List<DibPiece>();
        if ((string?)own?["meta"] is { } meta)
        {
            kernels.AddFrom(meta);
            pieces.Add(Spaced(own, kernels, KernelNames.Meta, meta, isFirst: true, isLast: false));
        }

        JsonObject[] cells = [.. root["cells"]!.AsArray().OfType<JsonObject>()];
        for (int i = 0; i < cells.Length; i++)
        {
            string text = Text(cells[i]["source"]);
            string name = KernelOf(cells[i], root, kernels, ref text);
            string kernel = kernels.OfLine("#!" + name) ?? throw new NotebookException(
                string.Create(CultureInfo.InvariantCulture, $"Cell {i + 1} of '{Path.GetFileName(path)}' is in '{name}', which a .dib file has no cells for. Rewrite it in C#, or remove it."), path, 0);
            if (kernel == KernelNames.Meta)
            {
                kernels.AddFrom(text);
            }

            RefuseMarkers(text, kernels, i, path);
            pieces.Add(Spaced(
                cells[i]["metadata"]?[IpynbWriter.Own] as JsonObject, kernels, kernel, text, isFirst: pieces.Count == 0, isLast: i == cells.Length - 1));
        }

        return new DibLayout(pieces, (string?)own?["newLine"] ?? "\n", (bool?)own?["byteOrderMark"] ?? false);
    }

    private static NotebookException Unreadable(string why, string path, int line) => new(
        $"'{Path.GetFileName(path)}' is no notebook that can be read ({why}). Open and save it in JupyterLab once, which brings it up to date.", path, line);

    private static string KernelOf(JsonObject cell, JsonObject root, KernelNames kernels, ref string text)
    {
        JsonNode? metadata = cell["metadata"];
        switch ((string?)cell["cell_type"])
        {
            case "markdown":
                return KernelNames.Markdown;
            case "raw":
                return kernels.OfLine((string?)metadata?[IpynbWriter.Own]?["marker"] ?? "#!raw") ?? "raw";
        }

        // In Jupyter a first line such as #!fsharp chooses the language of a cell.
        int end = text.IndexOf('\n', StringComparison.Ordinal);
        if (kernels.OfLine(end < 0 ? text : text[..end]) is { } chosen)
        {
            text = end < 0 ? "" : text[(end + 1)..];
            return chosen;
        }

        return (string?)metadata?["polyglot_notebook"]?["kernelName"] ?? (string?)metadata?["dotnet_interactive"]?["language"]
            ?? (string?)root["metadata"]?["kernelspec"]?["language"] ?? KernelNames.CSharp;
    }

    private static void RefuseMarkers(string text, KernelNames kernels, int cell, string path)
    {
        if (text.Split('\n').FirstOrDefault(line => kernels.OfLine(line) is not null) is { } marker)
        {
            throw new NotebookException(
                string.Create(CultureInfo.InvariantCulture, $"Cell {cell + 1} of '{Path.GetFileName(path)}' has the line '{marker.Trim()}', which begins a new cell in a .dib file. Split the cell there, or indent the line."),
                path, 0);
        }
    }

    private static DibPiece Spaced(JsonObject? own, KernelNames kernels, string kernel, string text, bool isFirst, bool isLast)
    {
        string? marker = (string?)own?["marker"] ?? "#!" + kernel;
        if (marker.Length == 0 && isFirst && kernel == KernelNames.CSharp)
        {
            marker = null;
        }
        else if (kernels.OfLine(marker) != kernel)
        {
            marker = "#!" + kernel;   // moved down from the top, or changed to another language since
        }

        string before = (string?)own?["before"] ?? DibLayout.BlankLine;
        string after = (string?)own?["after"] ?? (isLast ? "\n" : DibLayout.BlankLine);

        // Cells may have been moved or filled since: no marker shares a line with text.
        if (marker is not null && text.Length > 0 && !before.Contains('\n', StringComparison.Ordinal))
        {
            before += "\n";
        }

        if (!isLast && !(before + text + after).EndsWith('\n'))
        {
            after += "\n";
        }

        return new DibPiece(marker, kernel, before, text, after, 0);
    }

    private static string Text(JsonNode? source) => source is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : (string?)source ?? "";
}
