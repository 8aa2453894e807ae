namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “tick options”.</summary>
    public sealed class TickOptions : IPlotlyValue
    {
        private readonly object _value;

        private TickOptions(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>outside</c>.</summary>
        public static TickOptions Outside { get; } = new("outside");

        /// <summary>Plotly's <c>inside</c>.</summary>
        public static TickOptions Inside { get; } = new("inside");

        /// <summary>Plotly's the empty string.</summary>
        public static TickOptions Empty { get; } = new("");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
