using System.Security.Cryptography;
using System.Text;
using Figures;
using Plotly.NET;
using Plotly.NET.CSharp;

namespace SmallData.Charts;

/// <summary>A chart as HTML: a picture at once, without any network and in two widths, and plotly's interactive view where plotly.js is already in the page or the reader
/// asks for it. Opening the page makes no request.</summary>
public sealed class ChartHtml : NotebookView
{
    private static int _count;

    // The picture stays until plotly has drawn. It is looked for once the reader presses the button: in the book, then at its public address.
    private static readonly string Script = ReadScript()
        .Replace("$SOURCES", "[\"assets/plotly.min.js\",\"https://cdn.plot.ly/plotly-2.28.0.min.js\"]")
        .Replace("$PALETTE", $"[{string.Join(',', FigureSvg.SeriesColours.Select(colour => $"\"{colour}\""))}]");

    private readonly string _figure;

    // Plotly.NET's objects compare by their whole content, and Newtonsoft compares each with all that it lies in, to find loops: 60 ms for the template of every chart. Of
    // loops, identity tells just as well, in half a millisecond.
    static ChartHtml() => Globals.JSON_CONFIG.EqualityComparer = ReferenceEqualityComparer.Instance;

    /// <summary>Wraps a chart as it is now; later changes of the chart do not show.</summary>
    public ChartHtml(GenericChart chart) => _figure = GenericChart.toFigureJson(chart);

    private static string ReadScript()
    {
        using var reader = new StreamReader(typeof(ChartHtml).Assembly.GetManifestResourceStream("SmallData.Charts.interactive.js")!);
        return reader.ReadToEnd();
    }

    /// <summary>The picture alone, as SVG.</summary>
    internal string ToSvg() => FigureSvg.Render(_figure);

    /// <summary>What a screen reader says of the chart, computed from its data.</summary>
    public string ToAltText() => FigureSvg.AltText(_figure);

    /// <inheritdoc/>
    public override string ToText() => ToAltText();

    /// <summary>The picture, the figure's JSON, and a small script that makes it interactive where plotly.js can be loaded.</summary>
    public override string ToHtml()
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_figure)).AsSpan(0, 5));
        string id = $"sd-chart-{hash}-{Interlocked.Increment(ref _count)}";
        // The JSON stands in a script element, which only "</" could end.
        string data = _figure.Replace("<", "\\u003c");
        return $"""
            <figure class="sd-chart" id="{id}" style="margin:0 0 1em;display:inline-block;vertical-align:top;max-width:100%"><div class="sd-chart-view">{ToSvg()}<!--narrow-->{FigureSvg.RenderNarrow(_figure)}<!--/narrow--></div>
            <div class="sd-chart-more" style="display:flex;gap:8px;align-items:center;justify-content:flex-end;min-height:26px;font-size:13px"><span role="status"></span><button type="button" hidden style="font:inherit;padding:2px 10px;min-height:24px;cursor:pointer">interactive</button></div>
            <script type="application/json">{data}</script><script>{Script.Replace("$ID", id)}</script></figure>
            """;
    }
}

/// <summary>Titles on a chart, in one short call: Plotly.NET.CSharp asks for three type arguments an axis, and has none for the chart's own title.</summary>
internal static class ChartAxes
{
    /// <summary>Titles the axes that are named.</summary>
    public static GenericChart WithAxes(this GenericChart chart, string? x = null, string? y = null)
    {
        chart = x is null ? chart : chart.WithXAxisStyle<double, double, string>(TitleText: x);
        return y is null ? chart : chart.WithYAxisStyle<double, double, string>(TitleText: y);
    }

    /// <summary>Titles the chart.</summary>
    public static GenericChart WithTitle(this GenericChart chart, string title) => Plotly.NET.Chart.withTitle(title, null).Invoke(chart);
}
