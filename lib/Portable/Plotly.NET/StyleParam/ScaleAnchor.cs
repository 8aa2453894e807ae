namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “scale anchor”.</summary>
    public sealed class ScaleAnchor : IPlotlyValue
    {
        private readonly object _value;

        private ScaleAnchor(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>false</c>.</summary>
        public static ScaleAnchor False { get; } = new(false);

        /// <summary>Plotly's value made of the given argument.</summary>
        public static ScaleAnchor NewX(int item) => new(Numbered("x", item));

        /// <summary>Plotly's value made of the given argument.</summary>
        public static ScaleAnchor NewY(int item) => new(Numbered("y", item));

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
