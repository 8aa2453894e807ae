namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “arrow side”.</summary>
    public sealed class ArrowSide : IPlotlyValue
    {
        private readonly object _value;

        private ArrowSide(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>start</c>.</summary>
        public static ArrowSide Start { get; } = new("start");

        /// <summary>Plotly's <c>end</c>.</summary>
        public static ArrowSide End { get; } = new("end");

        /// <summary>Plotly's <c>startend</c>.</summary>
        public static ArrowSide StartEnd { get; } = new("startend");

        /// <summary>Plotly's <c>none</c>.</summary>
        public static ArrowSide None { get; } = new("none");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
