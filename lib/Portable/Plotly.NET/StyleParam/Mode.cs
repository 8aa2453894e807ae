namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>How a scatter trace is drawn: lines, markers, text or a combination.</summary>
    public sealed class Mode : IPlotlyValue
    {
        private readonly object _value;

        private Mode(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>none</c>.</summary>
        public static Mode None { get; } = new("none");

        /// <summary>Plotly's <c>lines</c>.</summary>
        public static Mode Lines { get; } = new("lines");

        /// <summary>Plotly's <c>lines+markers</c>.</summary>
        public static Mode Lines_Markers { get; } = new("lines+markers");

        /// <summary>Plotly's <c>lines+text</c>.</summary>
        public static Mode Lines_Text { get; } = new("lines+text");

        /// <summary>Plotly's <c>lines+markers+text</c>.</summary>
        public static Mode Lines_Markers_Text { get; } = new("lines+markers+text");

        /// <summary>Plotly's <c>markers</c>.</summary>
        public static Mode Markers { get; } = new("markers");

        /// <summary>Plotly's <c>markers+text</c>.</summary>
        public static Mode Markers_Text { get; } = new("markers+text");

        /// <summary>Plotly's <c>text</c>.</summary>
        public static Mode Text { get; } = new("text");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
