namespace Plotly.NET;

/// <summary>A setting that stands for a plain value in the figure's JSON.</summary>
internal interface IPlotlyValue
{
    /// <summary>The value as plotly.js knows it.</summary>
    object Value { get; }
}
