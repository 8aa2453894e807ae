namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “fill”.</summary>
    public sealed class Fill : IPlotlyValue
    {
        private readonly object _value;

        private Fill(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>none</c>.</summary>
        public static Fill None { get; } = new("none");

        /// <summary>Plotly's <c>tozeroy</c>.</summary>
        public static Fill ToZero_y { get; } = new("tozeroy");

        /// <summary>Plotly's <c>tozerox</c>.</summary>
        public static Fill ToZero_x { get; } = new("tozerox");

        /// <summary>Plotly's <c>tonexty</c>.</summary>
        public static Fill ToNext_y { get; } = new("tonexty");

        /// <summary>Plotly's <c>tonextx</c>.</summary>
        public static Fill ToNext_x { get; } = new("tonextx");

        /// <summary>Plotly's <c>toself</c>.</summary>
        public static Fill ToSelf { get; } = new("toself");

        /// <summary>Plotly's <c>tonext</c>.</summary>
        public static Fill ToNext { get; } = new("tonext");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
