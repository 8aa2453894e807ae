namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “axis constraint direction”.</summary>
    public sealed class AxisConstraintDirection : IPlotlyValue
    {
        private readonly object _value;

        private AxisConstraintDirection(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>left</c>.</summary>
        public static AxisConstraintDirection Left { get; } = new("left");

        /// <summary>Plotly's <c>center</c>.</summary>
        public static AxisConstraintDirection Center { get; } = new("center");

        /// <summary>Plotly's <c>right</c>.</summary>
        public static AxisConstraintDirection Right { get; } = new("right");

        /// <summary>Plotly's <c>top</c>.</summary>
        public static AxisConstraintDirection Top { get; } = new("top");

        /// <summary>Plotly's <c>middle</c>.</summary>
        public static AxisConstraintDirection Middle { get; } = new("middle");

        /// <summary>Plotly's <c>bottom</c>.</summary>
        public static AxisConstraintDirection Bottom { get; } = new("bottom");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
