namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “funnel mode”.</summary>
    public sealed class FunnelMode : IPlotlyValue
    {
        private readonly object _value;

        private FunnelMode(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>stack</c>.</summary>
        public static FunnelMode Stack { get; } = new("stack");

        /// <summary>Plotly's <c>group</c>.</summary>
        public static FunnelMode Group { get; } = new("group");

        /// <summary>Plotly's <c>overlay</c>.</summary>
        public static FunnelMode Overlay { get; } = new("overlay");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
