namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “auto range”.</summary>
    public sealed class AutoRange : IPlotlyValue
    {
        private readonly object _value;

        private AutoRange(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>true</c>.</summary>
        public static AutoRange True { get; } = new(true);

        /// <summary>Plotly's <c>false</c>.</summary>
        public static AutoRange False { get; } = new(false);

        /// <summary>Plotly's <c>reversed</c>.</summary>
        public static AutoRange Reversed { get; } = new("reversed");

        /// <summary>Plotly's <c>min reversed</c>.</summary>
        public static AutoRange MinReversed { get; } = new("min reversed");

        /// <summary>Plotly's <c>max reversed</c>.</summary>
        public static AutoRange MaxReversed { get; } = new("max reversed");

        /// <summary>Plotly's <c>min</c>.</summary>
        public static AutoRange Min { get; } = new("min");

        /// <summary>Plotly's <c>max</c>.</summary>
        public static AutoRange Max { get; } = new("max");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
