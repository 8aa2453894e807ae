namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “back off”.</summary>
    public sealed class BackOff : IPlotlyValue
    {
        private readonly object _value;

        private BackOff(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>auto</c>.</summary>
        public static BackOff Auto { get; } = new("auto");

        /// <summary>Plotly's value made of the given argument.</summary>
        public static BackOff NewValue(int item) => new(item);

        /// <summary>Plotly's value made of the given argument.</summary>
        public static BackOff NewArray(IEnumerable<int> item) => new(item);

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
