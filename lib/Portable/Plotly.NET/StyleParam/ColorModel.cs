namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “color model”.</summary>
    public sealed class ColorModel : IPlotlyValue
    {
        private readonly object _value;

        private ColorModel(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>rgb</c>.</summary>
        public static ColorModel RGB { get; } = new("rgb");

        /// <summary>Plotly's <c>rgba</c>.</summary>
        public static ColorModel RGBA { get; } = new("rgba");

        /// <summary>Plotly's <c>rgba256</c>.</summary>
        public static ColorModel RGBA256 { get; } = new("rgba256");

        /// <summary>Plotly's <c>hsl</c>.</summary>
        public static ColorModel HSL { get; } = new("hsl");

        /// <summary>Plotly's <c>hsla</c>.</summary>
        public static ColorModel HSLA { get; } = new("hsla");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
