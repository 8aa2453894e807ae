namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “entry width mode”.</summary>
    public sealed class EntryWidthMode : IPlotlyValue
    {
        private readonly object _value;

        private EntryWidthMode(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>fraction</c>.</summary>
        public static EntryWidthMode Fraction { get; } = new("fraction");

        /// <summary>Plotly's <c>pixels</c>.</summary>
        public static EntryWidthMode Pixels { get; } = new("pixels");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
