namespace Figures;

/// <summary>Grid lines, tick labels and titles of a subplot's axes.</summary>
internal static class AxisMarks
{
    public static void DrawGrid(SvgCanvas svg, Subplot subplot)
    {
        if (subplot.Marks.OfType<HeatMark>().Any()) return;
        var plot = subplot.Plot;
        if (subplot.Y.ShowsGrid && subplot.Y.Kind != FigureAxis.AxisKind.Category)
            foreach (var tick in subplot.Y.Marks(plot.Height))
                svg.Line(plot.X, subplot.PixelY(tick.At), plot.Right, subplot.PixelY(tick.At), "sd-grid");
        if (subplot.X.ShowsGrid && subplot.X.Kind != FigureAxis.AxisKind.Category)
            foreach (var tick in subplot.X.Marks(plot.Width))
                svg.Line(subplot.PixelX(tick.At), plot.Y, subplot.PixelX(tick.At), plot.Bottom, "sd-grid");
    }

    public static void DrawLabels(SvgCanvas svg, Subplot subplot)
    {
        var plot = subplot.Plot;
        if (!subplot.Marks.OfType<HeatMark>().Any()) DrawBase(svg, subplot);
        double below = plot.Bottom + 4;
        if (subplot.LabelsX && subplot.X.ShowsLabels)
        {
            DrawLabelsX(svg, subplot);
            below += 18 + (LabelLines(subplot.X, plot) - 1) * 17;
        }
        if (subplot.LabelsY && subplot.Y.ShowsLabels)
        {
            double room = plot.X - 8;
            foreach (var tick in subplot.Y.Marks(plot.Height))
                svg.Text(plot.X - 8, subplot.PixelY(tick.At) + 5, TextFit.Shorten(tick.Label, FigureStyle.TickSize, room), "sd-tick", "end", whole: tick.Label);
        }
        if (subplot.LabelsX && subplot.X.Title is { } titleX)
            svg.Text(plot.X + plot.Width / 2, below + 20, TextFit.Shorten(titleX, FigureStyle.AxisTitleSize, plot.Width), "sd-axis", whole: titleX);
        if (subplot.LabelsY && subplot.Y.Title is { } titleY)
        {
            double x = plot.X - 18 - (subplot.Y.ShowsLabels ? LabelWidth(subplot) : 0);
            svg.Text(x, plot.Y + plot.Height / 2, TextFit.Shorten(titleY, FigureStyle.AxisTitleSize, plot.Height), "sd-axis", rotate: -90, whole: titleY);
        }
        if (subplot.Title is { } title)
            svg.Text(plot.X + plot.Width / 2, plot.Y - 9, TextFit.Shorten(title, FigureStyle.SubtitleSize, plot.Width), "sd-subtitle", whole: title);
    }

    /// <summary>The line that values are measured from: zero where it is in view, else the edge.</summary>
    private static void DrawBase(SvgCanvas svg, Subplot subplot)
    {
        var plot = subplot.Plot;
        bool lying = subplot.Traces.Any(t => t.Kind is "bar" or "histogram" && t.IsHorizontal);
        var values = lying ? subplot.X : subplot.Y;
        double at = values.Kind == FigureAxis.AxisKind.Linear && values.Low <= 0 && values.High >= 0 ? 0 : values.IsReversed ? values.High : values.Low;
        if (lying) svg.Line(subplot.PixelX(at), plot.Y, subplot.PixelX(at), plot.Bottom, "sd-base");
        else svg.Line(plot.X, subplot.PixelY(at), plot.Right, subplot.PixelY(at), "sd-base");
    }

    private static double LabelWidth(Subplot subplot) =>
        Math.Min(subplot.Y.Marks(subplot.Plot.Height).Select(t => TextFit.Width(t.Label, FigureStyle.TickSize)).DefaultIfEmpty(0).Max(), subplot.Plot.X);

    /// <summary>How many lines the x labels need: names of categories may be broken once.</summary>
    public static int LabelLines(FigureAxis x, Box plot)
    {
        if (x.Kind != FigureAxis.AxisKind.Category) return 1;
        double room = plot.Width / Math.Max(1, x.High - x.Low) - 6;
        return x.Marks(plot.Width).Any(t => TextFit.Width(t.Label, FigureStyle.TickSize) > room && t.Label.Contains(' ')) && room > 30 ? 2 : 1;
    }

    private static void DrawLabelsX(SvgCanvas svg, Subplot subplot)
    {
        var plot = subplot.Plot;
        bool names = subplot.X.Kind == FigureAxis.AxisKind.Category;
        double room = plot.Width / Math.Max(1, subplot.X.High - subplot.X.Low) - 6;
        double y = plot.Bottom + 20, free = double.NegativeInfinity;
        foreach (var tick in subplot.X.Marks(plot.Width).OrderBy(t => subplot.PixelX(t.At)))
        {
            double x = subplot.PixelX(tick.At);
            IReadOnlyList<string> lines = names && room > 30 ? TextFit.Wrap(tick.Label, FigureStyle.TickSize, room, LabelLines(subplot.X, plot)) : [tick.Label];
            double half = lines.Max(l => TextFit.Width(l, FigureStyle.TickSize)) / 2;
            if (x - half < free) continue;
            free = x + half + 6;
            for (int i = 0; i < lines.Count; i++)
                svg.Text(x, y + i * 17, lines[i], "sd-tick", whole: i == 0 && string.Join(' ', lines) != tick.Label ? tick.Label : null);
        }
    }
}
