using System.Text.Json;

namespace Figures;

/// <summary>A trace of a figure: its data, its axes and how it is drawn.</summary>
internal sealed class FigureTrace
{
    private readonly JsonElement _json;

    public FigureTrace(JsonElement json, string color)
    {
        _json = json;
        Kind = json.Text("type") switch { null or "scattergl" => "scatter", "heatmapgl" => "heatmap", var type => type };
        X = json.Data("x");
        Y = json.Data("y");
        Color = json.Text("line", "color") ?? json.Text("marker", "color") ?? color;
        Marks = [.. json.Items("marker", "color").Select(c => c.ValueKind == JsonValueKind.String ? c.GetString() : null)];
        Texts = Kind == "heatmap" ? [] : [.. json.Data("text").Select(d => d.ToString())];
    }

    /// <summary>Plotly's name of the kind: scatter, bar, histogram, heatmap …</summary>
    public string Kind { get; }
    public IReadOnlyList<Datum> X { get; }
    public IReadOnlyList<Datum> Y { get; }

    /// <summary>A CSS colour: the trace's own, or its turn in the palette.</summary>
    public string Color { get; }

    /// <summary>The colours of single points or bars, where they have their own.</summary>
    public IReadOnlyList<string?> Marks { get; }
    public IReadOnlyList<string> Texts { get; }

    public string? Name => JsonReading.Plain(_json.Text("name"));
    public string XAxis => AxisKey(_json.Text("xaxis") ?? "x");
    public string YAxis => AxisKey(_json.Text("yaxis") ?? "y");
    public bool IsVisible => _json.At("visible") is not { ValueKind: JsonValueKind.False } && _json.Text("visible") != "legendonly";
    public bool InLegend => _json.Flag("showlegend") ?? Kind != "heatmap";
    public bool LegendForced => _json.Flag("showlegend") == true;
    public double Opacity => _json.Number("opacity") ?? _json.Number("marker", "opacity") ?? 1;

    // Scatter
    private string Mode => _json.Text("mode") ?? (X.Count < 20 ? "lines+markers" : "lines");
    public bool HasLines => Kind == "scatter" && Mode.Contains("lines");
    public bool HasMarkers => Kind == "scatter" && Mode.Contains("markers");
    public bool HasTexts => Mode.Contains("text") && Texts.Count > 0;
    /// <summary>Whether a point's text stands below it rather than above; one position may hold for all points, or each has its own.</summary>
    public bool IsTextBelow(int point) =>
        (TextPosition ?? (_json.Items("textposition").ElementAtOrDefault(point) is { ValueKind: JsonValueKind.String } own ? own.GetString() : null))
            ?.StartsWith("bottom", StringComparison.Ordinal) == true;

    public string Dash => _json.Text("line", "dash") ?? "solid";
    public double LineWidth => _json.Number("line", "width") ?? 2.5;
    public double MarkerSize => _json.Number("marker", "size") ?? 7;
    public string? Fill => _json.Text("fill") is "none" ? null : _json.Text("fill");
    public string? FillColor => _json.Text("fillcolor");

    // Bars and histograms
    public bool IsHorizontal => _json.Text("orientation") is { } o ? o == "h" : Kind == "histogram" && X.Count == 0;
    public string? TextPosition => _json.Text("textposition");
    public int? BinCount => (int?)(_json.Number(IsHorizontal ? "nbinsy" : "nbinsx"));
    public double? BinSize => _json.Number(IsHorizontal ? "ybins" : "xbins", "size");
    public double? BinStart => _json.Number(IsHorizontal ? "ybins" : "xbins", "start");
    public string HistogramNorm => _json.Text("histnorm") ?? "";

    // Heat maps
    public IReadOnlyList<IReadOnlyList<double>> Z =>
        [.. _json.Items("z").Select(row => (IReadOnlyList<double>)[.. row.Data().Select(d => d.Number)])];
    public IReadOnlyList<IReadOnlyList<string>> CellTexts =>
        [.. _json.Items("text").Select(row => (IReadOnlyList<string>)[.. row.Data().Select(d => d.ToString())])];
    public bool ShowsTexts => _json.Text("texttemplate") is not null;
    public double? ZMin => _json.Number("zmin");
    public double? ZMax => _json.Number("zmax");
    public double Gap => Math.Max(_json.Number("xgap") ?? 0, _json.Number("ygap") ?? 0);
    public bool ShowsScale => _json.Flag("showscale") ?? true;
    public string? ScaleTitle => _json.At("colorbar")?.TitleText();

    /// <summary>The trace's own colour scale, else that of the figure's template.</summary>
    public ColorScale Scale(JsonElement layout)
    {
        var template = layout.Items("template", "data", "heatmap");
        return ColorScale.From(_json.At("colorscale") ?? (template.Count > 0 ? template[0].At("colorscale") : null), _json.Flag("reversescale") ?? false);
    }

    /// <summary>x2 is described by xaxis2.</summary>
    public static string AxisKey(string id) => id[0] + "axis" + (id.Length > 1 && id[1..] != "1" ? id[1..] : "");
}
