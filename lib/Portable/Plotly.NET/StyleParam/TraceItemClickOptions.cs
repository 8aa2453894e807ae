namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “trace item click options”.</summary>
    public sealed class TraceItemClickOptions : IPlotlyValue
    {
        private readonly object _value;

        private TraceItemClickOptions(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>toggle</c>.</summary>
        public static TraceItemClickOptions Toggle { get; } = new("toggle");

        /// <summary>Plotly's <c>toggleothers</c>.</summary>
        public static TraceItemClickOptions ToggleOthers { get; } = new("toggleothers");

        /// <summary>Plotly's <c>false</c>.</summary>
        public static TraceItemClickOptions False { get; } = new(false);

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
