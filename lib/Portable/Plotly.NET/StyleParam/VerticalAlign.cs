namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “vertical align”.</summary>
    public sealed class VerticalAlign : IPlotlyValue
    {
        private readonly object _value;

        private VerticalAlign(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>top</c>.</summary>
        public static VerticalAlign Top { get; } = new("top");

        /// <summary>Plotly's <c>middle</c>.</summary>
        public static VerticalAlign Middle { get; } = new("middle");

        /// <summary>Plotly's <c>bottom</c>.</summary>
        public static VerticalAlign Bottom { get; } = new("bottom");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
