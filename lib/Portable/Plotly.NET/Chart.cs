using DynamicObj;
using Plotly.NET.LayoutObjects;

namespace Plotly.NET;

/// <summary>Puts charts together.</summary>
public partial class Chart
{
    private Chart() { }

    /// <summary>The traces of all charts on the same axes; of layout settings that differ, the last chart's hold.</summary>
    public static GenericChart Combine(IEnumerable<GenericChart> gCharts) => GenericChart.combine(gCharts);

    /// <summary>An empty cell of a grid.</summary>
    public static GenericChart Invisible()
    {
        var chart = GenericChart.OfTrace(new Trace2D("scatter") { type = null! }, useDefaults: false);
        foreach (string key in (string[])["xaxis", "yaxis"])
            chart.Layout.Put(key, new LinearAxis().Put("showticklabels", false).Put("showline", false).Put("showgrid", false).Put("zeroline", false));
        return chart;
    }
}
