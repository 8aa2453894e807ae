using System.Globalization;
using System.Text.Json;

namespace Figures;

/// <summary>Where in the figure a subplot stands: by the axes' own domains, else by the layout's grid, else everywhere.</summary>
internal sealed class FigureGrid
{
    private readonly int _rows, _columns;
    private readonly bool _coupled, _upwards;
    private readonly double _xGap, _yGap;

    public FigureGrid(JsonElement layout)
    {
        _rows = (int)(layout.Number("grid", "rows") ?? 1);
        _columns = (int)(layout.Number("grid", "columns") ?? 1);
        _coupled = layout.Text("grid", "pattern") != "independent";
        _upwards = layout.Text("grid", "roworder") == "bottom to top";
        _xGap = layout.Number("grid", "xgap") ?? (_coupled ? 0.1 : 0.2);
        _yGap = layout.Number("grid", "ygap") ?? (_coupled ? 0.1 : 0.3);
    }

    /// <summary>The subplot's part of the figure (0 to 1, y upwards), and whether its x and y axes are labelled there.</summary>
    public (Box Domain, bool LabelsX, bool LabelsY) Cell(FigureAxis x, FigureAxis y)
    {
        int column = _coupled ? Number(x) : Number(x) % _columns, row = _coupled ? Number(y) : Number(x) / _columns;
        if (row >= _rows || column >= _columns) (row, column) = (0, 0);
        var across = x.Domain ?? Part(column, _columns, _xGap);
        var up = y.Domain ?? Part(_upwards ? row : _rows - 1 - row, _rows, _yGap);
        bool shared = _coupled && _rows * _columns > 1;
        return (new Box(across.Start, up.Start, across.End - across.Start, up.End - up.Start), !shared || row == (_upwards ? 0 : _rows - 1), !shared || column == 0);
    }

    private static int Number(FigureAxis axis) =>
        axis.Key.Length == 5 ? 0 : int.Parse(axis.Key.AsSpan(5), CultureInfo.InvariantCulture) - 1;

    /// <summary>The n-th of so many parts of the range 0 to 1, with a gap that is a fraction of a part.</summary>
    private static (double Start, double End) Part(int index, int count, double gap)
    {
        double step = 1 / (count - gap);
        return (step * index, step * index + step * (1 - gap));
    }
}
