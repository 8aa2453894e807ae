namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “pattern fill mode”.</summary>
    public sealed class PatternFillMode : IPlotlyValue
    {
        private readonly object _value;

        private PatternFillMode(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>replace</c>.</summary>
        public static PatternFillMode Replace { get; } = new("replace");

        /// <summary>Plotly's <c>overlay</c>.</summary>
        public static PatternFillMode Overlay { get; } = new("overlay");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
