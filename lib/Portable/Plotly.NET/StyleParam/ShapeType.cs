namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “shape type”.</summary>
    public sealed class ShapeType : IPlotlyValue
    {
        private readonly object _value;

        private ShapeType(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>circle</c>.</summary>
        public static ShapeType Circle { get; } = new("circle");

        /// <summary>Plotly's <c>rect</c>.</summary>
        public static ShapeType Rectangle { get; } = new("rect");

        /// <summary>Plotly's <c>path</c>.</summary>
        public static ShapeType SvgPath { get; } = new("path");

        /// <summary>Plotly's <c>line</c>.</summary>
        public static ShapeType Line { get; } = new("line");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
