namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>The name by which a trace or an axis refers to an axis.</summary>
    public sealed class LinearAxisId : IPlotlyValue
    {
        private readonly object _value;

        private LinearAxisId(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>free</c>.</summary>
        public static LinearAxisId Free { get; } = new("free");

        /// <summary>Plotly's value made of the given argument.</summary>
        public static LinearAxisId NewX(int item) => new(Numbered("x", item));

        /// <summary>Plotly's value made of the given argument.</summary>
        public static LinearAxisId NewY(int item) => new(Numbered("y", item));

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
