namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “quartile method”.</summary>
    public sealed class QuartileMethod : IPlotlyValue
    {
        private readonly object _value;

        private QuartileMethod(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>linear</c>.</summary>
        public static QuartileMethod Linear { get; } = new("linear");

        /// <summary>Plotly's <c>exclusive</c>.</summary>
        public static QuartileMethod Exclusive { get; } = new("exclusive");

        /// <summary>Plotly's <c>inclusive</c>.</summary>
        public static QuartileMethod Inclusive { get; } = new("inclusive");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
