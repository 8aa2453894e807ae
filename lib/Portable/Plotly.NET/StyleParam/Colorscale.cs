namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>The colours that numbers are mapped to.</summary>
    public sealed class Colorscale : IPlotlyValue
    {
        private readonly object _value;

        private Colorscale(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's value made of the given argument.</summary>
        public static Colorscale NewCustom(IEnumerable<Tuple<double, Color>> item) => new(Stops(item));

        /// <summary>Plotly's <c>RdBu</c>.</summary>
        public static Colorscale RdBu { get; } = new("RdBu");

        /// <summary>Plotly's <c>Earth</c>.</summary>
        public static Colorscale Earth { get; } = new("Earth");

        /// <summary>Plotly's <c>Blackbody</c>.</summary>
        public static Colorscale Blackbody { get; } = new("Blackbody");

        /// <summary>Plotly's <c>YIOrRd</c>.</summary>
        public static Colorscale YIOrRd { get; } = new("YIOrRd");

        /// <summary>Plotly's <c>YIGnBu</c>.</summary>
        public static Colorscale YIGnBu { get; } = new("YIGnBu");

        /// <summary>Plotly's <c>Bluered</c>.</summary>
        public static Colorscale Bluered { get; } = new("Bluered");

        /// <summary>Plotly's <c>Portland</c>.</summary>
        public static Colorscale Portland { get; } = new("Portland");

        /// <summary>Plotly's <c>Electric</c>.</summary>
        public static Colorscale Electric { get; } = new("Electric");

        /// <summary>Plotly's <c>Jet</c>.</summary>
        public static Colorscale Jet { get; } = new("Jet");

        /// <summary>Plotly's <c>Hot</c>.</summary>
        public static Colorscale Hot { get; } = new("Hot");

        /// <summary>Plotly's <c>Greys</c>.</summary>
        public static Colorscale Greys { get; } = new("Greys");

        /// <summary>Plotly's <c>Greens</c>.</summary>
        public static Colorscale Greens { get; } = new("Greens");

        /// <summary>Plotly's <c>Picnic</c>.</summary>
        public static Colorscale Picnic { get; } = new("Picnic");

        /// <summary>Plotly's <c>Rainbow</c>.</summary>
        public static Colorscale Rainbow { get; } = new("Rainbow");

        /// <summary>Plotly's <c>Viridis</c>.</summary>
        public static Colorscale Viridis { get; } = new("Viridis");

        /// <summary>Plotly's <c>Cividis</c>.</summary>
        public static Colorscale Cividis { get; } = new("Cividis");

        private static object Stops(IEnumerable<Tuple<double, Color>> stops)
        {
            var pairs = stops.Select(s => new object[] { s.Item1, s.Item2 }).ToArray();
            if (pairs.Length < 2)
                throw new Exception("The colour scale has fewer than two values: the lowest (0.0) and the highest (1.0) are needed.");
            return pairs;
        }

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
