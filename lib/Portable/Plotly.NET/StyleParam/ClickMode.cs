namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “click mode”.</summary>
    public sealed class ClickMode : IPlotlyValue
    {
        private readonly object _value;

        private ClickMode(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>event</c>.</summary>
        public static ClickMode Event { get; } = new("event");

        /// <summary>Plotly's <c>select</c>.</summary>
        public static ClickMode Select { get; } = new("select");

        /// <summary>Plotly's <c>event+select</c>.</summary>
        public static ClickMode EventSelect { get; } = new("event+select");

        /// <summary>Plotly's <c>none</c>.</summary>
        public static ClickMode NoClickMode { get; } = new("none");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
