using Figures;
using System.Security.Cryptography;
using System.Text;
using Plotly.NET;

namespace SmallData.Charts;

/// <summary>A chart as HTML: a picture at once, without any network and in two widths, and plotly's interactive view where plotly.js is already in the page or the reader
/// asks for it. Opening the page makes no request.</summary>
public sealed class ChartHtml : NotebookView
{
    private static int _count;

    private readonly string _figure;

    /// <summary>Wraps a chart as it is now; later changes of the chart do not show.</summary>
    public ChartHtml(GenericChart chart) => _figure = GenericChart.toFigureJson(chart);

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
            <script type="application/json">{data}</script><script>{InteractiveScript.For(id)}</script></figure>
            """;
    }
}
