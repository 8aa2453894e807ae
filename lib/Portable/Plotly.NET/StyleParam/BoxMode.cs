namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “box mode”.</summary>
    public sealed class BoxMode : IPlotlyValue
    {
        private readonly object _value;

        private BoxMode(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>group</c>.</summary>
        public static BoxMode Group { get; } = new("group");

        /// <summary>Plotly's <c>overlay</c>.</summary>
        public static BoxMode Overlay { get; } = new("overlay");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
