namespace Plotly.NET.LayoutObjects;

// Objects that signatures mention and the course leaves at plotly's defaults.

/// <summary>Plotly's “active selection” object, with plotly's defaults.</summary>
public class ActiveSelection : DynamicObj.DynamicObj;

/// <summary>Plotly's “active shape” object, with plotly's defaults.</summary>
public class ActiveShape : DynamicObj.DynamicObj;

/// <summary>Plotly's “default color scales” object, with plotly's defaults.</summary>
public class DefaultColorScales : DynamicObj.DynamicObj;

/// <summary>Plotly's “layout image” object, with plotly's defaults.</summary>
public class LayoutImage : DynamicObj.DynamicObj;

/// <summary>Plotly's “minor” object, with plotly's defaults.</summary>
public class Minor : DynamicObj.DynamicObj;

/// <summary>Plotly's “mode bar” object, with plotly's defaults.</summary>
public class ModeBar : DynamicObj.DynamicObj;

/// <summary>Plotly's “new selection” object, with plotly's defaults.</summary>
public class NewSelection : DynamicObj.DynamicObj;

/// <summary>Plotly's “new shape” object, with plotly's defaults.</summary>
public class NewShape : DynamicObj.DynamicObj;

/// <summary>Plotly's “range selector” object, with plotly's defaults.</summary>
public class RangeSelector : DynamicObj.DynamicObj;

/// <summary>Plotly's “range slider” object, with plotly's defaults.</summary>
public class RangeSlider : DynamicObj.DynamicObj;

/// <summary>Plotly's “rangebreak” object, with plotly's defaults.</summary>
public class Rangebreak : DynamicObj.DynamicObj;

/// <summary>Plotly's “selection” object, with plotly's defaults.</summary>
public class Selection : DynamicObj.DynamicObj;

/// <summary>Plotly's “shape label” object, with plotly's defaults.</summary>
public class ShapeLabel : DynamicObj.DynamicObj;

/// <summary>Plotly's “slider” object, with plotly's defaults.</summary>
public class Slider : DynamicObj.DynamicObj;

/// <summary>Plotly's “transition” object, with plotly's defaults.</summary>
public class Transition : DynamicObj.DynamicObj;

/// <summary>Plotly's “uniform text” object, with plotly's defaults.</summary>
public class UniformText : DynamicObj.DynamicObj;

/// <summary>Plotly's “update menu” object, with plotly's defaults.</summary>
public class UpdateMenu : DynamicObj.DynamicObj;
