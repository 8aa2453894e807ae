namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “angle ref”.</summary>
    public sealed class AngleRef : IPlotlyValue
    {
        private readonly object _value;

        private AngleRef(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>previous</c>.</summary>
        public static AngleRef Previous { get; } = new("previous");

        /// <summary>Plotly's <c>up</c>.</summary>
        public static AngleRef Up { get; } = new("up");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
