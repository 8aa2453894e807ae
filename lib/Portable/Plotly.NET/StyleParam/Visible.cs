namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “visible”.</summary>
    public sealed class Visible : IPlotlyValue
    {
        private readonly object _value;

        private Visible(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>true</c>.</summary>
        public static Visible True { get; } = new(true);

        /// <summary>Plotly's <c>false</c>.</summary>
        public static Visible False { get; } = new(false);

        /// <summary>Plotly's <c>legendonly</c>.</summary>
        public static Visible LegendOnly { get; } = new("legendonly");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
