using System.Net;

namespace Plotly.NET;

/// <summary>The HTML around a figure.</summary>
internal static class ChartPage
{
    private const string PlotlyJs = "https://cdn.plot.ly/plotly-2.27.1.min.js";

    public static string Fragment(GenericChart chart)
    {
        string id = Guid.NewGuid().ToString();
        string function = "renderPlotly_" + id.Replace("-", "");
        return $$"""
            <div><div id="{{id}}"><!-- Plotly chart will be drawn inside this DIV --></div><script type="text/javascript">var {{function}} = function() {
                var data = {{InScript(chart.Traces)}};
                var layout = {{InScript(chart.Layout)}};
                var config = {{InScript(chart.Config)}};
                Plotly.newPlot('{{id}}', data, layout, config);
            };
            {{function}}();
            </script></div>
            """;
    }

    public static string Document(GenericChart chart) => $"""
        <!DOCTYPE html>
        <html><head><script src="{WebUtility.HtmlEncode(PlotlyJs)}" charset="utf-8"></script><title>Plotly.NET Datavisualization</title><meta charset="UTF-8"><meta name="description" content="A plotly.js graph generated with Plotly.NET"></head><body>{Fragment(chart)}</body></html>
        """;

    /// <summary>JSON that cannot end the script element it stands in.</summary>
    private static string InScript(object value) => PlotlyJson.Write(value).Replace("</", "<\\/");
}
