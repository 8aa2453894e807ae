namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “layout grid row order”.</summary>
    public sealed class LayoutGridRowOrder : IPlotlyValue
    {
        private readonly object _value;

        private LayoutGridRowOrder(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>top to bottom</c>.</summary>
        public static LayoutGridRowOrder TopToBottom { get; } = new("top to bottom");

        /// <summary>Plotly's <c>bottom to top</c>.</summary>
        public static LayoutGridRowOrder BottomToTop { get; } = new("bottom to top");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
