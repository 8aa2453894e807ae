namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “layout grid pattern”.</summary>
    public sealed class LayoutGridPattern : IPlotlyValue
    {
        private readonly object _value;

        private LayoutGridPattern(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>independent</c>.</summary>
        public static LayoutGridPattern Independent { get; } = new("independent");

        /// <summary>Plotly's <c>coupled</c>.</summary>
        public static LayoutGridPattern Coupled { get; } = new("coupled");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
