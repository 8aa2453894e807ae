namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “tick mode”.</summary>
    public sealed class TickMode : IPlotlyValue
    {
        private readonly object _value;

        private TickMode(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>auto</c>.</summary>
        public static TickMode Auto { get; } = new("auto");

        /// <summary>Plotly's <c>linear</c>.</summary>
        public static TickMode Linear { get; } = new("linear");

        /// <summary>Plotly's <c>array</c>.</summary>
        public static TickMode Array { get; } = new("array");

        /// <summary>Plotly's <c>sync</c>.</summary>
        public static TickMode Sync { get; } = new("sync");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
