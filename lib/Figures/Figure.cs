using System.Text.Json;

namespace Figures;

/// <summary>A plotly figure, read: its traces on their pairs of axes.</summary>
internal sealed class Figure
{
    private const double PackageDefaultSize = 600;

    private Figure(JsonElement layout, IReadOnlyList<FigureTrace> traces, IReadOnlyList<Subplot> subplots) =>
        (Layout, Traces, Subplots) = (layout, traces, subplots);

    public JsonElement Layout { get; }
    public IReadOnlyList<FigureTrace> Traces { get; }
    public IReadOnlyList<Subplot> Subplots { get; }
    public string? Title => Layout.TitleText();

    /// <summary>Columns and rows of the grid of subplots.</summary>
    public (int Columns, int Rows) Grid => ((int)(Layout.Number("grid", "columns") ?? 1), (int)(Layout.Number("grid", "rows") ?? 1));

    public bool ShowsLegend => Layout.Flag("showlegend") ?? (Traces.Count(t => t.InLegend && t.Name is not null) > 1 || Traces.Any(t => t.LegendForced));

    /// <summary>The size that the figure asks for; the package's square default counts as not asked for.</summary>
    public (double Width, double Height) Size
    {
        get
        {
            double? width = Layout.Number("width"), height = Layout.Number("height");
            var (columns, rows) = Grid;
            if (width is null || height is null || (width == PackageDefaultSize && height == PackageDefaultSize))
                return (columns == 1 ? 800 : Math.Min(1280, 520 * columns), rows == 1 ? 440 : 340 * rows);
            return (Math.Max(200, width.Value), Math.Max(150, height.Value));
        }
    }

    /// <summary>Reads the JSON of <c>GenericChart.toFigureJson</c>.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static Figure Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement.Clone();
        var layout = root.At("layout") ?? default;
        var colors = layout.Items("colorway").Select(c => c.GetString()!).ToArray();
        int turn = 0;
        var traces = root.Items("data").Where(t => t.Text("type") is not null || t.At("y") is not null).Select(t =>
        {
            bool colored = t.Text("type") is not ("heatmap" or "heatmapgl");
            string color = colors.Length > 0 ? colors[turn % colors.Length] : FigureStyle.SeriesColor(turn);
            if (colored) turn++;
            return new FigureTrace(t, color);
        }).Where(t => t.IsVisible).ToArray();
        return new Figure(layout, traces, ReadSubplots(layout, traces));
    }

    private static Subplot[] ReadSubplots(JsonElement layout, FigureTrace[] traces)
    {
        var axes = new Dictionary<string, FigureAxis>();
        FigureAxis Axis(string key) => axes.TryGetValue(key, out var axis) ? axis
            : axes[key] = new FigureAxis(key, layout.At(key), [.. traces.Where(t => t.XAxis == key).SelectMany(t => t.X), .. traces.Where(t => t.YAxis == key).SelectMany(t => t.Y)]);
        var grid = new FigureGrid(layout);
        var subplots = traces.GroupBy(t => (t.XAxis, t.YAxis)).Select(group =>
        {
            var (x, y) = (Axis(group.Key.XAxis), Axis(group.Key.YAxis));
            var (domain, labelsX, labelsY) = grid.Cell(x, y);
            return new Subplot(x, y, [.. group]) { Domain = domain, LabelsX = labelsX, LabelsY = labelsY };
        }).ToArray();
        foreach (var subplot in subplots) AddMarks(subplot, layout);
        AddNotes(subplots, layout);
        foreach (var subplot in subplots)
            foreach (var mark in subplot.Marks) mark.Measure(subplot);
        foreach (var axis in axes.Values) Settle(axis, subplots.Where(s => s.X == axis || s.Y == axis).SelectMany(s => s.Traces));
        return subplots;
    }

    private static void AddMarks(Subplot subplot, JsonElement layout)
    {
        subplot.Marks.AddRange(subplot.Traces.Where(t => t.Kind == "heatmap").Select(t => new HeatMark(t, layout)));
        foreach (var bars in subplot.Traces.Where(t => t.Kind is "bar" or "histogram").GroupBy(t => (t.Kind, t.IsHorizontal)))
            subplot.Marks.Add(new BarMark([.. bars], layout.Text("barmode") ?? "group"));
        subplot.Marks.AddRange(subplot.Traces.Where(t => t.Kind == "scatter").Select(t => new LineMark(t)));
    }

    /// <summary>Shapes and annotations of the data; a text on the upper edge of a subplot is its title.</summary>
    private static void AddNotes(Subplot[] subplots, JsonElement layout)
    {
        foreach (var shape in layout.Items("shapes"))
            if (On(subplots, shape) is { } subplot) subplot.Marks.Add(new ShapeMark(shape));
        foreach (var note in layout.Items("annotations"))
        {
            if (note.Text("xref") == "paper" && note.Text("yref") == "paper")
            {
                double x = note.Number("x") ?? 0.5, y = note.Number("y") ?? 1;
                var below = subplots.Where(s => x >= s.Domain.X - 1e-6 && x <= s.Domain.Right + 1e-6).MinBy(s => Math.Abs(s.Domain.Bottom - y));
                if (below is not null) below.Title ??= JsonReading.Plain(note.Text("text"));
            }
            else if (On(subplots, note) is { } subplot) subplot.Marks.Add(new NoteMark(note));
        }
    }

    private static Subplot? On(Subplot[] subplots, JsonElement item)
    {
        string Axis(string reference, string fallback) => item.Text(reference) is { } r && r[0] == fallback[0] ? FigureTrace.AxisKey(r.Split(' ')[0]) : fallback;
        var (x, y) = (Axis("xref", "xaxis"), Axis("yref", "yaxis"));
        return subplots.FirstOrDefault(s => s.X.Key == x && s.Y.Key == y) ?? subplots.FirstOrDefault(s => s.X.Key == x);
    }

    private static void Settle(FigureAxis axis, IEnumerable<FigureTrace> traces)
    {
        var all = traces.ToArray();
        if (all.Any(t => t.Kind == "heatmap")) axis.Settle(0, 0);
        else if (all.Any(t => t.Kind is "bar" or "histogram" && t.IsHorizontal == axis.IsX)) axis.Settle(axis.Low < 0 ? 0.05 : 0, 0.05);
        else if (all.Any(t => t.Kind is "bar" or "histogram")) axis.Settle(0.02, 0.02);
        else axis.Settle(axis.IsX ? 0.02 : 0.06, axis.IsX ? 0.02 : 0.06);
    }
}
