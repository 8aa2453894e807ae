using Microsoft.FSharp.Core;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;

namespace Plotly.NET;

public static partial class Chart2D
{
    public partial class Chart
    {
        /// <summary>Horizontal bars, one for each key.</summary>
        public static GenericChart Bar<T1, T2, T3, T4, T5>(
            IEnumerable<T1> values, FSharpOption<IEnumerable<T2>>? Keys = null,
            FSharpOption<IEnumerable<IEnumerable<T2>>>? MultiKeys = null, FSharpOption<string>? Name = null,
            FSharpOption<bool>? ShowLegend = null, FSharpOption<double>? Opacity = null,
            FSharpOption<IEnumerable<double>>? MultiOpacity = null, FSharpOption<T3>? Text = null,
            FSharpOption<IEnumerable<T3>>? MultiText = null, FSharpOption<Color>? MarkerColor = null,
            FSharpOption<StyleParam.Colorscale>? MarkerColorScale = null, FSharpOption<Line>? MarkerOutline = null,
            FSharpOption<StyleParam.PatternShape>? MarkerPatternShape = null,
            FSharpOption<IEnumerable<StyleParam.PatternShape>>? MultiMarkerPatternShape = null, FSharpOption<Pattern>? MarkerPattern = null,
            FSharpOption<Marker>? Marker = null, FSharpOption<T4>? Base = null, FSharpOption<T5>? Width = null,
            FSharpOption<IEnumerable<T5>>? MultiWidth = null, FSharpOption<StyleParam.TextPosition>? TextPosition = null,
            FSharpOption<IEnumerable<StyleParam.TextPosition>>? MultiTextPosition = null,
            [OptionDefault(true)] FSharpOption<bool>? UseDefaults = null)
            where T1 : IConvertible where T2 : IConvertible where T3 : IConvertible where T4 : IConvertible where T5 : IConvertible
        {
            var pattern = Given(MarkerPattern).Set("shape", MarkerPatternShape, MultiMarkerPatternShape);
            var marker = Given(Marker).Set("color", MarkerColor).Set("colorscale", MarkerColorScale).Set("line", MarkerOutline)
                    .Set("opacity", MultiOpacity).Put("pattern", pattern);
            var trace = new Trace2D("bar").Set("name", Name).Set("showlegend", ShowLegend).Set("opacity", Opacity).Put("x", values)
                    .Set("y", Keys, MultiKeys).Set("base", Base).Set("width", Width, MultiWidth).Set("text", Text, MultiText)
                    .Set("textposition", TextPosition, MultiTextPosition).Put("orientation", StyleParam.Orientation.Horizontal)
                    .Put("marker", marker);
            return GenericChart.OfTrace(trace, Is(UseDefaults, otherwise: true));
        }

        /// <summary>Vertical bars, one for each key.</summary>
        public static GenericChart Column<T1, T2, T3, T4, T5>(
            IEnumerable<T1> values, FSharpOption<IEnumerable<T2>>? Keys = null,
            FSharpOption<IEnumerable<IEnumerable<T2>>>? MultiKeys = null, FSharpOption<string>? Name = null,
            FSharpOption<bool>? ShowLegend = null, FSharpOption<double>? Opacity = null,
            FSharpOption<IEnumerable<double>>? MultiOpacity = null, FSharpOption<T3>? Text = null,
            FSharpOption<IEnumerable<T3>>? MultiText = null, FSharpOption<Color>? MarkerColor = null,
            FSharpOption<StyleParam.Colorscale>? MarkerColorScale = null, FSharpOption<Line>? MarkerOutline = null,
            FSharpOption<StyleParam.PatternShape>? MarkerPatternShape = null,
            FSharpOption<IEnumerable<StyleParam.PatternShape>>? MultiMarkerPatternShape = null, FSharpOption<Pattern>? MarkerPattern = null,
            FSharpOption<Marker>? Marker = null, FSharpOption<T4>? Base = null, FSharpOption<T5>? Width = null,
            FSharpOption<IEnumerable<T5>>? MultiWidth = null, FSharpOption<StyleParam.TextPosition>? TextPosition = null,
            FSharpOption<IEnumerable<StyleParam.TextPosition>>? MultiTextPosition = null,
            [OptionDefault(true)] FSharpOption<bool>? UseDefaults = null)
            where T1 : IConvertible where T2 : IConvertible where T3 : IConvertible where T4 : IConvertible where T5 : IConvertible
        {
            var pattern = Given(MarkerPattern).Set("shape", MarkerPatternShape, MultiMarkerPatternShape);
            var marker = Given(Marker).Set("color", MarkerColor).Set("colorscale", MarkerColorScale).Set("line", MarkerOutline)
                    .Set("opacity", MultiOpacity).Put("pattern", pattern);
            var trace = new Trace2D("bar").Set("name", Name).Set("showlegend", ShowLegend).Set("opacity", Opacity).Set("x", Keys, MultiKeys)
                    .Put("y", values).Set("base", Base).Set("width", Width, MultiWidth).Set("text", Text, MultiText)
                    .Set("textposition", TextPosition, MultiTextPosition).Put("orientation", StyleParam.Orientation.Vertical)
                    .Put("marker", marker);
            return GenericChart.OfTrace(trace, Is(UseDefaults, otherwise: true));
        }
    }
}
