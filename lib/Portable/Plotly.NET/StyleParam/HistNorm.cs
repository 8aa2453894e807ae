namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “hist norm”.</summary>
    public sealed class HistNorm : IPlotlyValue
    {
        private readonly object _value;

        private HistNorm(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's the empty string.</summary>
        public static HistNorm None { get; } = new("");

        /// <summary>Plotly's <c>percent</c>.</summary>
        public static HistNorm Percent { get; } = new("percent");

        /// <summary>Plotly's <c>probability</c>.</summary>
        public static HistNorm Probability { get; } = new("probability");

        /// <summary>Plotly's <c>density</c>.</summary>
        public static HistNorm Density { get; } = new("density");

        /// <summary>Plotly's <c>probability density</c>.</summary>
        public static HistNorm ProbabilityDensity { get; } = new("probability density");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
