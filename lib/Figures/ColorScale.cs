using System.Globalization;
using System.Text.Json;

namespace Figures;

/// <summary>Maps numbers from 0 to 1 to colours, by straight lines between given stops.</summary>
public sealed class ColorScale
{
    private static readonly Dictionary<string, string[]> Named = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Viridis"] = ["#440154", "#48186a", "#424086", "#33638d", "#26828e", "#1fa088", "#3fbc73", "#84d44b", "#d8e219", "#fde725"],
        ["Cividis"] = ["#00224e", "#123570", "#3b496c", "#575d6d", "#707173", "#8a8678", "#a59c74", "#c3b369", "#e1cc55", "#fee838"],
        ["Greys"] = ["#000000", "#ffffff"],
        ["Greens"] = ["#00441b", "#006d2c", "#238b45", "#41ab5d", "#74c476", "#a1d99b", "#c7e9c0", "#e5f5e0", "#f7fcf5"],
        ["YlGnBu"] = ["#081d58", "#253494", "#225ea8", "#1d91c0", "#41b6c4", "#7fcdbb", "#c7e9b4", "#edf8d9", "#ffffd9"],
        ["YlOrRd"] = ["#800026", "#bd0026", "#e31a1c", "#fc4e2a", "#fd8d3c", "#feb24c", "#fed976", "#ffeda0", "#ffffcc"],
        ["RdBu"] = ["#050aac", "#6a89f7", "#bebebe", "#dcaa84", "#e6915a", "#b20a1c"],
        ["Blues"] = ["#f7fbff", "#deebf7", "#c6dbef", "#9ecae1", "#6baed6", "#4292c6", "#2171b5", "#08519c", "#08306b"],
        ["Bluered"] = ["#0000ff", "#ff0000"],
        ["Hot"] = ["#000000", "#e60000", "#ffd200", "#ffffff"],
        ["Jet"] = ["#000083", "#003caa", "#05ffff", "#ffff00", "#fa0000", "#800000"],
        ["Electric"] = ["#000000", "#1e0064", "#780064", "#a05a00", "#e6c800", "#fffadc"],
        ["Plasma"] = ["#0d0887", "#46039f", "#7201a8", "#9c179e", "#bd3786", "#d8576b", "#ed7953", "#fb9f3a", "#fdca26", "#f0f921"],
    };

    private readonly (double At, Rgb Color)[] _stops;

    private ColorScale(IEnumerable<(double At, Rgb Color)> stops, bool reversed) =>
        _stops = [.. (reversed ? stops.Select(s => (At: 1 - s.At, s.Color)) : stops).OrderBy(s => s.At)];

    /// <summary>A scale of plotly's by its name, such as Viridis; a name that is not known here gives plasma, plotly's default.</summary>
    public static ColorScale Of(string name)
    {
        var colors = Named.GetValueOrDefault(name.Replace("YI", "Yl"), Named["Plasma"]);
        return new ColorScale(colors.Select((c, i) => (i / (colors.Length - 1.0), Rgb.Parse(c))), reversed: false);
    }

    /// <summary>Plotly's scale: a name, or pairs of number and colour. A name that is not known here gives plasma, plotly's default.</summary>
    internal static ColorScale From(JsonElement? json, bool reversed)
    {
        if (json is { ValueKind: JsonValueKind.Array } array)
        {
            var stops = array.EnumerateArray().Where(s => s.GetArrayLength() == 2)
                .Select(s => (s[0].GetDouble(), Rgb.Parse(s[1].GetString() ?? ""))).ToArray();
            if (stops.Length >= 2) return new ColorScale(stops, reversed);
        }
        ColorScale named = Of(json is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "Plasma");
        return reversed ? new ColorScale(named._stops, reversed) : named;
    }

    /// <summary>The colour of a number; below 0 and above 1 the scale goes on with its ends.</summary>
    public Rgb At(double position)
    {
        position = double.IsFinite(position) ? Math.Clamp(position, 0, 1) : 0;
        int after = Array.FindIndex(_stops, s => s.At >= position);
        if (after <= 0) return _stops[after == 0 ? 0 : ^1].Color;
        var (from, to) = (_stops[after - 1], _stops[after]);
        double part = (position - from.At) / (to.At - from.At);
        return Rgb.Between(from.Color, to.Color, part);
    }
}

/// <summary>A colour by its parts 0 to 255.</summary>
public readonly record struct Rgb(double R, double G, double B)
{
    /// <summary>Black or white, whichever is easier to read on this colour (WCAG 2 relative luminance).</summary>
    public string Ink => 0.2126 * Linear(R) + 0.7152 * Linear(G) + 0.0722 * Linear(B) > 0.179 ? "#111" : "#fff";

    internal static Rgb Between(Rgb a, Rgb b, double part) =>
        new(a.R + (b.R - a.R) * part, a.G + (b.G - a.G) * part, a.B + (b.B - a.B) * part);

    /// <summary><c>#rrggbb</c>, <c>rgb(…)</c> or <c>rgba(…)</c>; anything else is grey.</summary>
    internal static Rgb Parse(string css)
    {
        if (css.Length == 7 && css[0] == '#' && int.TryParse(css.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int rgb))
            return new(rgb >> 16, rgb >> 8 & 255, rgb & 255);
        if (css.StartsWith("rgb", StringComparison.Ordinal))
        {
            var parts = css[(css.IndexOf('(') + 1)..].TrimEnd(')').Split(',')
                .Select(p => double.TryParse(p, CultureInfo.InvariantCulture, out double v) ? v : 128).ToArray();
            if (parts.Length >= 3) return new(parts[0], parts[1], parts[2]);
        }
        return css switch { "white" => new(255, 255, 255), "black" => default, _ => new(128, 128, 128) };
    }

    /// <inheritdoc/>
    public override string ToString() => $"#{(int)Math.Round(R):x2}{(int)Math.Round(G):x2}{(int)Math.Round(B):x2}";

    private static double Linear(double part) => part / 255 <= 0.04045 ? part / 255 / 12.92 : Math.Pow((part / 255 + 0.055) / 1.055, 2.4);
}
