using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Notebooks.Tests;

/// <summary>The rules of nbformat 4.5's schema that apply to what the book writes.</summary>
internal static partial class NotebookFormat
{
    public static void Check(string json)
    {
        JsonObject root = JsonNode.Parse(json)!.AsObject();
        Only(root, "cells", "metadata", "nbformat", "nbformat_minor");
        Assert.Equal((4, 5), ((int)root["nbformat"]!, (int)root["nbformat_minor"]!));
        Assert.Equal(".net-csharp", (string?)root["metadata"]!["kernelspec"]!["name"]);
        Assert.NotNull((string?)root["metadata"]!["kernelspec"]!["display_name"]);
        Assert.NotNull((string?)root["metadata"]!["language_info"]!["name"]);

        var ids = new HashSet<string>();
        foreach (JsonObject cell in root["cells"]!.AsArray().Select(cell => cell!.AsObject()))
        {
            Assert.Matches(Id(), (string?)cell["id"]);
            Assert.True(ids.Add((string)cell["id"]!), $"two cells are called {cell["id"]}");
            Assert.IsType<JsonObject>(cell["metadata"]);
            Lines(cell["source"]!);
            if ((string?)cell["cell_type"] == "code")
            {
                Only(cell, "cell_type", "execution_count", "id", "metadata", "outputs", "source");
                Assert.True(cell.ContainsKey("execution_count"), "a code cell has an execution count, if null");
                foreach (JsonNode? output in cell["outputs"]!.AsArray())
                {
                    Output(output!.AsObject());
                }
            }
            else
            {
                Assert.Contains((string?)cell["cell_type"], new[] { "markdown", "raw" });
                Only(cell, "cell_type", "id", "metadata", "source");
            }
        }
    }

    private static void Output(JsonObject output)
    {
        switch ((string?)output["output_type"])
        {
            case "stream":
                Only(output, "name", "output_type", "text");
                Lines(output["text"]!);
                break;
            case "display_data":
                Only(output, "data", "metadata", "output_type");
                foreach ((string type, JsonNode? content) in output["data"]!.AsObject())
                {
                    Assert.Matches(@"^\w+/[\w.+-]+$", type);
                    Lines(content!);
                }

                break;
            case "error":
                Only(output, "ename", "evalue", "output_type", "traceback");
                Lines(output["traceback"]!);
                break;
            default:
                Assert.Fail($"{output["output_type"]} is no type of output");
                break;
        }
    }

    private static void Lines(JsonNode text) => Assert.All(text.AsArray(), line => Assert.NotNull((string?)line));

    private static void Only(JsonObject json, params string[] names) => Assert.Equal(names, json.Select(property => property.Key).Order(StringComparer.Ordinal));

    [GeneratedRegex("^[a-zA-Z0-9-_]{1,64}$")]
    private static partial Regex Id();
}
