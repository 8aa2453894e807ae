namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “spike mode”.</summary>
    public sealed class SpikeMode : IPlotlyValue
    {
        private readonly object _value;

        private SpikeMode(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>toaxis</c>.</summary>
        public static SpikeMode Axis { get; } = new("toaxis");

        /// <summary>Plotly's <c>across</c>.</summary>
        public static SpikeMode Across { get; } = new("across");

        /// <summary>Plotly's <c>toaxis+across</c>.</summary>
        public static SpikeMode AxisAcross { get; } = new("toaxis+across");

        /// <summary>Plotly's <c>marker</c>.</summary>
        public static SpikeMode Marker { get; } = new("marker");

        /// <summary>Plotly's <c>toaxis+marker</c>.</summary>
        public static SpikeMode AxisMarker { get; } = new("toaxis+marker");

        /// <summary>Plotly's <c>toaxis+across+marker</c>.</summary>
        public static SpikeMode AxisAcrossMarker { get; } = new("toaxis+across+marker");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
