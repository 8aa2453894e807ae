namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “box points”.</summary>
    public sealed class BoxPoints : IPlotlyValue
    {
        private readonly object _value;

        private BoxPoints(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>outliers</c>.</summary>
        public static BoxPoints Outliers { get; } = new("outliers");

        /// <summary>Plotly's <c>all</c>.</summary>
        public static BoxPoints All { get; } = new("all");

        /// <summary>Plotly's <c>suspectedoutliers</c>.</summary>
        public static BoxPoints SuspectedOutliers { get; } = new("suspectedoutliers");

        /// <summary>Plotly's <c>false</c>.</summary>
        public static BoxPoints False { get; } = new(false);

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
