namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “pattern shape”.</summary>
    public sealed class PatternShape : IPlotlyValue
    {
        private readonly object _value;

        private PatternShape(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's the empty string.</summary>
        public static PatternShape None { get; } = new("");

        /// <summary>Plotly's <c>/</c>.</summary>
        public static PatternShape DiagonalDescending { get; } = new("/");

        /// <summary>Plotly's the empty string.</summary>
        public static PatternShape DiagonalAscending { get; } = new("");

        /// <summary>Plotly's <c>x</c>.</summary>
        public static PatternShape DiagonalChecked { get; } = new("x");

        /// <summary>Plotly's <c>-</c>.</summary>
        public static PatternShape HorizontalLines { get; } = new("-");

        /// <summary>Plotly's <c>|</c>.</summary>
        public static PatternShape VerticalLines { get; } = new("|");

        /// <summary>Plotly's <c>+</c>.</summary>
        public static PatternShape Checked { get; } = new("+");

        /// <summary>Plotly's <c>.</c>.</summary>
        public static PatternShape Dots { get; } = new(".");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
