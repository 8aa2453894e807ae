namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “range mode”.</summary>
    public sealed class RangeMode : IPlotlyValue
    {
        private readonly object _value;

        private RangeMode(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>normal</c>.</summary>
        public static RangeMode Normal { get; } = new("normal");

        /// <summary>Plotly's <c>tozero</c>.</summary>
        public static RangeMode ToZero { get; } = new("tozero");

        /// <summary>Plotly's <c>nonnegative</c>.</summary>
        public static RangeMode NonNegative { get; } = new("nonnegative");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
