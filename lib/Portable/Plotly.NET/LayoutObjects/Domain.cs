using DynamicObj;
using Microsoft.FSharp.Core;

namespace Plotly.NET.LayoutObjects;

/// <summary>The part of the figure that a subplot takes, in fractions or as a cell of the grid.</summary>
public class Domain : DynamicObj.DynamicObj
{
    /// <summary>A new object with the given settings; what is left out keeps plotly's default.</summary>
    public static Domain init(
        FSharpOption<StyleParam.Range>? X = null, FSharpOption<StyleParam.Range>? Y = null, FSharpOption<int>? Row = null,
        FSharpOption<int>? Column = null) =>
        new Domain().Set("x", X).Set("y", Y).Set("row", Row).Set("column", Column);
}
