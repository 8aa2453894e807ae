using DynamicObj;
using Plotly.NET.LayoutObjects;

namespace Plotly.NET;

/// <summary>Ready-made looks for charts.</summary>
public static class ChartTemplates
{
    /// <summary>Colours that traces take in turn.</summary>
    public static class ColorWays
    {
        /// <summary>Plotly's ten colours.</summary>
        public static Color plotly { get; } = Color.fromColors(
            new[] { "#636efa", "#EF553B", "#00cc96", "#ab63fa", "#FFA15A", "#19d3f3", "#FF6692", "#B6E880", "#FF97FF", "#FECB52" }
                .Select(Color.fromHex));
    }

    /// <summary>Plotly's own look: white grid lines on a light blue ground.</summary>
    public static Template plotly { get; } = PlotlyTemplate.Make();

    /// <summary>A white ground with axis lines.</summary>
    public static Template light { get; } = OfLayout("white", null, () => new LinearAxis().Put("showline", true).Put("zeroline", true));

    /// <summary>A dark ground with light text and lines.</summary>
    public static Template dark { get; } = OfLayout("rgb(55, 55, 61)", "rgb(204, 204, 204)", () => new LinearAxis()
        .Put("ticks", StyleParam.TickOptions.Inside).Put("tickcolor", Color.fromString("rgba(204, 204, 204, 0.5)")).Put("showline", true)
        .Put("linecolor", Color.fromString("rgb(204, 204, 204)")).Put("gridcolor", Color.fromString("rgba(204, 204, 204, 0.3)"))
        .Put("zeroline", true).Put("zerolinecolor", Color.fromString("rgb(204, 204, 204)")));

    private static Template OfLayout(string ground, string? text, Func<LinearAxis> axis)
    {
        var layout = new Layout();
        if (text is not null) layout.Put("font", new Font().Put("color", Color.fromString(text)));
        layout.Put("paper_bgcolor", Color.fromString(ground)).Put("plot_bgcolor", Color.fromString(ground))
            .Put("xaxis", axis()).Put("yaxis", axis());
        return Template.init<Trace>(layout);
    }
}
