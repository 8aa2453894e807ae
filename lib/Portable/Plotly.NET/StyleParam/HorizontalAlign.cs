namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “horizontal align”.</summary>
    public sealed class HorizontalAlign : IPlotlyValue
    {
        private readonly object _value;

        private HorizontalAlign(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>left</c>.</summary>
        public static HorizontalAlign Left { get; } = new("left");

        /// <summary>Plotly's <c>center</c>.</summary>
        public static HorizontalAlign Center { get; } = new("center");

        /// <summary>Plotly's <c>right</c>.</summary>
        public static HorizontalAlign Right { get; } = new("right");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
