namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “scroll zoom”.</summary>
    public sealed class ScrollZoom : IPlotlyValue
    {
        private readonly object _value;

        private ScrollZoom(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>cartesian</c>.</summary>
        public static ScrollZoom Cartesian { get; } = new("cartesian");

        /// <summary>Plotly's <c>gl3d</c>.</summary>
        public static ScrollZoom GL3D { get; } = new("gl3d");

        /// <summary>Plotly's <c>geo</c>.</summary>
        public static ScrollZoom Geo { get; } = new("geo");

        /// <summary>Plotly's <c>mapbox</c>.</summary>
        public static ScrollZoom Mapbox { get; } = new("mapbox");

        /// <summary>Plotly's <c>true</c>.</summary>
        public static ScrollZoom All { get; } = new(true);

        /// <summary>Plotly's <c>false</c>.</summary>
        public static ScrollZoom NoZoom { get; } = new(false);

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
