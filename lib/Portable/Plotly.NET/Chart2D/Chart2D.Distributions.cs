using Microsoft.FSharp.Core;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;

namespace Plotly.NET;

public static partial class Chart2D
{
    public partial class Chart
    {
        /// <summary>A histogram of <paramref name="X"/> (upright bars) or of <paramref name="Y"/> (lying bars).</summary>
        public static GenericChart Histogram<T1, T2, T3>(
            FSharpOption<IEnumerable<T1>>? X = null, FSharpOption<IEnumerable<IEnumerable<T1>>>? MultiX = null,
            FSharpOption<IEnumerable<T2>>? Y = null, FSharpOption<IEnumerable<IEnumerable<T2>>>? MultiY = null,
            FSharpOption<StyleParam.Orientation>? Orientation = null, FSharpOption<string>? Name = null,
            FSharpOption<bool>? ShowLegend = null, FSharpOption<double>? Opacity = null, FSharpOption<T3>? Text = null,
            FSharpOption<IEnumerable<T3>>? MultiText = null, FSharpOption<StyleParam.TextPosition>? TextPosition = null,
            FSharpOption<StyleParam.HistFunc>? HistFunc = null, FSharpOption<StyleParam.HistNorm>? HistNorm = null,
            FSharpOption<string>? AlignmentGroup = null, FSharpOption<string>? OffsetGroup = null, FSharpOption<int>? NBinsX = null,
            FSharpOption<int>? NBinsY = null, FSharpOption<string>? BinGroup = null, FSharpOption<Bins>? XBins = null,
            FSharpOption<Bins>? YBins = null, FSharpOption<Color>? MarkerColor = null,
            FSharpOption<StyleParam.Colorscale>? MarkerColorScale = null, FSharpOption<Line>? MarkerOutline = null,
            FSharpOption<StyleParam.PatternShape>? MarkerPatternShape = null,
            FSharpOption<IEnumerable<StyleParam.PatternShape>>? MultiMarkerPatternShape = null, FSharpOption<Pattern>? MarkerPattern = null,
            FSharpOption<Marker>? Marker = null, FSharpOption<Line>? Line = null, FSharpOption<Error>? XError = null,
            FSharpOption<Error>? YError = null, FSharpOption<Cumulative>? Cumulative = null, FSharpOption<Hoverlabel>? HoverLabel = null,
            [OptionDefault(true)] FSharpOption<bool>? UseDefaults = null)
            where T1 : IConvertible where T2 : IConvertible where T3 : IConvertible
        {
            var pattern = Given(MarkerPattern).Set("shape", MarkerPatternShape, MultiMarkerPatternShape);
            var marker = Given(Marker).Set("color", MarkerColor).Set("colorscale", MarkerColorScale).Set("line", MarkerOutline)
                    .Put("pattern", pattern);
            var trace = new Trace2D("histogram").Set("name", Name).Set("showlegend", ShowLegend).Set("opacity", Opacity).Set("x", X, MultiX)
                    .Set("y", Y, MultiY).Set("text", Text, MultiText).Set("textposition", TextPosition).Set("orientation", Orientation)
                    .Set("histfunc", HistFunc).Set("histnorm", HistNorm).Set("alignmentgroup", AlignmentGroup)
                    .Set("offsetgroup", OffsetGroup).Set("nbinsx", NBinsX).Set("nbinsy", NBinsY).Set("bingroup", BinGroup)
                    .Set("xbins", XBins).Set("ybins", YBins).Put("marker", marker).Set("line", Line).Set("error_x", XError)
                    .Set("error_y", YError).Set("cumulative", Cumulative).Set("hoverlabel", HoverLabel);
            return GenericChart.OfTrace(trace, Is(UseDefaults, otherwise: true));
        }

        /// <summary>A box plot: median, quartiles and whiskers of each group.</summary>
        public static GenericChart BoxPlot<T1, T2, T3>(
            FSharpOption<IEnumerable<T1>>? X = null, FSharpOption<IEnumerable<IEnumerable<T1>>>? MultiX = null,
            FSharpOption<IEnumerable<T2>>? Y = null, FSharpOption<IEnumerable<IEnumerable<T2>>>? MultiY = null,
            FSharpOption<string>? Name = null, FSharpOption<bool>? ShowLegend = null, FSharpOption<T3>? Text = null,
            FSharpOption<IEnumerable<T3>>? MultiText = null, FSharpOption<Color>? FillColor = null, FSharpOption<Color>? MarkerColor = null,
            FSharpOption<Marker>? Marker = null, FSharpOption<double>? Opacity = null, FSharpOption<double>? WhiskerWidth = null,
            FSharpOption<StyleParam.BoxPoints>? BoxPoints = null, FSharpOption<StyleParam.BoxMean>? BoxMean = null,
            FSharpOption<double>? Jitter = null, FSharpOption<double>? PointPos = null,
            FSharpOption<StyleParam.Orientation>? Orientation = null, FSharpOption<Color>? OutlineColor = null,
            FSharpOption<double>? OutlineWidth = null, FSharpOption<Line>? Outline = null, FSharpOption<string>? AlignmentGroup = null,
            FSharpOption<string>? OffsetGroup = null, FSharpOption<bool>? Notched = null, FSharpOption<double>? NotchWidth = null,
            FSharpOption<StyleParam.QuartileMethod>? QuartileMethod = null, FSharpOption<StyleParam.BoxSizeMode>? SizeMode = null,
            [OptionDefault(true)] FSharpOption<bool>? UseDefaults = null)
            where T1 : IConvertible where T2 : IConvertible where T3 : IConvertible
        {
            var outline = Given(Outline).Set("color", OutlineColor).Set("width", OutlineWidth);
            var marker = Given(Marker).Set("color", MarkerColor);
            var trace = new Trace2D("box").Set("name", Name).Set("showlegend", ShowLegend).Set("opacity", Opacity).Set("x", X, MultiX)
                    .Set("y", Y, MultiY).Set("text", Text, MultiText).Set("orientation", Orientation)
                    .Set("alignmentgroup", AlignmentGroup).Set("offsetgroup", OffsetGroup).Put("marker", marker).Put("line", outline)
                    .Set("boxmean", BoxMean).Set("boxpoints", BoxPoints).Set("notched", Notched).Set("notchwidth", NotchWidth)
                    .Set("whiskerwidth", WhiskerWidth).Set("quartilemethod", QuartileMethod).Set("fillcolor", FillColor)
                    .Set("pointpos", PointPos).Set("jitter", Jitter).Set("sizemode", SizeMode);
            return GenericChart.OfTrace(trace, Is(UseDefaults, otherwise: true));
        }
    }
}
