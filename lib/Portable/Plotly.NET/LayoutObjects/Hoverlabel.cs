using DynamicObj;
using Microsoft.FSharp.Core;

namespace Plotly.NET.LayoutObjects;

/// <summary>The label that appears over a point.</summary>
public class Hoverlabel : DynamicObj.DynamicObj
{
    /// <summary>A new object with the given settings; what is left out keeps plotly's default.</summary>
    public static Hoverlabel init(
        FSharpOption<StyleParam.Align>? Align = null, FSharpOption<Color>? BgColor = null, FSharpOption<Color>? BorderColor = null,
        FSharpOption<Font>? Font = null, FSharpOption<Font>? GroupTitleFont = null, FSharpOption<int>? Namelength = null) =>
        new Hoverlabel().Set("bgcolor", BgColor).Set("bordercolor", BorderColor).Set("font", Font).Set("grouptitlefont", GroupTitleFont)
            .Set("align", Align).Set("namelength", Namelength);
}
