using Microsoft.FSharp.Core;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;

namespace Plotly.NET;

public static partial class Chart2D
{
    public partial class Chart
    {
        /// <summary>A matrix of numbers as coloured cells; the first row is at the bottom unless <paramref name="ReverseYAxis"/> is true.</summary>
        public static GenericChart Heatmap<T1, T2, T3, T4, T5>(
            IEnumerable<T1> zData, FSharpOption<IEnumerable<T3>>? X = null, FSharpOption<IEnumerable<IEnumerable<T3>>>? MultiX = null,
            FSharpOption<IEnumerable<T4>>? Y = null, FSharpOption<IEnumerable<IEnumerable<T4>>>? MultiY = null,
            FSharpOption<string>? Name = null, FSharpOption<bool>? ShowLegend = null, FSharpOption<double>? Opacity = null,
            FSharpOption<int>? XGap = null, FSharpOption<int>? YGap = null, FSharpOption<T5>? Text = null,
            FSharpOption<IEnumerable<T5>>? MultiText = null, FSharpOption<ColorBar>? ColorBar = null,
            FSharpOption<StyleParam.Colorscale>? ColorScale = null, FSharpOption<bool>? ShowScale = null,
            FSharpOption<bool>? ReverseScale = null, FSharpOption<StyleParam.SmoothAlg>? ZSmooth = null,
            FSharpOption<bool>? Transpose = null, [OptionDefault(false)] FSharpOption<bool>? UseWebGL = null,
            [OptionDefault(false)] FSharpOption<bool>? ReverseYAxis = null, [OptionDefault(true)] FSharpOption<bool>? UseDefaults = null)
            where T1 : IEnumerable<T2> where T2 : IConvertible where T3 : IConvertible where T4 : IConvertible where T5 : IConvertible
        {
            var trace = new Trace2D(Is(UseWebGL) ? "heatmapgl" : "heatmap").Set("name", Name).Set("showlegend", ShowLegend)
                    .Set("opacity", Opacity).Set("x", X, MultiX).Set("xgap", XGap).Set("y", Y, MultiY).Set("ygap", YGap).Put("z", zData)
                    .Set("text", Text, MultiText).Set("colorbar", ColorBar).Set("colorscale", ColorScale).Set("showscale", ShowScale)
                    .Set("reversescale", ReverseScale).Set("zsmooth", ZSmooth).Set("transpose", Transpose);
            var chart = GenericChart.OfTrace(trace, Is(UseDefaults, otherwise: true));
            if (Is(ReverseYAxis)) chart.UpdateAxis("yaxis", new LinearAxis().Put("autorange", StyleParam.AutoRange.Reversed));
            return chart;
        }

        /// <summary>A matrix of numbers as coloured cells, with the names of its columns and rows.</summary>
        public static GenericChart Heatmap<T1, T2, T3>(
            IEnumerable<T1> zData, IEnumerable<string> colNames, IEnumerable<string> rowNames, FSharpOption<string>? Name = null,
            FSharpOption<bool>? ShowLegend = null, FSharpOption<double>? Opacity = null, FSharpOption<int>? XGap = null,
            FSharpOption<int>? YGap = null, FSharpOption<T3>? Text = null, FSharpOption<IEnumerable<T3>>? MultiText = null,
            FSharpOption<ColorBar>? ColorBar = null, FSharpOption<StyleParam.Colorscale>? ColorScale = null,
            FSharpOption<bool>? ShowScale = null, FSharpOption<bool>? ReverseScale = null,
            FSharpOption<StyleParam.SmoothAlg>? ZSmooth = null, FSharpOption<bool>? Transpose = null,
            [OptionDefault(false)] FSharpOption<bool>? UseWebGL = null, [OptionDefault(false)] FSharpOption<bool>? ReverseYAxis = null,
            [OptionDefault(true)] FSharpOption<bool>? UseDefaults = null)
            where T1 : IEnumerable<T2> where T2 : IConvertible where T3 : IConvertible =>
            Heatmap<T1, T2, string, string, T3>(
                zData: zData, X: Some(colNames), Y: Some(rowNames), Name: Name, ShowLegend: ShowLegend, Opacity: Opacity, XGap: XGap,
                YGap: YGap, Text: Text, MultiText: MultiText, ColorBar: ColorBar, ColorScale: ColorScale, ShowScale: ShowScale,
                ReverseScale: ReverseScale, ZSmooth: ZSmooth, Transpose: Transpose, UseWebGL: UseWebGL, ReverseYAxis: ReverseYAxis,
                UseDefaults: UseDefaults);

        /// <summary>A matrix of numbers as coloured cells with a text in each.</summary>
        public static GenericChart AnnotatedHeatmap<T1, T2, T3, T4, T5, T6>(
            IEnumerable<T1> zData, IEnumerable<T3> annotationText, FSharpOption<string>? Name = null, FSharpOption<bool>? ShowLegend = null,
            FSharpOption<double>? Opacity = null, FSharpOption<IEnumerable<T4>>? X = null,
            FSharpOption<IEnumerable<IEnumerable<T4>>>? MultiX = null, FSharpOption<int>? XGap = null,
            FSharpOption<IEnumerable<T5>>? Y = null, FSharpOption<IEnumerable<IEnumerable<T5>>>? MultiY = null,
            FSharpOption<int>? YGap = null, FSharpOption<T6>? Text = null, FSharpOption<IEnumerable<T6>>? MultiText = null,
            FSharpOption<ColorBar>? ColorBar = null, FSharpOption<StyleParam.Colorscale>? ColorScale = null,
            FSharpOption<bool>? ShowScale = null, FSharpOption<bool>? ReverseScale = null,
            FSharpOption<StyleParam.SmoothAlg>? ZSmooth = null, FSharpOption<bool>? Transpose = null,
            [OptionDefault(false)] FSharpOption<bool>? UseWebGL = null, [OptionDefault(false)] FSharpOption<bool>? ReverseYAxis = null,
            [OptionDefault(true)] FSharpOption<bool>? UseDefaults = null)
            where T1 : IEnumerable<T2> where T2 : IConvertible where T3 : IEnumerable<string> where T4 : IConvertible
            where T5 : IConvertible where T6 : IConvertible
        {
            if (zData.Count() != annotationText.Count()) throw new Exception("incompatible dims");
            var trace = new Trace2D(Is(UseWebGL) ? "heatmapgl" : "heatmap").Set("name", Name).Set("showlegend", ShowLegend)
                    .Set("opacity", Opacity).Set("x", X, MultiX).Set("xgap", XGap).Set("y", Y, MultiY).Set("ygap", YGap).Put("z", zData)
                    .Set("text", Text, MultiText).Set("colorbar", ColorBar).Set("colorscale", ColorScale).Set("showscale", ShowScale)
                    .Set("reversescale", ReverseScale).Set("zsmooth", ZSmooth).Set("transpose", Transpose);
            var chart = GenericChart.OfTrace(trace, Is(UseDefaults, otherwise: true));
            if (Is(ReverseYAxis)) chart.UpdateAxis("yaxis", new LinearAxis().Put("autorange", StyleParam.AutoRange.Reversed));
            var texts = annotationText.SelectMany((row, y) => row.Select((text, x) =>
                new Annotation().Put("x", x).Put("y", y).Put("showarrow", false).Put("text", text)));
            return chart.WithAnnotations(texts);
        }
    }
}
