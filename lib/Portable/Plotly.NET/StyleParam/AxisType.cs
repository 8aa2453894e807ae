namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>The kind of an axis: linear, logarithmic, dates or categories.</summary>
    public sealed class AxisType : IPlotlyValue
    {
        private readonly object _value;

        private AxisType(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>-</c>.</summary>
        public static AxisType Auto { get; } = new("-");

        /// <summary>Plotly's <c>linear</c>.</summary>
        public static AxisType Linear { get; } = new("linear");

        /// <summary>Plotly's <c>log</c>.</summary>
        public static AxisType Log { get; } = new("log");

        /// <summary>Plotly's <c>date</c>.</summary>
        public static AxisType Date { get; } = new("date");

        /// <summary>Plotly's <c>category</c>.</summary>
        public static AxisType Category { get; } = new("category");

        /// <summary>Plotly's <c>multicategory</c>.</summary>
        public static AxisType MultiCategory { get; } = new("multicategory");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
