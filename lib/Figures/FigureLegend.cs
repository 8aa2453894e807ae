namespace Figures;

/// <summary>The names of the traces with a sample of each, in rows above the plots.</summary>
internal sealed class FigureLegend
{
    private const double Gap = 22, Row = 25;

    private readonly List<(FigureTrace Trace, string Text, double X, double Y)> _entries = [];

    public FigureLegend(Figure figure, Box room)
    {
        if (!figure.ShowsLegend) return;
        double x = room.X, y = room.Y;
        // Subplots that draw the same runs name them once.
        foreach (var trace in figure.Traces.Where(t => t.InLegend && t.Name is not null).DistinctBy(t => (t.Name, t.Color, t.Dash)))
        {
            string text = TextFit.Shorten(trace.Name!, FigureStyle.LegendSize, room.Width - Sample(trace) - 8);
            double width = Sample(trace) + 8 + TextFit.Width(text, FigureStyle.LegendSize);
            if (x > room.X && x + width > room.Right) (x, y) = (room.X, y + Row);
            _entries.Add((trace, text, x, y));
            x += width + Gap;
        }
        Height = _entries.Count == 0 ? 0 : y - room.Y + Row + 6;
    }

    public double Height { get; }

    /// <summary>The width of the sample: long enough to show a dash pattern.</summary>
    private static double Sample(FigureTrace trace) => trace.HasLines ? 34 : 16;

    public void Draw(SvgCanvas svg)
    {
        foreach (var (trace, text, x, y) in _entries)
        {
            double middle = y + Row / 2;
            if (trace.Kind is "bar" or "histogram") svg.Rect(new Box(x, middle - 8, 16, 16), "", $"fill:{trace.Color}");
            if (trace.HasLines)
            {
                string dash = LineMark.DashArray(trace.Dash) is { } d ? $";stroke-dasharray:{d}" : "";
                svg.Path($"M{SvgCanvas.N(x)} {SvgCanvas.N(middle)}h{SvgCanvas.N(Sample(trace))}", "sd-line", $"stroke:{trace.Color};stroke-width:{SvgCanvas.N(Math.Max(2.5, trace.LineWidth))}{dash}");
            }
            if (trace.HasMarkers) svg.Circle(x + Sample(trace) / 2, middle, 4.5, "", $"fill:{trace.Color}");
            svg.Text(x + Sample(trace) + 8, middle + 5, text, "sd-legend", "start", whole: trace.Name);
        }
    }
}
