using Microsoft.FSharp.Core;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;

namespace Plotly.NET;

/// <summary>What can be set on a chart; each call returns the chart, so that calls can be chained.</summary>
public static partial class GenericChartExtensions
{
    /// <summary>Adds these settings to the layout.</summary>
    public static GenericChart WithLayout(this GenericChart @this, Layout layout) => GenericChart.addLayout(layout, @this);

    /// <summary>Replaces the configuration.</summary>
    public static GenericChart WithConfig(this GenericChart @this, Config config) => GenericChart.setConfig(config, @this);

    /// <summary>Sets the title of the chart.</summary>
    public static GenericChart WithTitle(this GenericChart @this, string title, FSharpOption<Font>? TitleFont = null) =>
        GenericChart.addLayout(new Layout().Put("title", new Title().Put("text", title).Set("font", TitleFont)), @this);

    /// <summary>Sets the size of the chart, in pixels.</summary>
    public static GenericChart WithSize(this GenericChart @this, int width, int height)
    {
        GenericChart.getLayout(@this).Put("width", width).Put("height", height);
        return @this;
    }

    /// <summary>Sets the space around the plot.</summary>
    public static GenericChart WithMargin(this GenericChart @this, Margin margin)
    {
        GenericChart.getLayout(@this).Put("margin", margin);
        return @this;
    }

    /// <summary>Sets the template that gives all that is not set its look.</summary>
    public static GenericChart WithTemplate(this GenericChart @this, Template template)
    {
        GenericChart.getLayout(@this).Put("template", template);
        return @this;
    }

    /// <summary>Shows or hides the legend.</summary>
    public static GenericChart WithLegend(this GenericChart @this, bool showlegend) => GenericChart.addLayout(new Layout().Put("showlegend", showlegend), @this);

    /// <summary>Adds these settings to the legend of the given number (1 is the first).</summary>
    public static GenericChart WithLegend(GenericChart @this, Legend legend, FSharpOption<int>? Id = null)
    {
        GenericChart.getLayout(@this).Merge(StyleParam.SubPlotId.NewLegend(Id?.Value ?? 1).ToString(), legend);
        return @this;
    }

    /// <summary>Adds these settings to the x axis, or to the axis <paramref name="Id"/>.</summary>
    public static GenericChart WithXAxis(this GenericChart @this, LinearAxis xAxis, FSharpOption<StyleParam.SubPlotId>? Id = null) => @this.UpdateAxis(Id?.Value.ToString() ?? "xaxis", xAxis);

    /// <summary>Sets the title, range, side and lines of the x axis, or of the axis <paramref name="Id"/>.</summary>
    public static GenericChart WithXAxisStyle(
        this GenericChart @this, Title title, FSharpOption<Tuple<IConvertible, IConvertible>>? MinMax = null,
        FSharpOption<bool>? ShowGrid = null, FSharpOption<bool>? ShowLine = null, FSharpOption<StyleParam.Side>? Side = null,
        FSharpOption<StyleParam.LinearAxisId>? Overlaying = null, FSharpOption<StyleParam.SubPlotId>? Id = null,
        FSharpOption<Tuple<IConvertible, IConvertible>>? Domain = null, FSharpOption<double>? Position = null,
        FSharpOption<bool>? ZeroLine = null, FSharpOption<StyleParam.LinearAxisId>? Anchor = null) =>
        @this.UpdateAxis(Id?.Value.ToString() ?? "xaxis", new LinearAxis().Put("title", title).Set("range", Pair(MinMax))
            .Set("showline", ShowLine).Set("showgrid", ShowGrid).Set("zeroline", ZeroLine).Set("anchor", Anchor).Set("side", Side)
            .Set("overlaying", Overlaying).Set("domain", Pair(Domain)).Set("position", Position));

    /// <summary>Adds these settings to the y axis, or to the axis <paramref name="Id"/>.</summary>
    public static GenericChart WithYAxis(this GenericChart @this, LinearAxis yAxis, FSharpOption<StyleParam.SubPlotId>? Id = null) => @this.UpdateAxis(Id?.Value.ToString() ?? "yaxis", yAxis);

    /// <summary>Sets the title, range, side and lines of the y axis, or of the axis <paramref name="Id"/>.</summary>
    public static GenericChart WithYAxisStyle(
        this GenericChart @this, Title title, FSharpOption<Tuple<IConvertible, IConvertible>>? MinMax = null,
        FSharpOption<bool>? ShowGrid = null, FSharpOption<bool>? ShowLine = null, FSharpOption<StyleParam.Side>? Side = null,
        FSharpOption<StyleParam.LinearAxisId>? Overlaying = null, FSharpOption<StyleParam.SubPlotId>? Id = null,
        FSharpOption<Tuple<IConvertible, IConvertible>>? Domain = null, FSharpOption<double>? Position = null,
        FSharpOption<bool>? ZeroLine = null, FSharpOption<StyleParam.LinearAxisId>? Anchor = null) =>
        @this.UpdateAxis(Id?.Value.ToString() ?? "yaxis", new LinearAxis().Put("title", title).Set("range", Pair(MinMax))
            .Set("showline", ShowLine).Set("showgrid", ShowGrid).Set("zeroline", ZeroLine).Set("anchor", Anchor).Set("side", Side)
            .Set("overlaying", Overlaying).Set("domain", Pair(Domain)).Set("position", Position));

    /// <summary>Adds an annotation, or replaces those there are if <paramref name="Append"/> is false.</summary>
    public static GenericChart WithAnnotation(
        this GenericChart @this, Annotation annotation, [OptionDefault(true)] FSharpOption<bool>? Append = null) => WithAnnotations(@this, [annotation], Append);

    /// <summary>Adds annotations before those there are, or replaces them if <paramref name="Append"/> is false.</summary>
    public static GenericChart WithAnnotations(
        this GenericChart @this, IEnumerable<Annotation> annotations, [OptionDefault(true)] FSharpOption<bool>? Append = null)
    {
        var layout = GenericChart.getLayout(@this);
        var present = Append?.Value != false ? layout.Get<IEnumerable<Annotation>>("annotations") : null;
        layout.Put("annotations", annotations.Concat(present ?? []));
        return @this;
    }

    /// <summary>Adds a shape, or replaces those there are if <paramref name="Append"/> is false.</summary>
    public static GenericChart WithShape(
        this GenericChart @this, Shape shape, [OptionDefault(true)] FSharpOption<bool>? Append = null) => WithShapes(@this, [shape], Append);

    /// <summary>Adds shapes before those there are, or replaces them if <paramref name="Append"/> is false.</summary>
    public static GenericChart WithShapes(
        this GenericChart @this, IEnumerable<Shape> shapes, [OptionDefault(true)] FSharpOption<bool>? Append = null)
    {
        var layout = GenericChart.getLayout(@this);
        var present = Append?.Value != false ? layout.Get<IEnumerable<Shape>>("shapes") : null;
        layout.Put("shapes", shapes.Concat(present ?? []));
        return @this;
    }

    /// <summary>Adds these settings to the grid of subplots.</summary>
    public static GenericChart WithLayoutGrid(this GenericChart @this, LayoutGrid layoutGrid)
    {
        GenericChart.getLayout(@this).Merge("grid", layoutGrid);
        return @this;
    }

    private static FSharpOption<StyleParam.Range>? Pair(FSharpOption<Tuple<IConvertible, IConvertible>>? ends) =>
        ends is null ? null : FSharpOption<StyleParam.Range>.Some(StyleParam.Range.NewMinMax(ends.Value.Item1, ends.Value.Item2));
}
