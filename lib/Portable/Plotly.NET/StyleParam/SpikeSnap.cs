namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “spike snap”.</summary>
    public sealed class SpikeSnap : IPlotlyValue
    {
        private readonly object _value;

        private SpikeSnap(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>data</c>.</summary>
        public static SpikeSnap Data { get; } = new("data");

        /// <summary>Plotly's <c>cursor</c>.</summary>
        public static SpikeSnap Cursor { get; } = new("cursor");

        /// <summary>Plotly's <c>hovered data</c>.</summary>
        public static SpikeSnap HoveredData { get; } = new("hovered data");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
