using Microsoft.FSharp.Core;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;

namespace Plotly.NET;

public static partial class Chart2D
{
    public partial class Chart
    {
        /// <summary>A scatter trace, drawn as lines, markers or text according to <paramref name="Mode"/>.</summary>
        public static GenericChart Scatter<T1, T2, T3>(
            FSharpOption<IEnumerable<T1>>? X = null, FSharpOption<IEnumerable<IEnumerable<T1>>>? MultiX = null,
            FSharpOption<IEnumerable<T2>>? Y = null, FSharpOption<IEnumerable<IEnumerable<T2>>>? MultiY = null,
            FSharpOption<StyleParam.Mode>? Mode = null, FSharpOption<string>? Name = null, FSharpOption<bool>? ShowLegend = null,
            FSharpOption<double>? Opacity = null, FSharpOption<IEnumerable<double>>? MultiOpacity = null, FSharpOption<T3>? Text = null,
            FSharpOption<IEnumerable<T3>>? MultiText = null, FSharpOption<StyleParam.TextPosition>? TextPosition = null,
            FSharpOption<IEnumerable<StyleParam.TextPosition>>? MultiTextPosition = null, FSharpOption<Color>? MarkerColor = null,
            FSharpOption<StyleParam.Colorscale>? MarkerColorScale = null, FSharpOption<Line>? MarkerOutline = null,
            FSharpOption<StyleParam.MarkerSymbol>? MarkerSymbol = null,
            FSharpOption<IEnumerable<StyleParam.MarkerSymbol>>? MultiMarkerSymbol = null, FSharpOption<Marker>? Marker = null,
            FSharpOption<Color>? LineColor = null, FSharpOption<StyleParam.Colorscale>? LineColorScale = null,
            FSharpOption<double>? LineWidth = null, FSharpOption<StyleParam.DrawingStyle>? LineDash = null, FSharpOption<Line>? Line = null,
            FSharpOption<string>? AlignmentGroup = null, FSharpOption<string>? OffsetGroup = null, FSharpOption<string>? StackGroup = null,
            FSharpOption<StyleParam.Orientation>? Orientation = null, FSharpOption<StyleParam.GroupNorm>? GroupNorm = null,
            FSharpOption<StyleParam.Fill>? Fill = null, FSharpOption<Color>? FillColor = null, FSharpOption<Pattern>? FillPattern = null,
            [OptionDefault(false)] FSharpOption<bool>? UseWebGL = null, [OptionDefault(true)] FSharpOption<bool>? UseDefaults = null)
            where T1 : IConvertible where T2 : IConvertible where T3 : IConvertible
        {
            var marker = Given(Marker).Set("color", MarkerColor).Set("colorscale", MarkerColorScale).Set("line", MarkerOutline)
                    .Set("opacity", MultiOpacity).Set("symbol", MarkerSymbol, MultiMarkerSymbol);
            var line = Given(Line).Set("color", LineColor).Set("width", LineWidth).Set("dash", LineDash).Set("colorscale", LineColorScale);
            var trace = new Trace2D(Is(UseWebGL) ? "scattergl" : "scatter").Set("name", Name).Set("showlegend", ShowLegend)
                    .Set("opacity", Opacity).Set("mode", Mode).Set("x", X, MultiX).Set("y", Y, MultiY).Set("text", Text, MultiText)
                    .Set("textposition", TextPosition, MultiTextPosition).Set("orientation", Orientation).Set("groupnorm", GroupNorm)
                    .Set("alignmentgroup", AlignmentGroup).Set("offsetgroup", OffsetGroup).Set("stackgroup", StackGroup)
                    .Put("marker", marker).Put("line", line).Set("fill", Fill).Set("fillcolor", FillColor)
                    .Set("fillpattern", FillPattern);
            return GenericChart.OfTrace(trace, Is(UseDefaults, otherwise: true));
        }

