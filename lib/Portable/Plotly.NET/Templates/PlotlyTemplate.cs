using DynamicObj;
using Plotly.NET.LayoutObjects;

namespace Plotly.NET;

/// <summary>Plotly's default template, as the real package writes it into every figure.</summary>
internal static class PlotlyTemplate
{
    private static readonly Color White = Color.fromRGB(255, 255, 255), Ground = Color.fromHex("#E5ECF6"), Ink = Color.fromHex("#2a3f5f");

    public static Template Make()
    {
        var layout = new Layout();
        layout.Put("title", new Title().Put("x", 0.05)).Put("font", new Font().Put("color", Ink))
            .Put("paper_bgcolor", White).Put("plot_bgcolor", Ground).Put("autotypenumbers", "strict")
            .Put("colorscale", Of(("diverging", Diverging()), ("sequential", Plasma()), ("sequentialminus", Plasma())))
            .Put("hovermode", "closest").Put("hoverlabel", new Hoverlabel().Put("align", "left"))
            .Put("coloraxis", Of(("colorbar", Bar())))
            .Put("geo", Of(("showland", true), ("landcolor", Ground), ("showlakes", true), ("lakecolor", White), ("subunitcolor", White), ("bgcolor", White)))
            .Put("mapbox", Of(("style", "light")))
            .Put("polar", Of(("bgcolor", Ground), ("radialaxis", WhiteAxis()), ("angularaxis", WhiteAxis())))
            .Put("scene", Of(("xaxis", SceneAxis()), ("yaxis", SceneAxis()), ("zaxis", SceneAxis())))
            .Put("ternary", Of(("aaxis", WhiteAxis()), ("baxis", WhiteAxis()), ("caxis", WhiteAxis()), ("bgcolor", Ground)))
            .Put("xaxis", Axis()).Put("yaxis", Axis())
            .Put("annotationdefaults", Of(("arrowcolor", "#2a3f5f"), ("arrowhead", 0), ("arrowwidth", 1)))
            .Put("shapedefaults", Of(("line", new Line().Put("color", Ink))))
            .Put("colorway", ChartTemplates.ColorWays.plotly);
        return Template.init<Trace>(layout, TraceTemplates().ToArray());
    }

    private static IEnumerable<Trace> TraceTemplates()
    {
        var outlined = ("marker", (object)Of(("line", Of(("color", Ground), ("width", 0.5))), ("pattern", Overlay())));
        var line = ("line", (object)Of(("colorbar", Bar())));
        var marker = ("marker", (object)Of(("colorbar", Bar())));
        yield return Kind("bar", outlined, ("error_x", Of(("color", Ink))), ("error_y", Of(("color", Ink))));
        yield return Kind("barpolar", outlined);
        yield return Kind("carpet", ("aaxis", CarpetAxis()), ("baxis", CarpetAxis()));
        yield return Kind("choropleth", ("colorbar", Bar()), ("colorscale", Plasma()));
        yield return Kind("contour", ("colorbar", Bar()), ("colorscale", Plasma()));
        yield return Kind("contourcarpet", ("colorbar", Bar()));
        yield return Kind("heatmap", ("colorbar", Bar()), ("colorscale", Plasma()));
        yield return Kind("heatmapgl", ("colorbar", Bar()), ("colorscale", Plasma()));
        yield return Kind("histogram", ("marker", Of(("pattern", Overlay()))));
        yield return Kind("histogram2d", ("colorbar", Bar()), ("colorscale", Plasma()));
        yield return Kind("histogram2dcontour", ("colorbar", Bar()), ("colorscale", Plasma()));
        yield return Kind("mesh3d", ("colorbar", Bar()));
        yield return Kind("parcoords", line);
        yield return Kind("pie", ("automargin", true));
        yield return Kind("scatter", marker);
        yield return Kind("scatter3d", line, marker);
        foreach (string kind in (string[])["scattercarpet", "scattergeo", "scattergl", "scattermapbox", "scatterpolar", "scatterpolargl", "scatterternary"])
            yield return Kind(kind, marker);
        yield return Kind("surface", ("colorbar", Bar()), ("colorscale", Plasma()));
        yield return Kind("table", ("cells", Cells("#EBF0F8")), ("header", Cells("#C8D4E3")));
    }

    private static Trace Kind(string type, params (string Key, object Value)[] settings)
    {
        var trace = new Trace(type);
        foreach (var (key, value) in settings) trace.Put(key, value);
        return trace;
    }

    private static DynamicObj.DynamicObj Of(params (string Key, object Value)[] settings)
    {
        var obj = new DynamicObj.DynamicObj();
        foreach (var (key, value) in settings) obj.Put(key, value);
        return obj;
    }

    private static DynamicObj.DynamicObj Bar() => Of(("outlinewidth", 0.0), ("ticks", ""));

    private static DynamicObj.DynamicObj Overlay() => Of(("fillmode", "overlay"), ("size", 10), ("solidity", 0.2));

    private static DynamicObj.DynamicObj WhiteAxis() => Of(("ticks", ""), ("linecolor", White), ("gridcolor", White));

    private static DynamicObj.DynamicObj Cells(string fill) => Of(("fill", Of(("color", Color.fromHex(fill)))), ("line", Of(("color", White))));

    private static DynamicObj.DynamicObj CarpetAxis() =>
        Of(("linecolor", White), ("gridcolor", White), ("endlinecolor", Ink), ("minorgridcolor", White), ("startlinecolor", Ink));

    private static DynamicObj.DynamicObj SceneAxis() => Of(("ticks", ""), ("linecolor", White), ("gridcolor", White), ("gridwidth", 2.0),
        ("zerolinecolor", White), ("backgroundcolor", Ground), ("showbackground", true));

    private static LinearAxis Axis() => new LinearAxis().Put("title", new Title().Put("standoff", 15)).Put("ticks", "")
        .Put("automargin", StyleParam.TickAutoMargin.All).Put("linecolor", White).Put("gridcolor", White)
        .Put("zerolinecolor", White).Put("zerolinewidth", 2.0);

    private static StyleParam.Colorscale Diverging() => Scale(
        "#8e0152", "#c51b7d", "#de77ae", "#f1b6da", "#fde0ef", "#f7f7f7", "#e6f5d0", "#b8e186", "#7fbc41", "#4d9221", "#276419");

    private static StyleParam.Colorscale Plasma() => Scale(
        "#0d0887", "#46039f", "#7201a8", "#9c179e", "#bd3786", "#d8576b", "#ed7953", "#fb9f3a", "#fdca26", "#f0f921");

    /// <summary>Colours at equal distances from 0 to 1.</summary>
    private static StyleParam.Colorscale Scale(params string[] colors) => StyleParam.Colorscale.NewCustom(
        colors.Select((color, i) => Tuple.Create((double)i / (colors.Length - 1), Color.fromString(color))));
}
