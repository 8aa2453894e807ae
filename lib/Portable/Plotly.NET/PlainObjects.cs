namespace Plotly.NET;

// Objects that signatures mention and the course leaves at plotly's defaults.

/// <summary>Plotly's “auto range options” object, with plotly's defaults.</summary>
public class AutoRangeOptions : DynamicObj.DynamicObj;

/// <summary>Plotly's “tick format stop” object, with plotly's defaults.</summary>
public class TickFormatStop : DynamicObj.DynamicObj;
