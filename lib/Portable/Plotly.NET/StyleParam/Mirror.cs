namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “mirror”.</summary>
    public sealed class Mirror : IPlotlyValue
    {
        private readonly object _value;

        private Mirror(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>true</c>.</summary>
        public static Mirror True { get; } = new(true);

        /// <summary>Plotly's <c>ticks</c>.</summary>
        public static Mirror Ticks { get; } = new("ticks");

        /// <summary>Plotly's <c>false</c>.</summary>
        public static Mirror False { get; } = new(false);

        /// <summary>Plotly's <c>all</c>.</summary>
        public static Mirror All { get; } = new("all");

        /// <summary>Plotly's <c>allticks</c>.</summary>
        public static Mirror AllTicks { get; } = new("allticks");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
