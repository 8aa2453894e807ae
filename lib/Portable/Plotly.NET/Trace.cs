namespace Plotly.NET;

/// <summary>Data and how it is drawn: one line, one set of bars, one heat map.</summary>
/// <param name="traceTypeName">Plotly's name of the kind of trace, such as <c>scatter</c>.</param>
public class Trace(string traceTypeName) : DynamicObj.DynamicObj
{
    /// <summary>Plotly's name of the kind of trace.</summary>
    public string type { get; set; } = traceTypeName;
}

/// <summary>A trace on an x and a y axis.</summary>
/// <param name="traceTypeName">Plotly's name of the kind of trace, such as <c>scatter</c>.</param>
public class Trace2D(string traceTypeName) : Trace(traceTypeName);
