namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “marker symbol3 d”.</summary>
    public sealed class MarkerSymbol3D : IPlotlyValue
    {
        private readonly object _value;

        private MarkerSymbol3D(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>circle</c>.</summary>
        public static MarkerSymbol3D Circle { get; } = new("circle");

        /// <summary>Plotly's <c>circle-open</c>.</summary>
        public static MarkerSymbol3D CircleOpen { get; } = new("circle-open");

        /// <summary>Plotly's <c>cross</c>.</summary>
        public static MarkerSymbol3D Cross { get; } = new("cross");

        /// <summary>Plotly's <c>diamond</c>.</summary>
        public static MarkerSymbol3D Diamond { get; } = new("diamond");

        /// <summary>Plotly's <c>diamond-open</c>.</summary>
        public static MarkerSymbol3D DiamondOpen { get; } = new("diamond-open");

        /// <summary>Plotly's <c>square</c>.</summary>
        public static MarkerSymbol3D Square { get; } = new("square");

        /// <summary>Plotly's <c>square-open</c>.</summary>
        public static MarkerSymbol3D SquareOpen { get; } = new("square-open");

        /// <summary>Plotly's <c>x</c>.</summary>
        public static MarkerSymbol3D X { get; } = new("x");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
