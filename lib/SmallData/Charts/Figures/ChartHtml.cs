using System.Security.Cryptography;
using System.Text;
using Plotly.NET;

namespace SmallData.Charts;

/// <summary>
/// A chart as HTML: a picture at once, without any network, and plotly's interactive view where plotly.js is already in the page or the
/// reader asks for it. Opening the page makes no request.
/// </summary>
public sealed class ChartHtml : NotebookView
{
    private static int _count;

    private readonly string _figure;

    /// <summary>Wraps a chart as it is now; later changes of the chart do not show.</summary>
    public ChartHtml(GenericChart chart) => _figure = GenericChart.toFigureJson(chart);

    /// <summary>The picture alone, as SVG.</summary>
    public string ToSvg() => FigureSvg.Render(_figure);

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
            <figure class="sd-chart" id="{id}" style="margin:0 0 1em;position:relative;display:inline-block;max-width:100%"><div class="sd-chart-view">{ToSvg()}</div>
            <button type="button" hidden style="position:absolute;top:4px;right:4px;font:inherit;font-size:12px;padding:2px 8px;opacity:.75;cursor:pointer">interactive</button><span role="status" style="font-size:12px"></span>
            <script type="application/json">{data}</script><script>{InteractiveScript.For(id)}</script></figure>
            """;
    }
}
