namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “tick auto margin”.</summary>
    public sealed class TickAutoMargin : IPlotlyValue
    {
        private readonly object _value;

        private TickAutoMargin(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>height</c>.</summary>
        public static TickAutoMargin Height { get; } = new("height");

        /// <summary>Plotly's <c>width</c>.</summary>
        public static TickAutoMargin Width { get; } = new("width");

        /// <summary>Plotly's <c>left</c>.</summary>
        public static TickAutoMargin Left { get; } = new("left");

        /// <summary>Plotly's <c>right</c>.</summary>
        public static TickAutoMargin Right { get; } = new("right");

        /// <summary>Plotly's <c>top</c>.</summary>
        public static TickAutoMargin Top { get; } = new("top");

        /// <summary>Plotly's <c>bottom</c>.</summary>
        public static TickAutoMargin Bottom { get; } = new("bottom");

        /// <summary>Plotly's <c>height+width+left+right+top+bottom</c>.</summary>
        public static TickAutoMargin All { get; } = new("height+width+left+right+top+bottom");

        /// <summary>Plotly's value made of the given argument.</summary>
        public static TickAutoMargin NewCustom(IEnumerable<TickAutoMargin> item) => new(string.Join('+', item));

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
