using DynamicObj;
using Microsoft.FSharp.Core;

namespace Plotly.NET.LayoutObjects;

/// <summary>A text placed on the plot, with or without an arrow.</summary>
public class Annotation : DynamicObj.DynamicObj
{
    /// <summary>A new object with the given settings; what is left out keeps plotly's default.</summary>
    public static Annotation init<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(
        FSharpOption<T1>? X = null, FSharpOption<T2>? Y = null, FSharpOption<StyleParam.AnnotationAlignment>? Align = null,
        FSharpOption<Color>? ArrowColor = null, FSharpOption<StyleParam.ArrowHead>? ArrowHead = null,
        FSharpOption<StyleParam.ArrowSide>? ArrowSide = null, FSharpOption<double>? ArrowSize = null, FSharpOption<T3>? AX = null,
        FSharpOption<T4>? AXRef = null, FSharpOption<T5>? AY = null, FSharpOption<T6>? AYRef = null, FSharpOption<Color>? BGColor = null,
        FSharpOption<Color>? BorderColor = null, FSharpOption<int>? BorderPad = null, FSharpOption<int>? BorderWidth = null,
        FSharpOption<bool>? CaptureEvents = null, FSharpOption<StyleParam.ClickToShow>? ClickToShow = null, FSharpOption<Font>? Font = null,
        FSharpOption<int>? Height = null, FSharpOption<Hoverlabel>? HoverLabel = null, FSharpOption<string>? HoverText = null,
        FSharpOption<string>? Name = null, FSharpOption<double>? Opacity = null, FSharpOption<bool>? ShowArrow = null,
        FSharpOption<int>? StandOff = null, FSharpOption<int>? StartArrowHead = null, FSharpOption<double>? StartArrowSize = null,
        FSharpOption<int>? StartStandOff = null, FSharpOption<string>? TemplateItemName = null, FSharpOption<string>? Text = null,
        FSharpOption<double>? TextAngle = null, FSharpOption<StyleParam.VerticalAlign>? VAlign = null, FSharpOption<bool>? Visible = null,
        FSharpOption<int>? Width = null, FSharpOption<StyleParam.XAnchorPosition>? XAnchor = null, FSharpOption<T7>? XClick = null,
        FSharpOption<T8>? XRef = null, FSharpOption<int>? XShift = null, FSharpOption<StyleParam.YAnchorPosition>? YAnchor = null,
        FSharpOption<T9>? YClick = null, FSharpOption<T10>? YRef = null, FSharpOption<int>? YShift = null)
        where T1 : IConvertible where T2 : IConvertible where T3 : IConvertible where T4 : IConvertible where T5 : IConvertible
        where T6 : IConvertible where T7 : IConvertible where T8 : IConvertible where T9 : IConvertible where T10 : IConvertible =>
        new Annotation().Set("x", X).Set("y", Y).Set("align", Align).Set("arrowcolor", ArrowColor).Set("arrowhead", ArrowHead)
            .Set("arrowside", ArrowSide).Set("arrowsize", ArrowSize).Set("ax", AX).Set("axref", AXRef).Set("ay", AY).Set("ayref", AYRef)
            .Set("bgcolor", BGColor).Set("bordercolor", BorderColor).Set("borderpad", BorderPad).Set("borderwidth", BorderWidth)
            .Set("captureevents", CaptureEvents).Set("clicktoshow", ClickToShow).Set("font", Font).Set("height", Height)
            .Set("hoverlabel", HoverLabel).Set("hovertext", HoverText).Set("name", Name).Set("opacity", Opacity)
            .Set("showarrow", ShowArrow).Set("standoff", StandOff).Set("startarrowhead", StartArrowHead)
            .Set("startarrowsize", StartArrowSize).Set("startstandoff", StartStandOff).Set("templateitemname", TemplateItemName)
            .Set("text", Text).Set("textangle", TextAngle).Set("valign", VAlign).Set("visible", Visible).Set("width", Width)
            .Set("xanchor", XAnchor).Set("xclick", XClick).Set("xref", XRef).Set("xshift", XShift).Set("yanchor", YAnchor)
            .Set("yclick", YClick).Set("yref", YRef).Set("yshift", YShift);
}
