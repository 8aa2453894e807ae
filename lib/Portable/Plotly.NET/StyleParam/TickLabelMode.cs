namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “tick label mode”.</summary>
    public sealed class TickLabelMode : IPlotlyValue
    {
        private readonly object _value;

        private TickLabelMode(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>instant</c>.</summary>
        public static TickLabelMode Instant { get; } = new("instant");

        /// <summary>Plotly's <c>period</c>.</summary>
        public static TickLabelMode Period { get; } = new("period");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
