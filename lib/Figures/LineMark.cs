using System.Text;

namespace Figures;

/// <summary>A scatter trace: a line, its points, or both.</summary>
internal sealed class LineMark(FigureTrace trace) : IMark
{
    private const int MostTips = 250;

    private IEnumerable<(double X, double Y, int Index)> Points(Subplot plot)
    {
        int count = trace.X.Count == 0 ? trace.Y.Count : Math.Min(trace.X.Count, trace.Y.Count);
        for (int i = 0; i < count; i++)
            yield return (trace.X.Count == 0 ? i : plot.X.Position(trace.X[i]), plot.Y.Position(trace.Y[i]), i);
    }

    public void Measure(Subplot plot)
    {
        var points = Points(plot).Where(p => double.IsFinite(p.X) && double.IsFinite(p.Y)).ToArray();
        plot.X.Include(points.Select(p => p.X));
        plot.Y.Include(points.Select(p => p.Y));
        if (trace.Fill is "tozeroy") plot.Y.Include(0);
    }

    public void Draw(SvgCanvas svg, Subplot plot)
    {
        var points = Points(plot).Select(p => (X: plot.PixelX(p.X), Y: plot.PixelY(p.Y), At: p)).ToArray();
        string opacity = trace.Opacity < 1 ? $";opacity:{SvgCanvas.N(trace.Opacity)}" : "";
        if (trace.HasLines)
        {
            if (trace.Fill is "tozeroy") svg.Path(Area(points, plot), "", $"fill:{trace.FillColor ?? trace.Color};fill-opacity:{(trace.FillColor is null ? "0.18" : "1")};stroke:none");
            svg.Path(Course(points), "sd-line", $"stroke:{trace.Color};stroke-width:{SvgCanvas.N(trace.LineWidth)}{Dashes()}{opacity}");
        }
        bool tips = points.Length <= MostTips;
        foreach (var (x, y, at) in points)
        {
            if (!double.IsFinite(x) || !double.IsFinite(y)) continue;
            string? tip = tips ? $"{(trace.Name is null ? "" : trace.Name + "\n")}{(trace.Texts.ElementAtOrDefault(at.Index) is { } words ? words + "\n" : "")}{plot.X.Title ?? "x"}: {plot.X.Name(at.X)}\n{plot.Y.Title ?? "y"}: {plot.Y.Name(at.Y)}" : null;
            if (trace.HasMarkers)
            {
                string color = at.Index < trace.Marks.Count ? trace.Marks[at.Index] ?? trace.Color : trace.Color;
                svg.Circle(x, y, trace.MarkerSize / 2, "sd-point", $"fill:{color}{opacity}", tip);
            }
            else if (tip is not null && trace.HasLines) svg.Circle(x, y, 8, "sd-touch", tip: tip);
            if (trace.HasTexts && at.Index < trace.Texts.Count)
                svg.Text(Inside(x, trace.Texts[at.Index], plot.Plot), IsBelow(at.Index, y, plot.Plot) ? y + 18 : y - 10, trace.Texts[at.Index], "sd-tick");
        }
    }

    /// <summary>Whether a point's text stands below it: where the trace wants that, and where the plot ends just above.</summary>
    private bool IsBelow(int point, double y, Box plot) => (trace.IsTextBelow(point) && y + 22 < plot.Bottom) || y - 22 < plot.Y;

    /// <summary>The middle of a text at x that ends neither left nor right of the plot, where it would be cut off.</summary>
    private static double Inside(double x, string text, Box plot)
    {
        double half = Math.Min(TextFit.Width(text, FigureStyle.TickSize), plot.Width) / 2;
        double left = plot.X + half;
        return Math.Clamp(x, left, Math.Max(left, plot.Right - half));   // a text as wide as the plot leaves no room but for rounding
    }

    /// <summary>The line, interrupted where a value is missing; a value alone is a dot, drawn by the round ends of a line of no length.</summary>
    private static string Course((double X, double Y, (double, double, int) At)[] points)
    {
        var path = new StringBuilder();
        int inPiece = 0;
        for (int i = 0; i <= points.Length; i++)
        {
            if (i < points.Length && double.IsFinite(points[i].X) && double.IsFinite(points[i].Y))
                path.Append(inPiece++ == 0 ? 'M' : 'L').Append(Place(points[i].X, points[i].Y));
            else
            {
                if (inPiece == 1) path.Append('L').Append(Place(points[i - 1].X, points[i - 1].Y));
                inPiece = 0;
            }
        }
        return path.ToString();
    }

    private static string Place(double x, double y) => $"{SvgCanvas.N(x)} {SvgCanvas.N(y)}";

    private static string Area((double X, double Y, (double, double, int) At)[] points, Subplot plot)
    {
        var seen = points.Where(p => double.IsFinite(p.X) && double.IsFinite(p.Y)).ToArray();
        if (seen.Length == 0) return "";
        string zero = SvgCanvas.N(plot.PixelY(0));
        return $"{Course(seen)}L{SvgCanvas.N(seen[^1].X)} {zero}L{SvgCanvas.N(seen[0].X)} {zero}Z";
    }

    private string Dashes() => DashArray(trace.Dash) is { } dashes ? $";stroke-dasharray:{dashes}" : "";

    /// <summary>Plotly's dash names as SVG's lengths.</summary>
    public static string? DashArray(string dash) => dash switch
    {
        "solid" => null,
        "dot" => "2 5",
        "dash" => "9 5",
        "longdash" => "15 6",
        "dashdot" => "9 4 2 4",
        "longdashdot" => "15 5 2 5",
        _ => dash.Replace("px", "").Replace(',', ' '),
    };
}
