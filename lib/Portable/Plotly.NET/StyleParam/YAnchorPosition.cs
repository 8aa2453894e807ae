namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “yanchor position”.</summary>
    public sealed class YAnchorPosition : IPlotlyValue
    {
        private readonly object _value;

        private YAnchorPosition(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>auto</c>.</summary>
        public static YAnchorPosition Auto { get; } = new("auto");

        /// <summary>Plotly's <c>top</c>.</summary>
        public static YAnchorPosition Top { get; } = new("top");

        /// <summary>Plotly's <c>middle</c>.</summary>
        public static YAnchorPosition Middle { get; } = new("middle");

        /// <summary>Plotly's <c>bottom</c>.</summary>
        public static YAnchorPosition Bottom { get; } = new("bottom");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
