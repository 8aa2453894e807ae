namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “trace item sizing”.</summary>
    public sealed class TraceItemSizing : IPlotlyValue
    {
        private readonly object _value;

        private TraceItemSizing(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>trace</c>.</summary>
        public static TraceItemSizing Trace { get; } = new("trace");

        /// <summary>Plotly's <c>constant</c>.</summary>
        public static TraceItemSizing Constant { get; } = new("constant");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
