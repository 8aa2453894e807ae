namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “category order”.</summary>
    public sealed class CategoryOrder : IPlotlyValue
    {
        private readonly object _value;

        private CategoryOrder(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>trace</c>.</summary>
        public static CategoryOrder Trace { get; } = new("trace");

        /// <summary>Plotly's <c>category ascending</c>.</summary>
        public static CategoryOrder CategoryAscending { get; } = new("category ascending");

        /// <summary>Plotly's <c>category descending</c>.</summary>
        public static CategoryOrder CategoryDescending { get; } = new("category descending");

        /// <summary>Plotly's <c>array</c>.</summary>
        public static CategoryOrder Array { get; } = new("array");

        /// <summary>Plotly's <c>total ascending</c>.</summary>
        public static CategoryOrder TotalAscending { get; } = new("total ascending");

        /// <summary>Plotly's <c>total descending</c>.</summary>
        public static CategoryOrder TotalDescending { get; } = new("total descending");

        /// <summary>Plotly's <c>min ascending</c>.</summary>
        public static CategoryOrder MinAscending { get; } = new("min ascending");

        /// <summary>Plotly's <c>min descending</c>.</summary>
        public static CategoryOrder MinDescending { get; } = new("min descending");

        /// <summary>Plotly's <c>max ascending</c>.</summary>
        public static CategoryOrder MaxAscending { get; } = new("max ascending");

        /// <summary>Plotly's <c>max descending</c>.</summary>
        public static CategoryOrder MaxDescending { get; } = new("max descending");

        /// <summary>Plotly's <c>sum ascending</c>.</summary>
        public static CategoryOrder SumAscending { get; } = new("sum ascending");

        /// <summary>Plotly's <c>sum descending</c>.</summary>
        public static CategoryOrder SumDescending { get; } = new("sum descending");

        /// <summary>Plotly's <c>mean ascending</c>.</summary>
        public static CategoryOrder MeanAscending { get; } = new("mean ascending");

        /// <summary>Plotly's <c>mean descending</c>.</summary>
        public static CategoryOrder MeanDescending { get; } = new("mean descending");

        /// <summary>Plotly's <c>median ascending</c>.</summary>
        public static CategoryOrder MedianAscending { get; } = new("median ascending");

        /// <summary>Plotly's <c>median descending</c>.</summary>
        public static CategoryOrder MedianDescending { get; } = new("median descending");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
