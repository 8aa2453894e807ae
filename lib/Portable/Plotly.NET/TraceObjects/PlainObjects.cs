namespace Plotly.NET.TraceObjects;

// Objects that signatures mention and the course leaves at plotly's defaults.

/// <summary>Plotly's “gradient” object, with plotly's defaults.</summary>
public class Gradient : DynamicObj.DynamicObj;

/// <summary>Plotly's “error” object, with plotly's defaults.</summary>
public class Error : DynamicObj.DynamicObj;

/// <summary>Plotly's “cumulative” object, with plotly's defaults.</summary>
public class Cumulative : DynamicObj.DynamicObj;
