using DynamicObj;
using Microsoft.FSharp.Core;

namespace Plotly.NET.LayoutObjects;

/// <summary>The space between the plot and the edge of the figure, in pixels.</summary>
public class Margin : DynamicObj.DynamicObj
{
    /// <summary>A new object with the given settings; what is left out keeps plotly's default.</summary>
    public static Margin init<T1, T2, T3, T4, T5, T6>(
        FSharpOption<T1>? Left = null, FSharpOption<T2>? Right = null, FSharpOption<T3>? Top = null, FSharpOption<T4>? Bottom = null,
        FSharpOption<T5>? Pad = null, FSharpOption<T6>? Autoexpand = null)
        where T1 : IConvertible where T2 : IConvertible where T3 : IConvertible where T4 : IConvertible where T5 : IConvertible
        where T6 : IConvertible =>
        new Margin().Set("l", Left).Set("r", Right).Set("t", Top).Set("b", Bottom).Set("pad", Pad).Set("autoexpand", Autoexpand);
}
