namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “font family”.</summary>
    public sealed class FontFamily : IPlotlyValue
    {
        private readonly object _value;

        private FontFamily(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>Arial</c>.</summary>
        public static FontFamily Arial { get; } = new("Arial");

        /// <summary>Plotly's <c>Balto</c>.</summary>
        public static FontFamily Balto { get; } = new("Balto");

        /// <summary>Plotly's <c>Courier New</c>.</summary>
        public static FontFamily Courier_New { get; } = new("Courier New");

        /// <summary>Plotly's <c>Consolas</c>.</summary>
        public static FontFamily Consolas { get; } = new("Consolas");

        /// <summary>Plotly's <c>Droid Sans</c>.</summary>
        public static FontFamily Droid_Sans { get; } = new("Droid Sans");

        /// <summary>Plotly's <c>Droid Serif</c>.</summary>
        public static FontFamily Droid_Serif { get; } = new("Droid Serif");

        /// <summary>Plotly's <c>Droid Sans Mono</c>.</summary>
        public static FontFamily Droid_Sans_Mono { get; } = new("Droid Sans Mono");

        /// <summary>Plotly's <c>Gravitas One</c>.</summary>
        public static FontFamily Gravitas_One { get; } = new("Gravitas One");

        /// <summary>Plotly's <c>Old Standard TT</c>.</summary>
        public static FontFamily Old_Standard_TT { get; } = new("Old Standard TT");

        /// <summary>Plotly's <c>Open Sans</c>.</summary>
        public static FontFamily Open_Sans { get; } = new("Open Sans");

        /// <summary>Plotly's <c>Overpass</c>.</summary>
        public static FontFamily Overpass { get; } = new("Overpass");

        /// <summary>Plotly's <c>PT Sans Narrow</c>.</summary>
        public static FontFamily PT_Sans_Narrow { get; } = new("PT Sans Narrow");

        /// <summary>Plotly's <c>Raleway</c>.</summary>
        public static FontFamily Raleway { get; } = new("Raleway");

        /// <summary>Plotly's <c>Times New Roman</c>.</summary>
        public static FontFamily Times_New_Roman { get; } = new("Times New Roman");

        /// <summary>Plotly's value made of the given argument.</summary>
        public static FontFamily NewCustom(string item) => new(item);

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
