namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “smooth alg”.</summary>
    public sealed class SmoothAlg : IPlotlyValue
    {
        private readonly object _value;

        private SmoothAlg(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>false</c>.</summary>
        public static SmoothAlg False { get; } = new(false);

        /// <summary>Plotly's <c>best</c>.</summary>
        public static SmoothAlg Best { get; } = new("best");

        /// <summary>Plotly's <c>fast</c>.</summary>
        public static SmoothAlg Fast { get; } = new("fast");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
