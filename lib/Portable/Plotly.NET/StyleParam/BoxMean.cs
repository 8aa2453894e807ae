namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “box mean”.</summary>
    public sealed class BoxMean : IPlotlyValue
    {
        private readonly object _value;

        private BoxMean(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>true</c>.</summary>
        public static BoxMean True { get; } = new(true);

        /// <summary>Plotly's <c>false</c>.</summary>
        public static BoxMean False { get; } = new(false);

        /// <summary>Plotly's <c>sd</c>.</summary>
        public static BoxMean SD { get; } = new("sd");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
