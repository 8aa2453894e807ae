using Plotly.NET;
using Plotly.NET.CSharp;

namespace SmallData.Charts;

/// <summary>Titles on a chart, in one short call: Plotly.NET.CSharp asks for three type arguments an axis, and has none for the chart's own title.</summary>
internal static class ChartAxes
{
    /// <summary>Titles the axes that are named.</summary>
    public static GenericChart WithAxes(this GenericChart chart, string? x = null, string? y = null)
    {
        chart = x is null ? chart : chart.WithXAxisStyle<double, double, string>(TitleText: x);
        return y is null ? chart : chart.WithYAxisStyle<double, double, string>(TitleText: y);
    }

    /// <summary>Titles the chart.</summary>
    public static GenericChart WithTitle(this GenericChart chart, string title) => Plotly.NET.Chart.withTitle(title, null).Invoke(chart);
}
