using DynamicObj;
using Microsoft.FSharp.Core;

namespace Plotly.NET.TraceObjects;

/// <summary>How the points of a trace or the bars of a bar chart are drawn.</summary>
public class Marker : DynamicObj.DynamicObj
{
    /// <summary>A new object with the given settings; what is left out keeps plotly's default.</summary>
    public static Marker init(
        FSharpOption<double>? Angle = null, FSharpOption<StyleParam.AngleRef>? AngleRef = null, FSharpOption<bool>? AutoColorScale = null,
        FSharpOption<bool>? CAuto = null, FSharpOption<double>? CMax = null, FSharpOption<double>? CMid = null,
        FSharpOption<double>? CMin = null, FSharpOption<Color>? Color = null, FSharpOption<IEnumerable<Color>>? Colors = null,
        FSharpOption<StyleParam.SubPlotId>? ColorAxis = null, FSharpOption<ColorBar>? ColorBar = null,
        FSharpOption<StyleParam.Colorscale>? Colorscale = null, FSharpOption<int>? CornerRadius = null,
        FSharpOption<Gradient>? Gradient = null, FSharpOption<Line>? Outline = null, FSharpOption<int>? MaxDisplayed = null,
        FSharpOption<double>? Opacity = null, FSharpOption<IEnumerable<double>>? MultiOpacity = null, FSharpOption<Pattern>? Pattern = null,
        FSharpOption<bool>? ReverseScale = null, FSharpOption<bool>? ShowScale = null, FSharpOption<int>? Size = null,
        FSharpOption<IEnumerable<int>>? MultiSize = null, FSharpOption<int>? SizeMin = null,
        FSharpOption<StyleParam.MarkerSizeMode>? SizeMode = null, FSharpOption<int>? SizeRef = null, FSharpOption<double>? StandOff = null,
        FSharpOption<IEnumerable<double>>? MultiStandOff = null, FSharpOption<StyleParam.MarkerSymbol>? Symbol = null,
        FSharpOption<IEnumerable<StyleParam.MarkerSymbol>>? MultiSymbol = null, FSharpOption<StyleParam.MarkerSymbol3D>? Symbol3D = null,
        FSharpOption<IEnumerable<StyleParam.MarkerSymbol3D>>? MultiSymbol3D = null, FSharpOption<Color>? OutlierColor = null,
        FSharpOption<int>? OutlierWidth = null) =>
        new Marker().Set("angle", Angle).Set("angleref", AngleRef).Set("autocolorscale", AutoColorScale).Set("cauto", CAuto)
            .Set("cmax", CMax).Set("cmid", CMid).Set("cmin", CMin).Set("color", Color).Set("colors", Colors).Set("coloraxis", ColorAxis)
            .Set("colorbar", ColorBar).Set("colorscale", Colorscale).Set("cornerradius", CornerRadius).Set("gradient", Gradient)
            .Set("line", Outline).Set("size", Size, MultiSize).Set("opacity", Opacity, MultiOpacity).Set("pattern", Pattern)
            .Set("symbol", Symbol, MultiSymbol).Set("symbol", Symbol3D, MultiSymbol3D).Set("outliercolor", OutlierColor)
            .Set("outlierwidth", OutlierWidth).Set("maxdisplayed", MaxDisplayed).Set("reversescale", ReverseScale)
            .Set("showscale", ShowScale).Set("sizemin", SizeMin).Set("sizemode", SizeMode).Set("sizeref", SizeRef)
            .Set("standoff", StandOff, MultiStandOff);
}
