namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “shape”.</summary>
    public sealed class Shape : IPlotlyValue
    {
        private readonly object _value;

        private Shape(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>linear</c>.</summary>
        public static Shape Linear { get; } = new("linear");

        /// <summary>Plotly's <c>spline</c>.</summary>
        public static Shape Spline { get; } = new("spline");

        /// <summary>Plotly's <c>hv</c>.</summary>
        public static Shape Hv { get; } = new("hv");

        /// <summary>Plotly's <c>vh</c>.</summary>
        public static Shape Vh { get; } = new("vh");

        /// <summary>Plotly's <c>hvh</c>.</summary>
        public static Shape Hvh { get; } = new("hvh");

        /// <summary>Plotly's <c>vhv</c>.</summary>
        public static Shape Vhv { get; } = new("vhv");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
