namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “double click”.</summary>
    public sealed class DoubleClick : IPlotlyValue
    {
        private readonly object _value;

        private DoubleClick(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>reset</c>.</summary>
        public static DoubleClick Reset { get; } = new("reset");

        /// <summary>Plotly's <c>autosize</c>.</summary>
        public static DoubleClick Autosize { get; } = new("autosize");

        /// <summary>Plotly's <c>reset+autosize</c>.</summary>
        public static DoubleClick ResetAutosize { get; } = new("reset+autosize");

        /// <summary>Plotly's <c>false</c>.</summary>
        public static DoubleClick NoInteraction { get; } = new(false);

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
