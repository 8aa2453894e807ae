namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “hist func”.</summary>
    public sealed class HistFunc : IPlotlyValue
    {
        private readonly object _value;

        private HistFunc(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>count</c>.</summary>
        public static HistFunc Count { get; } = new("count");

        /// <summary>Plotly's <c>sum</c>.</summary>
        public static HistFunc Sum { get; } = new("sum");

        /// <summary>Plotly's <c>avg</c>.</summary>
        public static HistFunc Avg { get; } = new("avg");

        /// <summary>Plotly's <c>min</c>.</summary>
        public static HistFunc Min { get; } = new("min");

        /// <summary>Plotly's <c>max</c>.</summary>
        public static HistFunc Max { get; } = new("max");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
