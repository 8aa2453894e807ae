namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “layout grid yside”.</summary>
    public sealed class LayoutGridYSide : IPlotlyValue
    {
        private readonly object _value;

        private LayoutGridYSide(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>left</c>.</summary>
        public static LayoutGridYSide Left { get; } = new("left");

        /// <summary>Plotly's <c>left plot</c>.</summary>
        public static LayoutGridYSide LeftPlot { get; } = new("left plot");

        /// <summary>Plotly's <c>right</c>.</summary>
        public static LayoutGridYSide Right { get; } = new("right");

        /// <summary>Plotly's <c>right plot</c>.</summary>
        public static LayoutGridYSide RightPlot { get; } = new("right plot");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
