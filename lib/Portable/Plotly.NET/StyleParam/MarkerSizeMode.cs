namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “marker size mode”.</summary>
    public sealed class MarkerSizeMode : IPlotlyValue
    {
        private readonly object _value;

        private MarkerSizeMode(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>diameter</c>.</summary>
        public static MarkerSizeMode Diameter { get; } = new("diameter");

        /// <summary>Plotly's <c>area</c>.</summary>
        public static MarkerSizeMode Area { get; } = new("area");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
