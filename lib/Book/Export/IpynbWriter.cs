using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SmallData.Book.Documents;
using SmallData.Book.Running;

namespace SmallData.Book.Export;

/// <summary>
/// Writes a notebook as Jupyter's <c>.ipynb</c> (nbformat 4.5, the .NET kernel for C#). What that format has no place for (a marker
/// that is not written the usual way, other blank lines) goes under <c>dib</c> in the metadata, so that the way back loses nothing.
/// </summary>
internal static class IpynbWriter
{
    /// <summary>The name under which metadata keep what only a <c>.dib</c> file has.</summary>
    internal const string Own = "dib";

    // nbformat itself writes one blank per level, and letters of any script as they are.
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="notebook">The notebook.</param>
    /// <param name="results">What its cells put out, in the order of those that hold text; null leaves the outputs out.</param>
    /// <returns>The text of the file.</returns>
    public static string Write(DibLayout notebook, IReadOnlyList<CellResult>? results = null)
    {
        var ran = new Queue<CellResult>(results ?? []);
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var cells = new JsonArray();
        DibPiece? header = notebook.Header;
        DibPiece? last = notebook.Pieces.Count > 0 ? notebook.Pieces[^1] : null;
        foreach (DibPiece piece in notebook.Pieces.Where(piece => piece != header))
        {
            CellResult? result = piece.Text.Length > 0 && ran.Count > 0 ? ran.Dequeue() : null;
            cells.Add(Cell(piece, IdOf(piece, ids), result, isLast: ReferenceEquals(piece, last)));
        }

        var root = new JsonObject
        {
            ["cells"] = cells,
            ["metadata"] = Metadata(notebook, header),
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        return root.ToJsonString(Json) + "\n";
    }

    private static JsonObject Metadata(DibLayout notebook, DibPiece? header)
    {
        var metadata = new JsonObject
        {
            ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" },
            ["language_info"] = new JsonObject
            {
                ["file_extension"] = ".cs", ["mimetype"] = "text/x-csharp", ["name"] = "C#", ["pygments_lexer"] = "csharp",
            },
        };
        var own = new JsonObject();
        if (header is not null)
        {
            own["meta"] = header.Text;
            AddSpacing(own, header, isLast: false);
            if (JsonNode.Parse(header.Text) is JsonObject meta && meta["kernelInfo"] is { } kernels)
            {
                metadata["polyglot_notebook"] = new JsonObject { ["kernelInfo"] = kernels.DeepClone() };
            }
        }

        if (notebook.NewLine != "\n")
        {
            own["newLine"] = notebook.NewLine;
        }

        if (notebook.HasByteOrderMark)
        {
            own["byteOrderMark"] = true;
        }

        if (own.Count > 0)
        {
            metadata[Own] = own;
        }

        return metadata;
    }

    private static JsonObject Cell(DibPiece piece, string id, CellResult? result, bool isLast)
    {
        string type = piece.Kernel switch { KernelNames.Markdown => "markdown", "raw" or KernelNames.Meta => "raw", _ => "code" };
        var metadata = new JsonObject();
        var own = new JsonObject();
        AddSpacing(own, piece, isLast);
        if (piece.Kernel == KernelNames.Meta)
        {
            own["marker"] = piece.Marker;   // else it would come back as raw text
        }

        if (own.Count > 0)
        {
            metadata[Own] = own;
        }

        var cell = new JsonObject { ["cell_type"] = type };
        if (type == "code")
        {
            metadata["dotnet_interactive"] = new JsonObject { ["language"] = piece.Kernel };
            metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = piece.Kernel };
            cell["execution_count"] = result is { Status: CellStatus.Ran or CellStatus.Failed } ? result.Number : null;
        }

        cell["id"] = id;
        cell["metadata"] = metadata;
        if (type == "code")
        {
            cell["outputs"] = new JsonArray([.. (result?.Outputs ?? []).Select(IpynbOutput.Of)]);
        }

        cell["source"] = Lines(piece.Text);
        return cell;
    }

    private static void AddSpacing(JsonObject own, DibPiece piece, bool isLast)
    {
        if (piece.Marker != "#!" + piece.Kernel)
        {
            own["marker"] = piece.Marker ?? "";
        }

        if (piece.Before != DibLayout.BlankLine)
        {
            own["before"] = piece.Before;
        }

        if (piece.After != (isLast ? "\n" : DibLayout.BlankLine))
        {
            own["after"] = piece.After;
        }
    }

    /// <summary>A text as nbformat stores it: one string a line, each with its line end.</summary>
    internal static JsonArray Lines(string text)
    {
        var lines = new JsonArray();
        for (int from = 0; from < text.Length;)
        {
            int end = text.IndexOf('\n', from) is >= 0 and var at ? at + 1 : text.Length;
            lines.Add(text[from..end]);
            from = end;
        }

        return lines;
    }

    // From what the cell says: a cell keeps its name when others come and go, and a second export differs from the first in nothing.
    private static string IdOf(DibPiece piece, Dictionary<string, int> seen)
    {
        string id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(piece.Kernel + "\n" + piece.Text)).AsSpan(0, 5));
        int times = seen[id] = seen.GetValueOrDefault(id) + 1;
        return times == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}-{times}");
    }
}
