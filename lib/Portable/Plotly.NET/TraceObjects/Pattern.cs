using DynamicObj;
using Microsoft.FSharp.Core;

namespace Plotly.NET.TraceObjects;

/// <summary>The hatching of a filled area.</summary>
public class Pattern : DynamicObj.DynamicObj
{
    /// <summary>A new object with the given settings; what is left out keeps plotly's default.</summary>
    public static Pattern init(
        FSharpOption<Color>? BGColor = null, FSharpOption<Color>? FGColor = null, FSharpOption<double>? FGOpacity = null,
        FSharpOption<StyleParam.PatternFillMode>? FillMode = null, FSharpOption<StyleParam.PatternShape>? Shape = null,
        FSharpOption<IEnumerable<StyleParam.PatternShape>>? MultiShape = null, FSharpOption<int>? Size = null,
        FSharpOption<IEnumerable<int>>? MultiSize = null, FSharpOption<double>? Solidity = null) =>
        new Pattern().Set("bgcolor", BGColor).Set("fgcolor", FGColor).Set("fgopacity", FGOpacity).Set("fillmode", FillMode)
            .Set("shape", Shape, MultiShape).Set("size", Size, MultiSize).Set("solidity", Solidity);
}
