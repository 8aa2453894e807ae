namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “bar norm”.</summary>
    public sealed class BarNorm : IPlotlyValue
    {
        private readonly object _value;

        private BarNorm(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's the empty string.</summary>
        public static BarNorm NoNorm { get; } = new("");

        /// <summary>Plotly's <c>fraction</c>.</summary>
        public static BarNorm Fraction { get; } = new("fraction");

        /// <summary>Plotly's <c>percent</c>.</summary>
        public static BarNorm Percent { get; } = new("percent");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
