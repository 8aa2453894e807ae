namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “box size mode”.</summary>
    public sealed class BoxSizeMode : IPlotlyValue
    {
        private readonly object _value;

        private BoxSizeMode(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>quartiles</c>.</summary>
        public static BoxSizeMode Quartiles { get; } = new("quartiles");

        /// <summary>Plotly's <c>sd</c>.</summary>
        public static BoxSizeMode SD { get; } = new("sd");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
