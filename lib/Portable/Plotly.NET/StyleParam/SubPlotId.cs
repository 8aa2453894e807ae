namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>The place of an axis or subplot in the layout.</summary>
    public sealed class SubPlotId : IPlotlyValue
    {
        private readonly object _value;

        private SubPlotId(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's value made of the given argument.</summary>
        public static SubPlotId NewXAxis(int item) => new(Numbered("xaxis", item));

        /// <summary>Plotly's value made of the given argument.</summary>
        public static SubPlotId NewYAxis(int item) => new(Numbered("yaxis", item));

        /// <summary>Plotly's <c>zaxis</c>.</summary>
        public static SubPlotId ZAxis { get; } = new("zaxis");

        /// <summary>Plotly's value made of the given argument.</summary>
        public static SubPlotId NewColorAxis(int item) => new(Numbered("coloraxis", item));

        /// <summary>Plotly's value made of the given argument.</summary>
        public static SubPlotId NewGeo(int item) => new(Numbered("geo", item));

        /// <summary>Plotly's value made of the given argument.</summary>
        public static SubPlotId NewMapbox(int item) => new(Numbered("mapbox", item));

        /// <summary>Plotly's value made of the given argument.</summary>
        public static SubPlotId NewPolar(int item) => new(Numbered("polar", item));

        /// <summary>Plotly's value made of the given argument.</summary>
        public static SubPlotId NewTernary(int item) => new(Numbered("ternary", item));

        /// <summary>Plotly's value made of the given argument.</summary>
        public static SubPlotId NewScene(int item) => new(Numbered("scene", item));

        /// <summary>Plotly's value made of the given argument.</summary>
        public static SubPlotId NewCarpet(string item) => new(item);

        /// <summary>Plotly's value made of the given argument.</summary>
        public static SubPlotId NewSmith(int item) => new(Numbered("smith", item));

        /// <summary>Plotly's value made of the given argument.</summary>
        public static SubPlotId NewLegend(int item) => new(Numbered("legend", item));

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
