namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “bar mode”.</summary>
    public sealed class BarMode : IPlotlyValue
    {
        private readonly object _value;

        private BarMode(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>stack</c>.</summary>
        public static BarMode Stack { get; } = new("stack");

        /// <summary>Plotly's <c>group</c>.</summary>
        public static BarMode Group { get; } = new("group");

        /// <summary>Plotly's <c>overlay</c>.</summary>
        public static BarMode Overlay { get; } = new("overlay");

        /// <summary>Plotly's <c>relative</c>.</summary>
        public static BarMode Relative { get; } = new("relative");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
