namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “unit mode”.</summary>
    public sealed class UnitMode : IPlotlyValue
    {
        private readonly object _value;

        private UnitMode(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>fraction</c>.</summary>
        public static UnitMode Fraction { get; } = new("fraction");

        /// <summary>Plotly's <c>pixels</c>.</summary>
        public static UnitMode Pixels { get; } = new("pixels");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
