using Microsoft.FSharp.Core;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;

namespace Plotly.NET;

public static partial class Chart2D
{
    public partial class Chart
    {
        /// <summary>A picture of pixel values [row][column][channel], or the data URI of one.</summary>
        public static GenericChart Image<T1, T2, T3>(
            FSharpOption<IEnumerable<T1>>? Z = null, FSharpOption<string>? Source = null, FSharpOption<string>? Name = null,
            FSharpOption<bool>? ShowLegend = null, FSharpOption<double>? Opacity = null, FSharpOption<IEnumerable<T3>>? Ids = null,
            FSharpOption<StyleParam.ColorModel>? ColorModel = null, FSharpOption<StyleParam.ColorComponentBound>? ZMax = null,
            FSharpOption<StyleParam.ColorComponentBound>? ZMin = null, FSharpOption<StyleParam.SmoothAlg>? ZSmooth = null,
            [OptionDefault(true)] FSharpOption<bool>? UseDefaults = null)
            where T1 : IEnumerable<T2> where T2 : IEnumerable<int> where T3 : IConvertible
        {
            var trace = new Trace2D("image").Set("name", Name).Set("showlegend", ShowLegend).Set("opacity", Opacity).Set("ids", Ids).Set("z", Z)
                    .Set("source", Source).Set("colormodel", ColorModel).Set("zmax", ZMax).Set("zmin", ZMin).Set("zsmooth", ZSmooth);
            return GenericChart.OfTrace(trace, Is(UseDefaults, otherwise: true));
        }
    }
}
