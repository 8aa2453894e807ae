namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “layer”.</summary>
    public sealed class Layer : IPlotlyValue
    {
        private readonly object _value;

        private Layer(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>below</c>.</summary>
        public static Layer Below { get; } = new("below");

        /// <summary>Plotly's <c>above</c>.</summary>
        public static Layer Above { get; } = new("above");

        /// <summary>Plotly's <c>above traces</c>.</summary>
        public static Layer AboveTraces { get; } = new("above traces");

        /// <summary>Plotly's <c>below traces</c>.</summary>
        public static Layer BelowTraces { get; } = new("below traces");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
