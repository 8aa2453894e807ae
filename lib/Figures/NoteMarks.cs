using System.Text.Json;

namespace Figures;

/// <summary>An annotation at a point of the data: a text, with an arrow unless it has none.</summary>
internal sealed class NoteMark(JsonElement json) : IMark
{
    private readonly string _text = JsonReading.Plain(json.Text("text")) ?? "";

    private (double X, double Y) At(Subplot plot) => (
        json.At("x") is { } x ? plot.X.Position(Datum.From(x)) : double.NaN, json.At("y") is { } y ? plot.Y.Position(Datum.From(y)) : double.NaN);

    public void Measure(Subplot plot)
    {
    }

    public void Draw(SvgCanvas svg, Subplot plot)
    {
        var (px, py) = At(plot);
        if (!double.IsFinite(px) || !double.IsFinite(py)) return;
        double x = plot.PixelX(px), y = plot.PixelY(py);
        if (plot.Marks.OfType<HeatMark>().FirstOrDefault()?.ColorAt(plot, px, py) is { } cell)
        {
            double height = Math.Abs(plot.PixelY(py + 0.5) - plot.PixelY(py - 0.5)), width = Math.Abs(plot.PixelX(px + 0.5) - plot.PixelX(px - 0.5));
            double size = Math.Clamp(height * 0.3, 10, 24);
            HeatMark.CellText(svg, x, y, TextFit.Shorten(_text, size, width), size, cell);
            return;
        }
        string style = json.Text("font", "color") is { } color ? $"fill:{color}" : "";
        if (json.Flag("showarrow") == false)
        {
            svg.Text(x, y + 5, _text, "sd-note", style: style);
            return;
        }
        double width2 = TextFit.Width(_text, FigureStyle.TickSize) / 2;
        double tx = Math.Clamp(x + (json.Number("ax") ?? -10), plot.Plot.X + width2 + 4, plot.Plot.Right - width2 - 4);
        double ty = Math.Clamp(y + (json.Number("ay") ?? -34), plot.Plot.Y + 16, plot.Plot.Bottom - 8);
        svg.Line(tx, ty + (ty < y ? 5 : -14), x, y + (ty < y ? -5 : 5), "sd-arrow").Circle(x, y, 3, "sd-dot").Text(tx, ty, _text, "sd-note", style: style);
    }
}

/// <summary>A line or rectangle over the plot; along an axis it may be placed by fractions of the plot.</summary>
internal sealed class ShapeMark(JsonElement json) : IMark
{
    public void Measure(Subplot plot)
    {
    }

    public void Draw(SvgCanvas svg, Subplot plot)
    {
        double x0 = X("x0", plot), x1 = X("x1", plot), y0 = Y("y0", plot), y1 = Y("y1", plot);
        if (!double.IsFinite(x0 + x1 + y0 + y1)) return;
        string stroke = json.Text("line", "color") is { } color ? $"stroke:{color};" : "";
        string dash = LineMark.DashArray(json.Text("line", "dash") ?? "solid") is { } d ? $"stroke-dasharray:{d};" : "";
        string look = $"{stroke}{dash}stroke-width:{SvgCanvas.N(json.Number("line", "width") ?? 2)}";
        if (json.Text("type") == "rect")
            svg.Rect(new Box(Math.Min(x0, x1), Math.Min(y0, y1), Math.Abs(x1 - x0), Math.Abs(y1 - y0)), "sd-shape",
                $"fill:{json.Text("fillcolor") ?? "none"};fill-opacity:{SvgCanvas.N(json.Number("opacity") ?? 1)};{look}");
        else svg.Path($"M{SvgCanvas.N(x0)} {SvgCanvas.N(y0)}L{SvgCanvas.N(x1)} {SvgCanvas.N(y1)}", "sd-shape", look);
    }

    private double X(string name, Subplot plot) => json.At(name) is not { } value ? double.NaN
        : ByFraction("xref") ? plot.Plot.X + Datum.From(value).Number * plot.Plot.Width : plot.PixelX(plot.X.Position(Datum.From(value)));

    private double Y(string name, Subplot plot) => json.At(name) is not { } value ? double.NaN
        : ByFraction("yref") ? plot.Plot.Bottom - Datum.From(value).Number * plot.Plot.Height : plot.PixelY(plot.Y.Position(Datum.From(value)));

    private bool ByFraction(string reference) => json.Text(reference) is { } r && (r == "paper" || r.EndsWith("domain", StringComparison.Ordinal));
}
