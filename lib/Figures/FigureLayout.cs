namespace Figures;

/// <summary>
/// Divides the picture: title and legend above, and for each subplot a cell with room for its own labels, so that nothing overlaps
/// whatever the labels are.
/// </summary>
internal sealed class FigureLayout
{
    private const double Edge = 16, Between = 28;

    // A phone's width. At less than this a plot of lines needs no more height.
    private const double NarrowWidth = 400, NarrowPlotHeight = 270;

    private readonly Figure _figure;

    /// <param name="figure">What is to be drawn.</param>
    /// <param name="narrow">Whether it is for a phone: less wide, and each plot below the one before.</param>
    public FigureLayout(Figure figure, bool narrow = false)
    {
        _figure = figure;
        (Width, Height) = figure.Size;
        if (narrow) Width = Math.Min(Width, NarrowWidth);
        double top = Edge;
        if (figure.Title is { } title)
        {
            TitleLines = TextFit.Wrap(title, FigureStyle.TitleSize, Width - 2 * Edge, 2);
            TitleBaseline = top + FigureStyle.TitleSize;
            top += TitleLines.Count * FigureStyle.TitleSize * 1.3 + 6;
        }
        Legend = new FigureLegend(figure, new Box(Edge, top, Width - 2 * Edge, 0));
        top += Legend.Height;
        if (narrow) Height = top + Stack(top) + Edge;
        else Place(new Box(Edge, top, Width - 2 * Edge, Math.Max(80, Height - top - Edge)));
    }

    public double Width { get; }
    public double Height { get; }
    public IReadOnlyList<string> TitleLines { get; } = [];
    public double TitleBaseline { get; }
    public FigureLegend Legend { get; }
    public const double Left = Edge;

    private void Place(Box all)
    {
        double[] lefts = [.. _figure.Subplots.Select(s => s.Domain.X).Distinct().Order()];
        double[] tops = [.. _figure.Subplots.Select(s => Math.Round(1 - s.Domain.Bottom, 6)).Distinct().Order()];
        double gapX = lefts.Length > 1 ? Between : 0, gapY = tops.Length > 1 ? Between * 0.6 : 0;
        double width = (all.Width - gapX * (lefts.Length - 1)) / Math.Max(1, lefts.Length), height = (all.Height - gapY * (tops.Length - 1)) / Math.Max(1, tops.Length);
        bool inGrid = _figure.Grid is not (1, 1);
        foreach (var subplot in _figure.Subplots)
        {
            int column = Array.IndexOf(lefts, subplot.Domain.X), row = Array.IndexOf(tops, Math.Round(1 - subplot.Domain.Bottom, 6));
            var cell = inGrid || lefts.Length * tops.Length == 1
                ? new Box(all.X + column * (width + gapX), all.Y + row * (height + gapY), width, height)
                : new Box(all.X + subplot.Domain.X * all.Width, all.Y + (1 - subplot.Domain.Bottom) * all.Height, subplot.Domain.Width * all.Width, subplot.Domain.Height * all.Height);
            subplot.Plot = PlotIn(cell, subplot);
        }
    }

    /// <summary>Places each plot below the one before, row by row.</summary>
    /// <returns>The height of all of them.</returns>
    private double Stack(double top)
    {
        double own = _figure.Size.Height / Math.Max(1, _figure.Subplots.Select(s => Math.Round(s.Domain.Bottom, 6)).Distinct().Count());
        double y = top;
        foreach (var subplot in _figure.Subplots.OrderByDescending(s => Math.Round(s.Domain.Bottom, 6)).ThenBy(s => s.Domain.X))
        {
            // Bars and cells have names to keep apart; lines can do with less.
            double height = subplot.Marks.Any(m => m is BarMark or HeatMark) ? own : Math.Min(own, NarrowPlotHeight);
            (subplot.LabelsX, subplot.LabelsY) = (true, true);
            subplot.Plot = PlotIn(new Box(Edge, y, Width - 2 * Edge, height), subplot);
            y += height + Between * 0.6;
        }
        return Math.Max(80, y - Between * 0.6 - top);
    }

    private static Box PlotIn(Box cell, Subplot subplot)
    {
        double top = subplot.Title is null ? 6 : FigureStyle.SubtitleSize * 1.3 + 8;
        double bottom = 10 + (subplot.LabelsX && subplot.X.ShowsLabels ? 20 : 0) + (subplot.LabelsX && subplot.X.Title is not null ? 26 : 0);
        var scale = subplot.Marks.OfType<HeatMark>().FirstOrDefault(h => h.ShowsScale);
        double right = scale is null ? 12 : 84;
        double left = 8 + LabelWidth(subplot, cell) + (subplot.LabelsY && subplot.Y.Title is not null ? 26 : 0);
        var plot = cell.Inset(left, top, right, bottom);
        // Names of categories may take a second line.
        if (subplot.LabelsX && subplot.X.ShowsLabels && AxisMarks.LabelLines(subplot.X, plot) > 1) plot = cell.Inset(left, top, right, bottom + 17);
        return subplot.X.KeepsSquare || subplot.Y.KeepsSquare ? Square(plot, subplot) : plot;
    }

    private static double LabelWidth(Subplot subplot, Box cell)
    {
        if (!subplot.LabelsY || !subplot.Y.ShowsLabels) return 0;
        double widest = subplot.Y.Marks(cell.Height).Select(t => TextFit.Width(t.Label, FigureStyle.TickSize)).DefaultIfEmpty(0).Max();
        return Math.Min(widest, cell.Width * (cell.Width < NarrowWidth ? 0.4 : 0.3)) + 8;
    }

    /// <summary>Makes a unit of x as long as a unit of y.</summary>
    private static Box Square(Box plot, Subplot subplot)
    {
        double unit = Math.Min(plot.Width / (subplot.X.High - subplot.X.Low), plot.Height / (subplot.Y.High - subplot.Y.Low));
        double width = unit * (subplot.X.High - subplot.X.Low), height = unit * (subplot.Y.High - subplot.Y.Low);
        return new Box(plot.X + (plot.Width - width) / 2, plot.Y, width, height);
    }
}
