using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive.Documents;
using Microsoft.DotNet.Interactive.Documents.Jupyter;
using SmallData.Book.Hosting;
using SmallData.Book.Running;
using JupyterNotebook = Microsoft.DotNet.Interactive.Documents.Jupyter.Notebook;

namespace SmallData.Book.Documents;

/// <summary>
/// Writes and reads Jupyter's <c>.ipynb</c> by Microsoft.DotNet.Interactive.Documents. What that lacks is here: the cells' names, which nbformat 4.5
/// demands, and what a notebook must not hold to become a <c>.dib</c> file.
/// </summary>
internal static partial class Ipynb
{
    // nbformat itself writes one blank per level, and letters of any script as they are.
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // What the package adds to a .dib file's header on the way to Jupyter; the .dib file does not need it back.
    private static readonly string[] OfJupyter = ["kernelspec", "language_info", "polyglot_notebook"];

    /// <param name="notebook">The notebook.</param>
    /// <param name="results">What its cells put out, in the order of those that hold text; null leaves the outputs out.</param>
    /// <returns>The text of the file.</returns>
    public static string Write(InteractiveDocument notebook, IReadOnlyList<CellResult>? results = null)
    {
        var ran = new Queue<CellResult>(results ?? []);
        foreach (InteractiveDocumentElement cell in notebook.Elements.Where(cell => !string.IsNullOrWhiteSpace(cell.Contents)))
        {
            if (ran.TryDequeue(out CellResult? result))
            {
                cell.Outputs.AddRange(result.Outputs.Select(Output));
                cell.ExecutionOrder = result.Status is CellStatus.Ran or CellStatus.Failed ? result.Number : 0;
            }
        }

        JsonNode root = JsonNode.Parse(notebook.ToJupyterJson("csharp"))!;
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (JsonObject cell in root["cells"]!.AsArray().Cast<JsonObject>())
        {
            cell["id"] = NameOf(cell, names);
        }

        return root.ToJsonString(Json) + "\n";
    }

    /// <param name="json">The text of the file.</param>
    /// <param name="path">The name that errors give.</param>
    /// <returns>The text of the <c>.dib</c> file; outputs stay behind.</returns>
    /// <exception cref="NotebookException">It is no notebook, or holds a cell that a <c>.dib</c> file cannot say.</exception>
    public static string ToDib(string json, string path = "notebook.ipynb")
    {
        try
        {
            InteractiveDocument notebook = JsonNode.Parse(json) is JsonObject root && root["cells"] is JsonArray && (int?)root["nbformat"] == 4
                ? JupyterNotebook.Parse(json, DibReader.Kernels())
                : throw Unreadable("it is not of nbformat 4", path, 0);
            foreach (string name in OfJupyter)
            {
                notebook.Metadata.Remove(name);
            }

            foreach (InteractiveDocumentElement cell in notebook.Elements)
            {
                // In Jupyter a first line such as #!fsharp chooses the language of a cell; the package reads it and leaves it.
                cell.Contents = cell.Contents.StartsWith($"#!{cell.KernelName}\n", StringComparison.Ordinal) ? cell.Contents[(cell.KernelName!.Length + 3)..] : cell.Contents;
            }

            string dib = notebook.ToCodeSubmissionContent("\n");
            RefuseLoss(notebook, DibReader.Parse(dib, path), path);
            return dib;
        }
        catch (JsonException e)
        {
            throw Unreadable(e.Message, path, (int)(e.LineNumber ?? 0) + 1);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)   // a value of another type, a name twice
        {
            throw Unreadable(e.Message, path, 0);
        }
    }

    private static void RefuseLoss(InteractiveDocument notebook, InteractiveDocument written, string path)
    {
        static (string? Kernel, string Text)[] Cells(InteractiveDocument document) =>
            [.. document.Elements.Where(cell => !string.IsNullOrWhiteSpace(cell.Contents)).Select(cell => (cell.KernelName, cell.Contents.Trim()))];

        var (before, after) = (Cells(notebook), Cells(written));
        for (int i = 0; i < before.Length; i++)
        {
            if (i >= after.Length || before[i] != after[i])
            {
                throw new NotebookException(
                    string.Create(CultureInfo.InvariantCulture, $"Cell {i + 1} of '{Path.GetFileName(path)}' ({before[i].Kernel}) would not come back from a .dib file: ")
                    + "its language has no cells there, or a line in it begins a new cell, such as #!csharp. Rewrite it in C#, split the cell there, or indent the line.",
                    path, 0);
            }
        }
    }

    private static NotebookException Unreadable(string why, string path, int line) => new(
        $"'{Path.GetFileName(path)}' is no notebook that can be read ({why}). Open and save it in JupyterLab once, which brings it up to date.", path, line);

    private static InteractiveDocumentOutputElement Output(CellOutput output) => output switch
    {
        ConsoleOutput console => new TextElement(console.Text, "stdout"),
        ValueOutput value => new DisplayElement(Data(value)),
        ErrorOutput error => new ErrorElement(error.Message, error.Type, [$"{error.Type}: {error.Message}", .. error.Stack.Select(frame => $"   at {frame}")]),
        _ => throw new ArgumentOutOfRangeException(nameof(output), output, null),
    };

    /// <summary>
    /// HTML without scripts, which viewers of stored notebooks strip or refuse: a chart is its picture, also as a type of its own
    /// for those that show no SVG inside HTML.
    /// </summary>
    private static Dictionary<string, object> Data(ValueOutput value)
    {
        var data = new Dictionary<string, object>();
        if (value.Kind != ValueKind.Text)
        {
            string html = Script().Replace(value.Html, "");
            data["text/html"] = html;
            if (value.Html.TrimStart().StartsWith("<figure class=\"sd-chart\"", StringComparison.Ordinal) && Picture().Matches(html) is [var picture])
            {
                data["image/svg+xml"] = picture.Value;
            }
        }

        data["text/plain"] = value.Text;
        return data;
    }

    // From what the cell says: a cell keeps its name when others come and go, and a second export differs from the first in nothing.
    private static string NameOf(JsonObject cell, Dictionary<string, int> seen)
    {
        string said = cell["cell_type"] + cell["source"]!.ToJsonString();
        string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)).AsSpan(0, 5));
        int times = seen[name] = seen.GetValueOrDefault(name) + 1;
        return times == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{times}");
    }

    // The button of a chart calls a script, and the figure's data are for that script alone; of two pictures, a viewer that strips styles would show both.
    [GeneratedRegex(@"<script\b[^>]*>.*?</script>|<div class=""sd-chart-more"".*?</div>|<!--narrow-->.*?<!--/narrow-->", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex(@"<svg\b.*</svg>", RegexOptions.Singleline)]
    private static partial Regex Picture();
}
