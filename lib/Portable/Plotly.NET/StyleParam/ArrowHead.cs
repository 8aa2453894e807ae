namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “arrow head”.</summary>
    public sealed class ArrowHead : IPlotlyValue
    {
        private readonly object _value;

        private ArrowHead(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>1</c>.</summary>
        public static ArrowHead TriangleShort { get; } = new(1);

        /// <summary>Plotly's <c>2</c>.</summary>
        public static ArrowHead TriangleTall { get; } = new(2);

        /// <summary>Plotly's <c>3</c>.</summary>
        public static ArrowHead Barbed { get; } = new(3);

        /// <summary>Plotly's <c>4</c>.</summary>
        public static ArrowHead SimpleShort { get; } = new(4);

        /// <summary>Plotly's <c>5</c>.</summary>
        public static ArrowHead SimpleTall { get; } = new(5);

        /// <summary>Plotly's <c>6</c>.</summary>
        public static ArrowHead Cirle { get; } = new(6);

        /// <summary>Plotly's <c>7</c>.</summary>
        public static ArrowHead Square { get; } = new(7);

        /// <summary>Plotly's <c>8</c>.</summary>
        public static ArrowHead LineOnly { get; } = new(8);

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
