namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “fill rule”.</summary>
    public sealed class FillRule : IPlotlyValue
    {
        private readonly object _value;

        private FillRule(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>evenodd</c>.</summary>
        public static FillRule EvenOdd { get; } = new("evenodd");

        /// <summary>Plotly's <c>nonzero</c>.</summary>
        public static FillRule NonZero { get; } = new("nonzero");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
