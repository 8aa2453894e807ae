namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “shape size mode”.</summary>
    public sealed class ShapeSizeMode : IPlotlyValue
    {
        private readonly object _value;

        private ShapeSizeMode(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>scaled</c>.</summary>
        public static ShapeSizeMode Scaled { get; } = new("scaled");

        /// <summary>Plotly's <c>pixel</c>.</summary>
        public static ShapeSizeMode Pixel { get; } = new("pixel");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
