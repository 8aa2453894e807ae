namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “group norm”.</summary>
    public sealed class GroupNorm : IPlotlyValue
    {
        private readonly object _value;

        private GroupNorm(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's the empty string.</summary>
        public static GroupNorm None { get; } = new("");

        /// <summary>Plotly's <c>fraction</c>.</summary>
        public static GroupNorm Fraction { get; } = new("fraction");

        /// <summary>Plotly's <c>percent</c>.</summary>
        public static GroupNorm Percent { get; } = new("percent");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
