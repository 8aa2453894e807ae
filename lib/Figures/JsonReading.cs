using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Figures;

/// <summary>Reads plotly's JSON, where nearly everything may be missing.</summary>
internal static partial class JsonReading
{
    /// <summary>The element at a path of property names, or null.</summary>
    public static JsonElement? At(this JsonElement json, params ReadOnlySpan<string> path)
    {
        foreach (string name in path)
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json)) return null;
        return json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : json;
    }

    public static string? Text(this JsonElement json, params ReadOnlySpan<string> path) =>
        json.At(path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static double? Number(this JsonElement json, params ReadOnlySpan<string> path) =>
        json.At(path) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    public static bool? Flag(this JsonElement json, params ReadOnlySpan<string> path) =>
        json.At(path)?.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };

    public static IReadOnlyList<JsonElement> Items(this JsonElement json, params ReadOnlySpan<string> path) =>
        json.At(path) is { ValueKind: JsonValueKind.Array } array ? [.. array.EnumerateArray()] : [];

    public static IReadOnlyList<Datum> Data(this JsonElement json, params ReadOnlySpan<string> path) => [.. json.Items(path).Select(Datum.From)];

    /// <summary>A title, which plotly lets be a text or an object with a text.</summary>
    public static string? TitleText(this JsonElement json) => Plain(json.Text("title") ?? json.Text("title", "text"));

    /// <summary>A text without plotly's markup; line breaks become spaces.</summary>
    public static string? Plain(string? text) => text is null ? null : Tags().Replace(Breaks().Replace(text, " "), "");

    [GeneratedRegex("<br ?/?>|\\s*\n\\s*")]
    private static partial Regex Breaks();

    [GeneratedRegex("</?(b|i|em|strong|sub|sup|span|a)( [^>]*)?>")]
    private static partial Regex Tags();
}

/// <summary>A value on an axis: a number, or the name of a category.</summary>
internal readonly record struct Datum(double Number, string? Name)
{
    public bool IsGap => Name is null && !double.IsFinite(Number);

    public static Datum From(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number => new(json.GetDouble(), null),
        JsonValueKind.String when json.GetString() is "NaN" or "Infinity" or "-Infinity" => new(double.NaN, null),
        JsonValueKind.String => new(double.NaN, JsonReading.Plain(json.GetString())),
        JsonValueKind.True => new(1, null),
        JsonValueKind.False => new(0, null),
        _ => new(double.NaN, null),
    };

    public static Datum Of(double number) => new(number, null);

    /// <summary>As tooltips and texts write it.</summary>
    public override string ToString() => Name ?? NumberText(Number);

    /// <summary>At most four significant digits behind the point: 0.6931, 12, 1234.5.</summary>
    public static string NumberText(double number)
    {
        if (double.IsNaN(number)) return "–";
        double size = Math.Abs(number);
        string format = size is 0 or >= 1e-3 and < 1e7 ? size >= 100 ? "0.##" : "0.####" : "0.###e+0";
        return number.ToString(format, CultureInfo.InvariantCulture);
    }
}