        /// <summary>A scatter trace of points (x, y), drawn as lines, markers or text according to <paramref name="mode"/>.</summary>
        public static GenericChart Scatter<T1, T2, T3>(
            IEnumerable<T1> x, IEnumerable<T2> y, StyleParam.Mode mode, FSharpOption<string>? Name = null,
            FSharpOption<bool>? ShowLegend = null, FSharpOption<double>? Opacity = null,
            FSharpOption<IEnumerable<double>>? MultiOpacity = null, FSharpOption<T3>? Text = null,
            FSharpOption<IEnumerable<T3>>? MultiText = null, FSharpOption<StyleParam.TextPosition>? TextPosition = null,
            FSharpOption<IEnumerable<StyleParam.TextPosition>>? MultiTextPosition = null, FSharpOption<Color>? MarkerColor = null,
            FSharpOption<StyleParam.Colorscale>? MarkerColorScale = null, FSharpOption<Line>? MarkerOutline = null,
            FSharpOption<StyleParam.MarkerSymbol>? MarkerSymbol = null,
            FSharpOption<IEnumerable<StyleParam.MarkerSymbol>>? MultiMarkerSymbol = null, FSharpOption<Marker>? Marker = null,
            FSharpOption<Color>? LineColor = null, FSharpOption<StyleParam.Colorscale>? LineColorScale = null,
            FSharpOption<double>? LineWidth = null, FSharpOption<StyleParam.DrawingStyle>? LineDash = null, FSharpOption<Line>? Line = null,
            FSharpOption<string>? AlignmentGroup = null, FSharpOption<string>? OffsetGroup = null, FSharpOption<string>? StackGroup = null,
            FSharpOption<StyleParam.Orientation>? Orientation = null, FSharpOption<StyleParam.GroupNorm>? GroupNorm = null,
            FSharpOption<StyleParam.Fill>? Fill = null, FSharpOption<Color>? FillColor = null, FSharpOption<Pattern>? FillPattern = null,
            [OptionDefault(false)] FSharpOption<bool>? UseWebGL = null, [OptionDefault(true)] FSharpOption<bool>? UseDefaults = null)
            where T1 : IConvertible where T2 : IConvertible where T3 : IConvertible =>
            Scatter<T1, T2, T3>(
                X: Some(x), Y: Some(y), Mode: mode, Name: Name, ShowLegend: ShowLegend, Opacity: Opacity, MultiOpacity: MultiOpacity,
                Text: Text, MultiText: MultiText, TextPosition: TextPosition, MultiTextPosition: MultiTextPosition,
                MarkerColor: MarkerColor, MarkerColorScale: MarkerColorScale, MarkerOutline: MarkerOutline, MarkerSymbol: MarkerSymbol,
                MultiMarkerSymbol: MultiMarkerSymbol, Marker: Marker, LineColor: LineColor, LineColorScale: LineColorScale,
                LineWidth: LineWidth, LineDash: LineDash, Line: Line, AlignmentGroup: AlignmentGroup, OffsetGroup: OffsetGroup,
                StackGroup: StackGroup, Orientation: Orientation, GroupNorm: GroupNorm, Fill: Fill, FillColor: FillColor,
                FillPattern: FillPattern, UseWebGL: UseWebGL, UseDefaults: UseDefaults);

        /// <summary>Points (x, y), drawn as markers.</summary>
        public static GenericChart Point<T1, T2, T3>(
            IEnumerable<T1> x, IEnumerable<T2> y, FSharpOption<string>? Name = null, FSharpOption<bool>? ShowLegend = null,
            FSharpOption<double>? Opacity = null, FSharpOption<IEnumerable<double>>? MultiOpacity = null, FSharpOption<T3>? Text = null,
            FSharpOption<IEnumerable<T3>>? MultiText = null, FSharpOption<StyleParam.TextPosition>? TextPosition = null,
            FSharpOption<IEnumerable<StyleParam.TextPosition>>? MultiTextPosition = null, FSharpOption<Color>? MarkerColor = null,
            FSharpOption<StyleParam.Colorscale>? MarkerColorScale = null, FSharpOption<Line>? MarkerOutline = null,
            FSharpOption<StyleParam.MarkerSymbol>? MarkerSymbol = null,
            FSharpOption<IEnumerable<StyleParam.MarkerSymbol>>? MultiMarkerSymbol = null, FSharpOption<Marker>? Marker = null,
            FSharpOption<string>? AlignmentGroup = null, FSharpOption<string>? OffsetGroup = null, FSharpOption<string>? StackGroup = null,
            FSharpOption<StyleParam.Orientation>? Orientation = null, FSharpOption<StyleParam.GroupNorm>? GroupNorm = null,
            [OptionDefault(false)] FSharpOption<bool>? UseWebGL = null, [OptionDefault(true)] FSharpOption<bool>? UseDefaults = null)
            where T1 : IConvertible where T2 : IConvertible where T3 : IConvertible =>
            Scatter<T1, T2, T3>(
                X: Some(x), Y: Some(y),
                Mode: Modes.Of(lines: false, markers: true, text: TextPosition is not null || MultiTextPosition is not null), Name: Name,
                ShowLegend: ShowLegend, Opacity: Opacity, MultiOpacity: MultiOpacity, Text: Text, MultiText: MultiText,
                TextPosition: TextPosition, MultiTextPosition: MultiTextPosition, MarkerColor: MarkerColor,
                MarkerColorScale: MarkerColorScale, MarkerOutline: MarkerOutline, MarkerSymbol: MarkerSymbol,
                MultiMarkerSymbol: MultiMarkerSymbol, Marker: Marker, AlignmentGroup: AlignmentGroup, OffsetGroup: OffsetGroup,
                StackGroup: StackGroup, Orientation: Orientation, GroupNorm: GroupNorm, UseWebGL: UseWebGL, UseDefaults: UseDefaults);

