using Microsoft.FSharp.Core;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;

namespace Plotly.NET;

public static partial class GenericChartExtensions
{
    /// <summary>Names the traces (the second and later ones get _1, _2 …) and sets how they appear in the legend.</summary>
    public static GenericChart WithTraceInfo(
        this GenericChart @this, FSharpOption<string>? Name = null, FSharpOption<StyleParam.Visible>? Visible = null,
        FSharpOption<bool>? ShowLegend = null, FSharpOption<int>? LegendRank = null, FSharpOption<string>? LegendGroup = null,
        FSharpOption<Title>? LegendGroupTitle = null)
    {
        for (int i = 0; i < @this.Traces.Count; i++)
        {
            var name = Name is null || i == 0 ? Name : FSharpOption<string>.Some($"{Name.Value}_{i}");
            @this.Traces[i].Set("name", name).Set("visible", Visible).Set("showlegend", ShowLegend).Set("legendrank", LegendRank)
                .Set("legendgroup", LegendGroup).Set("legendgrouptitle", LegendGroupTitle);
        }
        return @this;
    }

    /// <summary>Draws the traces on the axes of these numbers (1 is the first).</summary>
    public static GenericChart WithAxisAnchor(this GenericChart @this, FSharpOption<int>? X = null, FSharpOption<int>? Y = null)
    {
        foreach (var trace in @this.Traces)
        {
            if (X is not null) trace.Put("xaxis", StyleParam.LinearAxisId.NewX(X.Value));
            if (Y is not null) trace.Put("yaxis", StyleParam.LinearAxisId.NewY(Y.Value));
        }
        return @this;
    }

    /// <summary>Adds these settings to the markers of all traces.</summary>
    public static GenericChart WithMarker(this GenericChart @this, Marker marker) => @this.UpdateTraces("marker", () => marker);

    /// <summary>Adds these settings to the markers of all traces.</summary>
    public static GenericChart WithMarkerStyle(
        this GenericChart @this, FSharpOption<bool>? AutoColorScale = null, FSharpOption<bool>? CAuto = null,
        FSharpOption<double>? CMax = null, FSharpOption<double>? CMid = null, FSharpOption<double>? CMin = null,
        FSharpOption<Color>? Color = null, FSharpOption<IEnumerable<Color>>? Colors = null,
        FSharpOption<StyleParam.SubPlotId>? ColorAxis = null, FSharpOption<ColorBar>? ColorBar = null,
        FSharpOption<StyleParam.Colorscale>? Colorscale = null, FSharpOption<Gradient>? Gradient = null, FSharpOption<Line>? Outline = null,
        FSharpOption<int>? MaxDisplayed = null, FSharpOption<double>? Opacity = null,
        FSharpOption<IEnumerable<double>>? MultiOpacity = null, FSharpOption<Pattern>? Pattern = null,
        FSharpOption<bool>? ReverseScale = null, FSharpOption<bool>? ShowScale = null, FSharpOption<int>? Size = null,
        FSharpOption<IEnumerable<int>>? MultiSize = null, FSharpOption<int>? SizeMin = null,
        FSharpOption<StyleParam.MarkerSizeMode>? SizeMode = null, FSharpOption<int>? SizeRef = null,
        FSharpOption<StyleParam.MarkerSymbol>? Symbol = null, FSharpOption<IEnumerable<StyleParam.MarkerSymbol>>? MultiSymbol = null,
        FSharpOption<StyleParam.MarkerSymbol3D>? Symbol3D = null,
        FSharpOption<IEnumerable<StyleParam.MarkerSymbol3D>>? MultiSymbol3D = null, FSharpOption<Color>? OutlierColor = null,
        FSharpOption<int>? OutlierWidth = null) =>
        @this.StyleTraces<Marker>("marker", marker => marker.Set("autocolorscale", AutoColorScale).Set("cauto", CAuto).Set("cmax", CMax).Set("cmid", CMid).Set("cmin", CMin)
                .Set("color", Color).Set("colors", Colors).Set("coloraxis", ColorAxis).Set("colorbar", ColorBar)
                .Set("colorscale", Colorscale).Set("gradient", Gradient).Set("line", Outline).Set("size", Size, MultiSize)
                .Set("opacity", Opacity, MultiOpacity).Set("pattern", Pattern).Set("symbol", Symbol, MultiSymbol)
                .Set("symbol", Symbol3D, MultiSymbol3D).Set("outliercolor", OutlierColor).Set("outlierwidth", OutlierWidth)
                .Set("maxdisplayed", MaxDisplayed).Set("reversescale", ReverseScale).Set("showscale", ShowScale).Set("sizemin", SizeMin)
                .Set("sizemode", SizeMode).Set("sizeref", SizeRef));

    /// <summary>Adds these settings to the lines of all traces.</summary>
    public static GenericChart WithLine(this GenericChart @this, Line line) => @this.UpdateTraces("line", () => line);

    /// <summary>Adds these settings to the lines of all traces.</summary>
    public static GenericChart WithLineStyle(
        this GenericChart @this, FSharpOption<bool>? AutoColorScale = null, FSharpOption<bool>? CAuto = null,
        FSharpOption<double>? CMax = null, FSharpOption<double>? CMid = null, FSharpOption<double>? CMin = null,
        FSharpOption<Color>? Color = null, FSharpOption<StyleParam.SubPlotId>? ColorAxis = null,
        FSharpOption<StyleParam.Colorscale>? Colorscale = null, FSharpOption<bool>? ReverseScale = null,
        FSharpOption<bool>? ShowScale = null, FSharpOption<ColorBar>? ColorBar = null, FSharpOption<StyleParam.DrawingStyle>? Dash = null,
        FSharpOption<StyleParam.Shape>? Shape = null, FSharpOption<bool>? Simplify = null, FSharpOption<double>? Smoothing = null,
        FSharpOption<double>? Width = null, FSharpOption<IEnumerable<double>>? MultiWidth = null, FSharpOption<Color>? OutlierColor = null,
        FSharpOption<double>? OutlierWidth = null) =>
        @this.StyleTraces<Line>("line", line => line.Set("color", Color).Set("width", Width, MultiWidth).Set("shape", Shape).Set("smoothing", Smoothing).Set("dash", Dash)
                .Set("outliercolor", OutlierColor).Set("outlierwidth", OutlierWidth).Set("autocolorscale", AutoColorScale)
                .Set("cauto", CAuto).Set("cmax", CMax).Set("cmid", CMid).Set("cmin", CMin).Set("coloraxis", ColorAxis)
                .Set("colorscale", Colorscale).Set("reversescale", ReverseScale).Set("showscale", ShowScale).Set("colorbar", ColorBar)
                .Set("simplify", Simplify));

    /// <summary>Adds these settings to the colour bars of all traces.</summary>
    public static GenericChart WithColorBar(this GenericChart @this, ColorBar colorbar) => @this.UpdateTraces("colorbar", () => colorbar);
}
