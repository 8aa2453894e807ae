using DynamicObj;
using Microsoft.FSharp.Core;

namespace Plotly.NET;

/// <summary>How text is set.</summary>
public class Font : DynamicObj.DynamicObj
{
    /// <summary>A new object with the given settings; what is left out keeps plotly's default.</summary>
    public static Font init(
        FSharpOption<StyleParam.FontFamily>? Family = null, FSharpOption<double>? Size = null, FSharpOption<Color>? Color = null) =>
        new Font().Set("family", Family).Set("size", Size).Set("color", Color);
}
