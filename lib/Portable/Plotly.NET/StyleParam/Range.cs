namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>The part of an axis that is shown.</summary>
    public sealed class Range : IPlotlyValue
    {
        private readonly object _value;

        private Range(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's value made of the given arguments.</summary>
        public static Range NewMinMax(IConvertible item1, IConvertible item2) => new(new[] { item1, item2 });

        /// <summary>Plotly's value made of the given argument.</summary>
        public static Range NewValues(IConvertible[] item) => new(item);

        /// <summary>From one value to another.</summary>
        public static Range ofMinMax<T1, T2>(T1 min, T2 max) where T1 : IConvertible where T2 : IConvertible => NewMinMax(min, max);

        /// <summary>The given values.</summary>
        public static Range ofValues<T>(IEnumerable<T> values) where T : IConvertible =>
            NewValues(values.Select(v => (IConvertible)v).ToArray());

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
