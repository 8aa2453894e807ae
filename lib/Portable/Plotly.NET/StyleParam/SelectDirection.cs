namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “select direction”.</summary>
    public sealed class SelectDirection : IPlotlyValue
    {
        private readonly object _value;

        private SelectDirection(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>h</c>.</summary>
        public static SelectDirection Horizontal { get; } = new("h");

        /// <summary>Plotly's <c>v</c>.</summary>
        public static SelectDirection Vertical { get; } = new("v");

        /// <summary>Plotly's <c>d</c>.</summary>
        public static SelectDirection Diagonal { get; } = new("d");

        /// <summary>Plotly's <c>any</c>.</summary>
        public static SelectDirection Any { get; } = new("any");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