        /// <summary>Points (x, y), joined by a line; with <paramref name="ShowMarkers"/> the points are marked.</summary>
        public static GenericChart Line<T1, T2, T3>(
            IEnumerable<T1> x, IEnumerable<T2> y, FSharpOption<bool>? ShowMarkers = null, FSharpOption<string>? Name = null,
            FSharpOption<bool>? ShowLegend = null, FSharpOption<double>? Opacity = null,
            FSharpOption<IEnumerable<double>>? MultiOpacity = null, FSharpOption<T3>? Text = null,
            FSharpOption<IEnumerable<T3>>? MultiText = null, FSharpOption<StyleParam.TextPosition>? TextPosition = null,
            FSharpOption<IEnumerable<StyleParam.TextPosition>>? MultiTextPosition = null, FSharpOption<Color>? MarkerColor = null,
            FSharpOption<StyleParam.Colorscale>? MarkerColorScale = null, FSharpOption<Line>? MarkerOutline = null,
            FSharpOption<StyleParam.MarkerSymbol>? MarkerSymbol = null,
            FSharpOption<IEnumerable<StyleParam.MarkerSymbol>>? MultiMarkerSymbol = null, FSharpOption<Marker>? Marker = null,
            FSharpOption<Color>? LineColor = null, FSharpOption<StyleParam.Colorscale>? LineColorScale = null,
            FSharpOption<double>? LineWidth = null, FSharpOption<StyleParam.DrawingStyle>? LineDash = null, FSharpOption<Line>? Line = null,
            FSharpOption<string>? AlignmentGroup = null, FSharpOption<string>? OffsetGroup = null, FSharpOption<string>? StackGroup = null,
            FSharpOption<StyleParam.Orientation>? Orientation = null, FSharpOption<StyleParam.GroupNorm>? GroupNorm = null,
            FSharpOption<StyleParam.Fill>? Fill = null, FSharpOption<Color>? FillColor = null, FSharpOption<Pattern>? FillPattern = null,
            [OptionDefault(false)] FSharpOption<bool>? UseWebGL = null, [OptionDefault(true)] FSharpOption<bool>? UseDefaults = null)
            where T1 : IConvertible where T2 : IConvertible where T3 : IConvertible =>
            Scatter<T1, T2, T3>(
                X: Some(x), Y: Some(y),
                Mode: Modes.Of(lines: true, Is(ShowMarkers), text: TextPosition is not null || MultiTextPosition is not null), Name: Name,
                ShowLegend: ShowLegend, Opacity: Opacity, MultiOpacity: MultiOpacity, Text: Text, MultiText: MultiText,
                TextPosition: TextPosition, MultiTextPosition: MultiTextPosition, MarkerColor: MarkerColor,
                MarkerColorScale: MarkerColorScale, MarkerOutline: MarkerOutline, MarkerSymbol: MarkerSymbol,
                MultiMarkerSymbol: MultiMarkerSymbol, Marker: Marker, LineColor: LineColor, LineColorScale: LineColorScale,
                LineWidth: LineWidth, LineDash: LineDash, Line: Line, AlignmentGroup: AlignmentGroup, OffsetGroup: OffsetGroup,
                StackGroup: StackGroup, Orientation: Orientation, GroupNorm: GroupNorm, Fill: Fill, FillColor: FillColor,
                FillPattern: FillPattern, UseWebGL: UseWebGL, UseDefaults: UseDefaults);
    }
}
