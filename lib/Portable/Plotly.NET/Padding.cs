using DynamicObj;
using Microsoft.FSharp.Core;

namespace Plotly.NET;

/// <summary>The empty space around a title, in pixels.</summary>
public class Padding : DynamicObj.DynamicObj
{
    /// <summary>A new object with the given settings; what is left out keeps plotly's default.</summary>
    public static Padding init(
        FSharpOption<int>? B = null, FSharpOption<int>? L = null, FSharpOption<int>? R = null, FSharpOption<int>? T = null) =>
        new Padding().Set("b", B).Set("l", L).Set("r", R).Set("t", T);
}
