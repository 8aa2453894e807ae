namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “trace order”.</summary>
    public sealed class TraceOrder : IPlotlyValue
    {
        private readonly object _value;

        private TraceOrder(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>normal</c>.</summary>
        public static TraceOrder Normal { get; } = new("normal");

        /// <summary>Plotly's <c>reversed</c>.</summary>
        public static TraceOrder Reversed { get; } = new("reversed");

        /// <summary>Plotly's <c>grouped</c>.</summary>
        public static TraceOrder Grouped { get; } = new("grouped");

        /// <summary>Plotly's <c>grouped+reversed</c>.</summary>
        public static TraceOrder ReversedGrouped { get; } = new("grouped+reversed");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
