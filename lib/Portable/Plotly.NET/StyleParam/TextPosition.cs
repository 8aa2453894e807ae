namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “text position”.</summary>
    public sealed class TextPosition : IPlotlyValue
    {
        private readonly object _value;

        private TextPosition(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>top left</c>.</summary>
        public static TextPosition TopLeft { get; } = new("top left");

        /// <summary>Plotly's <c>top center</c>.</summary>
        public static TextPosition TopCenter { get; } = new("top center");

        /// <summary>Plotly's <c>top right</c>.</summary>
        public static TextPosition TopRight { get; } = new("top right");

        /// <summary>Plotly's <c>middle left</c>.</summary>
        public static TextPosition MiddleLeft { get; } = new("middle left");

        /// <summary>Plotly's <c>middle center</c>.</summary>
        public static TextPosition MiddleCenter { get; } = new("middle center");

        /// <summary>Plotly's <c>middle right</c>.</summary>
        public static TextPosition MiddleRight { get; } = new("middle right");

        /// <summary>Plotly's <c>bottom left</c>.</summary>
        public static TextPosition BottomLeft { get; } = new("bottom left");

        /// <summary>Plotly's <c>bottom center</c>.</summary>
        public static TextPosition BottomCenter { get; } = new("bottom center");

        /// <summary>Plotly's <c>bottom right</c>.</summary>
        public static TextPosition BottomRight { get; } = new("bottom right");

        /// <summary>Plotly's <c>auto</c>.</summary>
        public static TextPosition Auto { get; } = new("auto");

        /// <summary>Plotly's <c>inside</c>.</summary>
        public static TextPosition Inside { get; } = new("inside");

        /// <summary>Plotly's <c>outside</c>.</summary>
        public static TextPosition Outside { get; } = new("outside");

        /// <summary>Plotly's <c>none</c>.</summary>
        public static TextPosition None { get; } = new("none");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
