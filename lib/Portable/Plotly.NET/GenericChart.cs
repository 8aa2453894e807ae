using DynamicObj;
using Microsoft.FSharp.Collections;

namespace Plotly.NET;

/// <summary>A figure: traces, layout and configuration.</summary>
public class GenericChart
{
    private GenericChart(IReadOnlyList<Trace> traces, Layout layout, Config config) => (Traces, Layout, Config) = (traces, layout, config);

    internal IReadOnlyList<Trace> Traces { get; }
    internal Layout Layout { get; }
    internal Config Config { get; }

    /// <summary>A chart of one trace, with the default size, template and configuration unless these are not wanted.</summary>
    internal static GenericChart OfTrace(Trace trace, bool useDefaults)
    {
        var layout = new Layout();
        var config = new Config();
        if (useDefaults)
        {
            var template = new Template();
            Defaults.DefaultTemplate.CopyTo(template);
            Defaults.DefaultConfig.CopyTo(config);
            layout.Put("width", Defaults.DefaultWidth).Put("height", Defaults.DefaultHeight).Put("template", template);
        }
        return new GenericChart([trace], layout, config);
    }

    /// <summary>The traces of all charts in one; of layout settings that differ, the last chart's hold.</summary>
    /// <exception cref="ArgumentException">There are no charts.</exception>
    public static GenericChart combine(IEnumerable<GenericChart> gCharts)
    {
        var charts = gCharts.ToArray();
        if (charts.Length == 0) throw new ArgumentException("There are no charts to combine; give at least one.", nameof(gCharts));
        return charts.Aggregate((all, next) =>
        {
            all.Config.CombineWith(next.Config);
            return new GenericChart([.. all.Traces, .. next.Traces], all.Layout.Combine(next.Layout), all.Config);
        });
    }

    /// <summary>The traces.</summary>
    public static FSharpList<Trace> getTraces(GenericChart gChart) => ListModule.OfSeq(gChart.Traces);

    /// <summary>The number of traces.</summary>
    public static int countTrace(GenericChart gChart) => gChart.Traces.Count;

    /// <summary>The layout.</summary>
    public static Layout getLayout(GenericChart gChart) => gChart.Layout;

    /// <summary>The same traces with another layout.</summary>
    public static GenericChart setLayout(Layout layout, GenericChart gChart) => new(gChart.Traces, layout, gChart.Config);

    /// <summary>The chart with these settings added to its layout.</summary>
    public static GenericChart addLayout(Layout layout, GenericChart gChart) => setLayout(gChart.Layout.Combine(layout), gChart);

    /// <summary>The configuration.</summary>
    public static Config getConfig(GenericChart gChart) => gChart.Config;

    /// <summary>The same traces and layout with another configuration.</summary>
    public static GenericChart setConfig(Config config, GenericChart gChart) => new(gChart.Traces, gChart.Layout, config);

    /// <summary>The chart with these settings added to its configuration.</summary>
    public static GenericChart addConfig(Config config, GenericChart gChart)
    {
        gChart.Config.CombineWith(config);
        return gChart;
    }

    /// <summary>The figure as plotly.js reads it: <c>data</c>, <c>layout</c> and empty <c>frames</c>.</summary>
    public static string toFigureJson(GenericChart gChart) =>
        $$"""{"data":{{PlotlyJson.Write(gChart.Traces)}},"layout":{{PlotlyJson.Write(gChart.Layout)}},"frames":[]}""";

    /// <summary>The figure with its configuration: <c>data</c>, <c>layout</c> and <c>config</c>.</summary>
    public static string toJson(GenericChart gChart) =>
        $$"""{"data":{{PlotlyJson.Write(gChart.Traces)}},"layout":{{PlotlyJson.Write(gChart.Layout)}},"config":{{PlotlyJson.Write(gChart.Config)}}}""";

    /// <summary>A <c>div</c> and the script that draws into it; the page must load plotly.js.</summary>
    public static string toChartHTML(GenericChart gChart) => ChartPage.Fragment(gChart);

    /// <summary>A whole page, which loads plotly.js from its public address.</summary>
    public static string toEmbeddedHTML(GenericChart gChart) => ChartPage.Document(gChart);

    /// <summary>Adds settings to an axis of the layout.</summary>
    internal GenericChart UpdateAxis(string key, LayoutObjects.LinearAxis axis)
    {
        Layout.Merge(key, axis);
        return this;
    }

    /// <summary>Adds settings to a part of every trace.</summary>
    internal GenericChart UpdateTraces(string key, Func<DynamicObj.DynamicObj> settings)
    {
        foreach (var trace in Traces) trace.Merge(key, settings());
        return this;
    }

    /// <summary>Changes a part of every trace, which is made where there is none.</summary>
    internal GenericChart StyleTraces<T>(string key, Action<T> style) where T : DynamicObj.DynamicObj, new()
    {
        foreach (var trace in Traces)
        {
            var part = trace.Get<T>(key) ?? new T();
            style(part);
            trace.Put(key, part);
        }
        return this;
    }
}
