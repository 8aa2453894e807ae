namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “layout grid xside”.</summary>
    public sealed class LayoutGridXSide : IPlotlyValue
    {
        private readonly object _value;

        private LayoutGridXSide(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>bottom</c>.</summary>
        public static LayoutGridXSide Bottom { get; } = new("bottom");

        /// <summary>Plotly's <c>bottom plot</c>.</summary>
        public static LayoutGridXSide BottomPlot { get; } = new("bottom plot");

        /// <summary>Plotly's <c>top</c>.</summary>
        public static LayoutGridXSide Top { get; } = new("top");

        /// <summary>Plotly's <c>top plot</c>.</summary>
        public static LayoutGridXSide TopPlot { get; } = new("top plot");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
