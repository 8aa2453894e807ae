namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “show exponent”.</summary>
    public sealed class ShowExponent : IPlotlyValue
    {
        private readonly object _value;

        private ShowExponent(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>all</c>.</summary>
        public static ShowExponent All { get; } = new("all");

        /// <summary>Plotly's <c>first</c>.</summary>
        public static ShowExponent First { get; } = new("first");

        /// <summary>Plotly's <c>last</c>.</summary>
        public static ShowExponent Last { get; } = new("last");

        /// <summary>Plotly's <c>none</c>.</summary>
        public static ShowExponent None { get; } = new("none");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
