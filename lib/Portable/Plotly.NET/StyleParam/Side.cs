namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “side”.</summary>
    public sealed class Side : IPlotlyValue
    {
        private readonly object _value;

        private Side(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>top</c>.</summary>
        public static Side Top { get; } = new("top");

        /// <summary>Plotly's <c>top left</c>.</summary>
        public static Side TopLeft { get; } = new("top left");

        /// <summary>Plotly's <c>top center</c>.</summary>
        public static Side TopCenter { get; } = new("top center");

        /// <summary>Plotly's <c>top right</c>.</summary>
        public static Side TopRight { get; } = new("top right");

        /// <summary>Plotly's <c>bottom</c>.</summary>
        public static Side Bottom { get; } = new("bottom");

        /// <summary>Plotly's <c>left</c>.</summary>
        public static Side Left { get; } = new("left");

        /// <summary>Plotly's <c>right</c>.</summary>
        public static Side Right { get; } = new("right");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
