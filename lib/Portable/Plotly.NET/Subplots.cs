using DynamicObj;
using Microsoft.FSharp.Core;
using Plotly.NET.LayoutObjects;

namespace Plotly.NET;

/// <summary>Charts as the cells of one figure.</summary>
internal static class Subplots
{
    /// <summary>Joins the charts, each on axes of its own, or on those of its column and row if they are shared.</summary>
    public static GenericChart Combine(IEnumerable<GenericChart> charts, int rows, int columns, bool shared) =>
        Chart.Combine(charts.Take(rows * columns).Select((chart, i) =>
        {
            var layout = chart.Layout;
            var x = layout.Get<LinearAxis>("xaxis") ?? new LinearAxis();
            var y = layout.Get<LinearAxis>("yaxis") ?? new LinearAxis();
            foreach (string key in layout.Properties.Where(p => p.Value is LinearAxis).Select(p => p.Key).ToArray()) layout.Remove(key);
            chart.WithAxisAnchor(shared ? i % columns + 1 : i + 1, shared ? i / columns + 1 : i + 1);
            layout.Put(StyleParam.SubPlotId.NewXAxis(i + 1).ToString(), x).Put(StyleParam.SubPlotId.NewYAxis(i + 1).ToString(), y);
            return chart;
        }));

    /// <summary>The titles as annotations above the middle of their cells, in fractions of the figure.</summary>
    public static IEnumerable<Annotation> Titles(
        IEnumerable<string> titles, FSharpOption<Font>? font, double offset, int rows, int columns, double xGap, double yGap, bool bottomUp)
    {
        var across = Cells(columns, xGap);
        var up = Cells(rows, yGap);
        if (!bottomUp) Array.Reverse(up);
        return titles.Take(rows * columns).Select((title, i) =>
        {
            var (left, right) = across[i % columns];
            return new Annotation().Put("x", (left + right) / 2).Put("y", up[i / columns].End + offset).Set("font", font)
                .Put("showarrow", false).Put("text", title)
                .Put("xanchor", StyleParam.XAnchorPosition.Center).Put("xref", "paper")
                .Put("yanchor", StyleParam.YAnchorPosition.Bottom).Put("yref", "paper");
        });
    }

    /// <summary>Start and end of each cell when the range from 0 to 1 is divided with gaps that are a fraction of a cell with its gap.</summary>
    private static (double Start, double End)[] Cells(int count, double gap)
    {
        double step = 1 / (count - gap);
        return [.. Enumerable.Range(0, count).Select(i => (step * i, step * i + step * (1 - gap)))];
    }
}
