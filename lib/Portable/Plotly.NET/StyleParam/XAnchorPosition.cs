namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “xanchor position”.</summary>
    public sealed class XAnchorPosition : IPlotlyValue
    {
        private readonly object _value;

        private XAnchorPosition(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>auto</c>.</summary>
        public static XAnchorPosition Auto { get; } = new("auto");

        /// <summary>Plotly's <c>left</c>.</summary>
        public static XAnchorPosition Left { get; } = new("left");

        /// <summary>Plotly's <c>center</c>.</summary>
        public static XAnchorPosition Center { get; } = new("center");

        /// <summary>Plotly's <c>right</c>.</summary>
        public static XAnchorPosition Right { get; } = new("right");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
