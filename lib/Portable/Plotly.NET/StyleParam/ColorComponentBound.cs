namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “color component bound”.</summary>
    public sealed class ColorComponentBound : IPlotlyValue
    {
        private readonly object _value;

        private ColorComponentBound(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's value made of the given arguments.</summary>
        public static ColorComponentBound NewRGB(int r, int g, int b) => new(new[] { r, g, b });

        /// <summary>Plotly's value made of the given arguments.</summary>
        public static ColorComponentBound NewRGBA(int r, int g, int b, int a) => new(new[] { r, g, b, a });

        /// <summary>Plotly's value made of the given arguments.</summary>
        public static ColorComponentBound NewRGBA256(int item1, int item2, int item3, int item4) => new(new[] { item1, item2, item3, item4 });

        /// <summary>Plotly's value made of the given arguments.</summary>
        public static ColorComponentBound NewHSL(int h, int s, int l) => new(new[] { h, s, l });

        /// <summary>Plotly's value made of the given arguments.</summary>
        public static ColorComponentBound NewHSLA(int h, int s, int l, int a) => new(new[] { h, s, l, a });

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
