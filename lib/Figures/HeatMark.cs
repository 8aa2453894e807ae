using System.Text.Json;

namespace Figures;

/// <summary>A matrix of coloured cells, with texts where the figure has them, and a colour bar at its right.</summary>
internal sealed class HeatMark : IMark
{
    private readonly FigureTrace _trace;
    private readonly IReadOnlyList<IReadOnlyList<double>> _z;
    private readonly ColorScale _scale;
    private readonly double _low, _high;

    public HeatMark(FigureTrace trace, JsonElement layout)
    {
        _trace = trace;
        _z = trace.Z;
        _scale = trace.Scale(layout);
        var all = _z.SelectMany(row => row).Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        (_low, _high) = (trace.ZMin ?? all.Min(), trace.ZMax ?? all.Max());
    }

    public bool ShowsScale => _trace.ShowsScale;

    public void Measure(Subplot plot)
    {
        for (int row = 0; row < _z.Count; row++) plot.Y.Include(At(plot.Y, _trace.Y, row) - 0.5, At(plot.Y, _trace.Y, row) + 0.5);
        for (int column = 0; column < (_z.Count == 0 ? 0 : _z.Max(r => r.Count)); column++)
            plot.X.Include(At(plot.X, _trace.X, column) - 0.5, At(plot.X, _trace.X, column) + 0.5);
    }

    private static double At(FigureAxis axis, IReadOnlyList<Datum> names, int index) =>
        index < names.Count && axis.Kind == FigureAxis.AxisKind.Category ? axis.Position(names[index]) : index < names.Count ? names[index].Number : index;

    /// <summary>The colour of the cell at these positions, if there is one.</summary>
    public Rgb? ColorAt(Subplot plot, double x, double y)
    {
        for (int row = 0; row < _z.Count; row++)
            for (int column = 0; column < _z[row].Count; column++)
                if (Math.Abs(At(plot.Y, _trace.Y, row) - y) < 0.5 && Math.Abs(At(plot.X, _trace.X, column) - x) < 0.5) return Color(_z[row][column]);
        return null;
    }

    private Rgb Color(double z) => _scale.At(_high > _low ? (z - _low) / (_high - _low) : 0.5);

    public void Draw(SvgCanvas svg, Subplot plot)
    {
        var texts = _trace.CellTexts;
        double gap = Math.Max(1, _trace.Gap);
        for (int row = 0; row < _z.Count; row++)
        {
            for (int column = 0; column < _z[row].Count; column++)
            {
                double x = At(plot.X, _trace.X, column), y = At(plot.Y, _trace.Y, row), z = _z[row][column];
                double left = plot.PixelX(x - 0.5), right = plot.PixelX(x + 0.5), top = plot.PixelY(y + 0.5), bottom = plot.PixelY(y - 0.5);
                var cell = new Box(Math.Min(left, right) + gap / 2, Math.Min(top, bottom) + gap / 2, Math.Abs(right - left) - gap, Math.Abs(bottom - top) - gap);
                string tip = $"{plot.Y.Title ?? "row"}: {plot.Y.Name(y)}\n{plot.X.Title ?? "column"}: {plot.X.Name(x)}\n{_trace.ScaleTitle ?? "value"}: {Datum.NumberText(z)}";
                if (double.IsFinite(z)) svg.Rect(cell, "", $"fill:{Color(z)}", tip);
                if (!_trace.ShowsTexts) continue;
                string text = row < texts.Count && column < texts[row].Count ? texts[row][column] : Datum.NumberText(z);
                double size = Math.Clamp(cell.Height * 0.3, 11, 22);
                if (TextFit.Width(text, size) < cell.Width) CellText(svg, cell.X + cell.Width / 2, cell.Y + cell.Height / 2, text, size, Color(z));
            }
        }
        if (ShowsScale) DrawScale(svg, plot.Plot);
    }

    /// <summary>A text in the middle of a cell, black or white by the cell's colour.</summary>
    public static void CellText(SvgCanvas svg, double x, double y, string text, double size, Rgb color) =>
        svg.Text(x, y + size * 0.35, text, "sd-cell", style: $"font-size:{SvgCanvas.N(size)}px;fill:{color.Ink}");

    private void DrawScale(SvgCanvas svg, Box plot)
    {
        const int steps = 40;
        var bar = new Box(plot.Right + 18, plot.Y, 16, plot.Height);
        for (int i = 0; i < steps; i++)
        {
            double part = (i + 0.5) / steps;
            svg.Rect(new Box(bar.X, bar.Bottom - bar.Height * (i + 1) / steps, bar.Width, bar.Height / steps + 0.6), "", $"fill:{_scale.At(part)}");
        }
        foreach (var tick in Ticks.Linear(_low, _high, (int)Math.Max(2, bar.Height / 60), false, null))
        {
            double y = _high > _low ? bar.Bottom - (tick.At - _low) / (_high - _low) * bar.Height : bar.Bottom - bar.Height / 2;
            svg.Text(bar.Right + 6, y + 5, tick.Label, "sd-tick", "start");
        }
        if (_trace.ScaleTitle is { } title) svg.Text(bar.X, bar.Y - 8, TextFit.Shorten(title, FigureStyle.TickSize, 80), "sd-tick", "start", whole: title);
    }
}
