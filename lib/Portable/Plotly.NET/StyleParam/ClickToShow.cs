namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “click to show”.</summary>
    public sealed class ClickToShow : IPlotlyValue
    {
        private readonly object _value;

        private ClickToShow(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>false</c>.</summary>
        public static ClickToShow False { get; } = new(false);

        /// <summary>Plotly's <c>onoff</c>.</summary>
        public static ClickToShow OnOff { get; } = new("onoff");

        /// <summary>Plotly's <c>onout</c>.</summary>
        public static ClickToShow OnOut { get; } = new("onout");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
