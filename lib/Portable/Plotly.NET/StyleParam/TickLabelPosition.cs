namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “tick label position”.</summary>
    public sealed class TickLabelPosition : IPlotlyValue
    {
        private readonly object _value;

        private TickLabelPosition(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>outside</c>.</summary>
        public static TickLabelPosition Outside { get; } = new("outside");

        /// <summary>Plotly's <c>inside</c>.</summary>
        public static TickLabelPosition Inside { get; } = new("inside");

        /// <summary>Plotly's <c>outside top</c>.</summary>
        public static TickLabelPosition OutsideTop { get; } = new("outside top");

        /// <summary>Plotly's <c>inside top</c>.</summary>
        public static TickLabelPosition InsideTop { get; } = new("inside top");

        /// <summary>Plotly's <c>outside left</c>.</summary>
        public static TickLabelPosition OutsideLeft { get; } = new("outside left");

        /// <summary>Plotly's <c>inside left</c>.</summary>
        public static TickLabelPosition InsideLeft { get; } = new("inside left");

        /// <summary>Plotly's <c>outside right</c>.</summary>
        public static TickLabelPosition OutsideRight { get; } = new("outside right");

        /// <summary>Plotly's <c>inside right</c>.</summary>
        public static TickLabelPosition InsideRight { get; } = new("inside right");

        /// <summary>Plotly's <c>outside bottom</c>.</summary>
        public static TickLabelPosition OutsideBottom { get; } = new("outside bottom");

        /// <summary>Plotly's <c>inside bottom</c>.</summary>
        public static TickLabelPosition InsideBottom { get; } = new("inside bottom");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
