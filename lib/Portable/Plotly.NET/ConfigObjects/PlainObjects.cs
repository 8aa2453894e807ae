namespace Plotly.NET.ConfigObjects;

// Objects that signatures mention and the course leaves at plotly's defaults.

/// <summary>Plotly's “edits” object, with plotly's defaults.</summary>
public class Edits : DynamicObj.DynamicObj;

/// <summary>Plotly's “to image button options” object, with plotly's defaults.</summary>
public class ToImageButtonOptions : DynamicObj.DynamicObj;
