namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “symbol style”.</summary>
    public sealed class SymbolStyle : IPlotlyValue
    {
        private readonly object _value;

        private SymbolStyle(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>100</c>.</summary>
        public static SymbolStyle Open { get; } = new(100);

        /// <summary>Plotly's <c>200</c>.</summary>
        public static SymbolStyle Dot { get; } = new(200);

        /// <summary>Plotly's <c>300</c>.</summary>
        public static SymbolStyle OpenDot { get; } = new(300);

        internal int Modifier => _value switch { "open" => 100, "dot" => 200, _ => 300 };

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
