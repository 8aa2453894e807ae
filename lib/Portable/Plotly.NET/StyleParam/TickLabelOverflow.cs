namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “tick label overflow”.</summary>
    public sealed class TickLabelOverflow : IPlotlyValue
    {
        private readonly object _value;

        private TickLabelOverflow(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>allow</c>.</summary>
        public static TickLabelOverflow Allow { get; } = new("allow");

        /// <summary>Plotly's <c>hide past div</c>.</summary>
        public static TickLabelOverflow HidePastDiv { get; } = new("hide past div");

        /// <summary>Plotly's <c>hide past domain</c>.</summary>
        public static TickLabelOverflow HidePastDomain { get; } = new("hide past domain");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
