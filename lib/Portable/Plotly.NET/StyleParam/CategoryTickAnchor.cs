namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “category tick anchor”.</summary>
    public sealed class CategoryTickAnchor : IPlotlyValue
    {
        private readonly object _value;

        private CategoryTickAnchor(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>labels</c>.</summary>
        public static CategoryTickAnchor Labels { get; } = new("labels");

        /// <summary>Plotly's <c>boundaries</c>.</summary>
        public static CategoryTickAnchor Boundaries { get; } = new("boundaries");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
