using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SmallData.Book.Hosting;

namespace SmallData.Book.Export;

/// <summary>What a cell put out, as nbformat stores it.</summary>
internal static partial class IpynbOutput
{
    public static JsonNode Of(CellOutput output) => output switch
    {
        ConsoleOutput console => new JsonObject
        {
            ["name"] = "stdout", ["output_type"] = "stream", ["text"] = IpynbWriter.Lines(console.Text),
        },
        ValueOutput value => new JsonObject
        {
            ["data"] = Data(value), ["metadata"] = new JsonObject(), ["output_type"] = "display_data",
        },
        ErrorOutput error => new JsonObject
        {
            ["ename"] = error.Type,
            ["evalue"] = error.Message,
            ["output_type"] = "error",
            ["traceback"] = new JsonArray([.. Traceback(error).Select(line => JsonValue.Create(line))]),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(output), output, null),
    };

    /// <summary>
    /// HTML without scripts, which viewers of stored notebooks strip or refuse: a chart is its picture, also as a type of its own
    /// for those that show no SVG inside HTML.
    /// </summary>
    private static JsonObject Data(ValueOutput value)
    {
        var data = new JsonObject();
        if (value.Kind != ValueKind.Text)
        {
            string html = Script().Replace(value.Html, "");
            data["text/html"] = IpynbWriter.Lines(html);
            if (value.Html.TrimStart().StartsWith("<figure class=\"sd-chart\"", StringComparison.Ordinal)
                && Picture().Matches(html) is [var picture])
            {
                data["image/svg+xml"] = IpynbWriter.Lines(picture.Value);
            }
        }

        data["text/plain"] = IpynbWriter.Lines(value.Text);
        return data;
    }

    private static IEnumerable<string> Traceback(ErrorOutput error) =>
        [$"{error.Type}: {error.Message}", .. error.Stack.Select(frame => $"   at {frame}")];

    // The button of a chart calls a script, and the figure's data are for that script alone; of two pictures, a viewer that strips styles would show both.
    [GeneratedRegex(@"<script\b[^>]*>.*?</script>|<div class=""sd-chart-more"".*?</div>|<!--narrow-->.*?<!--/narrow-->", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex(@"<svg\b.*</svg>", RegexOptions.Singleline)]
    private static partial Regex Picture();
}
