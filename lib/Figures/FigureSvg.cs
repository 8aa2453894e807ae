using System.Globalization;
using System.Text.Json;

namespace Figures;

/// <summary>Draws a plotly figure as a picture that needs no script and no network.</summary>
public static class FigureSvg
{
    /// <summary>Colours of traces that name none, as CSS: apart for colour-blind readers and at least 3:1 against white.</summary>
    public static IReadOnlyList<string> SeriesColours => FigureStyle.Series;

    private static readonly string[] Drawn = ["scatter", "bar", "histogram", "heatmap"];

    /// <summary>
    /// An SVG of the figure: scatter traces (lines, points), bars, histograms and heat maps, on one or several pairs of axes. Points and
    /// bars name their values in tooltips. Traces of other kinds are named in a note below.
    /// </summary>
    /// <param name="figureJson">The JSON that <c>GenericChart.toFigureJson</c> writes.</param>
    /// <param name="altText">What a screen reader says; by default it is computed from the data (<see cref="FigureAltText"/>).</param>
    /// <exception cref="FormatException">The text is not the JSON of a figure.</exception>
    public static string Render(string figureJson, string? altText = null) => Render(figureJson, altText, narrow: false);

    /// <summary>The same for a phone: 400 pixels wide at most, plots below each other, letters as large as on a wide screen.</summary>
    /// <inheritdoc cref="Render(string, string?)"/>
    public static string RenderNarrow(string figureJson, string? altText = null) => Render(figureJson, altText, narrow: true);

    private static string Render(string figureJson, string? altText, bool narrow)
    {
        var figure = Parse(figureJson);
        var layout = new FigureLayout(figure, narrow);
        var svg = new SvgCanvas();
        string size = string.Create(CultureInfo.InvariantCulture, $"width=\"{layout.Width:0}\" height=\"{layout.Height:0}\" viewBox=\"0 0 {layout.Width:0} {layout.Height:0}\"");
        // A label rather than <title> and <desc>: those need ids, which a page with the same chart twice would have twice.
        string label = SvgCanvas.Escape(altText ?? FigureAltText.Of(figure));
        svg.Raw($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"sd-figure{(narrow ? " sd-narrow" : "")}\" role=\"img\" aria-label=\"{label}\" {size}>")
            .Raw($"<style>{FigureStyle.Css}</style>");
        for (int i = 0; i < layout.TitleLines.Count; i++)
            svg.Text(FigureLayout.Left, layout.TitleBaseline + i * FigureStyle.TitleSize * 1.3, layout.TitleLines[i], "sd-title", "start", whole: figure.Title);
        layout.Legend.Draw(svg);
        foreach (var subplot in figure.Subplots) Draw(svg, subplot);
        string[] others = [.. figure.Traces.Select(t => t.Kind).Except(Drawn)];
        if (others.Length > 0)
            svg.Text(layout.Width / 2, layout.Height - 8, $"Not drawn here: {string.Join(", ", others)}. The interactive view shows it.", "sd-note");
        return svg.Raw("</svg>").ToString();
    }

    /// <summary>What a screen reader says of the figure, computed from the data.</summary>
    /// <param name="figureJson">The JSON that <c>GenericChart.toFigureJson</c> writes.</param>
    /// <exception cref="FormatException">The text is not the JSON of a figure.</exception>
    public static string AltText(string figureJson) => FigureAltText.Of(Parse(figureJson));

    private static Figure Parse(string figureJson)
    {
        try
        {
            return Figure.Read(figureJson);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException($"This is not the JSON of a plotly figure ({e.Message}). Pass what GenericChart.toFigureJson returns.", e);
        }
    }

    private static void Draw(SvgCanvas svg, Subplot subplot)
    {
        AxisMarks.DrawGrid(svg, subplot);
        // A nested viewport with the same coordinates cuts off what lies outside of the plot.
        const double over = 6;
        var p = subplot.Plot;
        string box = $"{SvgCanvas.N(p.X - over)} {SvgCanvas.N(p.Y - over)} {SvgCanvas.N(p.Width + 2 * over)} {SvgCanvas.N(p.Height + 2 * over)}";
        string place = $"x=\"{SvgCanvas.N(p.X - over)}\" y=\"{SvgCanvas.N(p.Y - over)}\" width=\"{SvgCanvas.N(p.Width + 2 * over)}\" height=\"{SvgCanvas.N(p.Height + 2 * over)}\"";
        var (inside, outside) = (subplot.Marks.Where(m => m is not (BarMark or HeatMark)), subplot.Marks.Where(m => m is BarMark or HeatMark));
        foreach (var mark in outside) mark.Draw(svg, subplot);
        svg.Raw($"<svg {place} viewBox=\"{box}\" overflow=\"hidden\">");
        foreach (var mark in inside) mark.Draw(svg, subplot);
        svg.Raw("</svg>");
        AxisMarks.DrawLabels(svg, subplot);
    }
}
