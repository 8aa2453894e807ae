namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “trace group click options”.</summary>
    public sealed class TraceGroupClickOptions : IPlotlyValue
    {
        private readonly object _value;

        private TraceGroupClickOptions(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>toggleitem</c>.</summary>
        public static TraceGroupClickOptions ToggleItem { get; } = new("toggleitem");

        /// <summary>Plotly's <c>togglegroup</c>.</summary>
        public static TraceGroupClickOptions ToggleGroup { get; } = new("togglegroup");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
