namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “axis constraint”.</summary>
    public sealed class AxisConstraint : IPlotlyValue
    {
        private readonly object _value;

        private AxisConstraint(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>range</c>.</summary>
        public static AxisConstraint Range { get; } = new("range");

        /// <summary>Plotly's <c>domain</c>.</summary>
        public static AxisConstraint Domain { get; } = new("domain");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
