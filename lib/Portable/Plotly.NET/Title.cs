using DynamicObj;
using Microsoft.FSharp.Core;

namespace Plotly.NET;

/// <summary>The title of a chart, an axis, a legend or a colour bar.</summary>
public class Title : DynamicObj.DynamicObj
{
    /// <summary>A new object with the given settings; what is left out keeps plotly's default.</summary>
    public static Title init(
        FSharpOption<string>? Text = null, FSharpOption<Font>? Font = null, FSharpOption<bool>? AutoMargin = null,
        FSharpOption<Padding>? Pad = null, FSharpOption<double>? X = null, FSharpOption<StyleParam.XAnchorPosition>? XAnchor = null,
        FSharpOption<string>? XRef = null, FSharpOption<double>? Y = null, FSharpOption<StyleParam.YAnchorPosition>? YAnchor = null,
        FSharpOption<string>? YRef = null, FSharpOption<int>? Standoff = null, FSharpOption<StyleParam.Side>? Side = null) =>
        new Title().Set("text", Text).Set("font", Font).Set("automargin", AutoMargin).Set("pad", Pad).Set("x", X)
            .Set("xanchor", XAnchor).Set("xref", XRef).Set("y", Y).Set("yanchor", YAnchor).Set("yref", YRef).Set("standoff", Standoff)
            .Set("side", Side);
}
