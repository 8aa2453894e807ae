namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>The dash pattern of a line.</summary>
    public sealed class DrawingStyle : IPlotlyValue
    {
        private readonly object _value;

        private DrawingStyle(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>solid</c>.</summary>
        public static DrawingStyle Solid { get; } = new("solid");

        /// <summary>Plotly's <c>dash</c>.</summary>
        public static DrawingStyle Dash { get; } = new("dash");

        /// <summary>Plotly's <c>dot</c>.</summary>
        public static DrawingStyle Dot { get; } = new("dot");

        /// <summary>Plotly's <c>dashdot</c>.</summary>
        public static DrawingStyle DashDot { get; } = new("dashdot");

        /// <summary>Plotly's <c>longdash</c>.</summary>
        public static DrawingStyle LongDash { get; } = new("longdash");

        /// <summary>Plotly's <c>longdashdot</c>.</summary>
        public static DrawingStyle LongDashDot { get; } = new("longdashdot");

        /// <summary>Plotly's value made of the given argument.</summary>
        public static DrawingStyle NewUser(IEnumerable<int> item) => new(string.Join(',', item.Select(px => $"{px}px")));

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
