namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Horizontal or vertical.</summary>
    public sealed class Orientation : IPlotlyValue
    {
        private readonly object _value;

        private Orientation(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>h</c>.</summary>
        public static Orientation Horizontal { get; } = new("h");

        /// <summary>Plotly's <c>v</c>.</summary>
        public static Orientation Vertical { get; } = new("v");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
