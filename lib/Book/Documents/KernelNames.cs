using System.Text.Json;

namespace SmallData.Book.Documents;

/// <summary>The names that begin a cell: those of Polyglot Notebooks' kernels, and those that a notebook's header adds.</summary>
internal sealed class KernelNames
{
    public const string CSharp = "csharp";
    public const string Markdown = "markdown";
    public const string Meta = "meta";

    private static readonly string[][] Known =
    [
        [CSharp, "c#", "cs"], [Markdown, "md"], [Meta], ["fsharp", "f#", "fs"], ["pwsh", "powershell"], ["javascript", "js"],
        ["html"], ["mermaid"], ["sql"], ["kql"], ["http"], ["python"], ["r"], ["value"], ["raw"],
    ];

    private readonly Dictionary<string, string> canonical = new(StringComparer.OrdinalIgnoreCase);

    public KernelNames()
    {
        foreach (var names in Known)
        {
            Add(names[0], names);
        }
    }

    /// <summary>The kernel of a line such as <c>#!csharp</c>; null where the line does not begin a cell (<c>#!import</c>, say).</summary>
    public string? OfLine(string line) =>
        line.StartsWith("#!", StringComparison.Ordinal) ? canonical.GetValueOrDefault(line[2..].Trim()) : null;

    /// <summary>Takes in the kernels that a header lists under <c>kernelInfo.items</c>.</summary>
    /// <exception cref="JsonException">The header is not JSON.</exception>
    public void AddFrom(string metaJson)
    {
        using var json = JsonDocument.Parse(metaJson);
        if (json.RootElement.ValueKind != JsonValueKind.Object
            || !json.RootElement.TryGetProperty("kernelInfo", out var info)
            || !info.TryGetProperty("items", out var items))
        {
            return;
        }

        foreach (var item in items.EnumerateArray())
        {
            if (item.TryGetProperty("name", out var name) && name.GetString() is { Length: > 0 } kernel)
            {
                var aliases = item.TryGetProperty("aliases", out var list)
                    ? list.EnumerateArray().Select(a => a.GetString()).OfType<string>()
                    : [];
                Add(canonical.GetValueOrDefault(kernel, kernel), [kernel, .. aliases]);
            }
        }
    }

    private void Add(string kernel, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            canonical.TryAdd(name, kernel);
        }
    }
}
