namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “hover mode”.</summary>
    public sealed class HoverMode : IPlotlyValue
    {
        private readonly object _value;

        private HoverMode(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>closest</c>.</summary>
        public static HoverMode Closest { get; } = new("closest");

        /// <summary>Plotly's <c>x</c>.</summary>
        public static HoverMode X { get; } = new("x");

        /// <summary>Plotly's <c>y</c>.</summary>
        public static HoverMode Y { get; } = new("y");

        /// <summary>Plotly's <c>false</c>.</summary>
        public static HoverMode False { get; } = new(false);

        /// <summary>Plotly's <c>x unified</c>.</summary>
        public static HoverMode XUnified { get; } = new("x unified");

        /// <summary>Plotly's <c>y unified</c>.</summary>
        public static HoverMode YUnified { get; } = new("y unified");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
