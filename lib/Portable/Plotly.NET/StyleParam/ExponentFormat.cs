namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “exponent format”.</summary>
    public sealed class ExponentFormat : IPlotlyValue
    {
        private readonly object _value;

        private ExponentFormat(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>B</c>.</summary>
        public static ExponentFormat B { get; } = new("B");

        /// <summary>Plotly's <c>SI</c>.</summary>
        public static ExponentFormat SI { get; } = new("SI");

        /// <summary>Plotly's <c>power</c>.</summary>
        public static ExponentFormat Power { get; } = new("power");

        /// <summary>Plotly's <c>E</c>.</summary>
        public static ExponentFormat Ecapital { get; } = new("E");

        /// <summary>Plotly's <c>e</c>.</summary>
        public static ExponentFormat E { get; } = new("e");

        /// <summary>Plotly's <c>none</c>.</summary>
        public static ExponentFormat None { get; } = new("none");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
