namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “auto type numbers”.</summary>
    public sealed class AutoTypeNumbers : IPlotlyValue
    {
        private readonly object _value;

        private AutoTypeNumbers(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>convert types</c>.</summary>
        public static AutoTypeNumbers ConvertTypes { get; } = new("convert types");

        /// <summary>Plotly's <c>strict</c>.</summary>
        public static AutoTypeNumbers Strict { get; } = new("strict");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
