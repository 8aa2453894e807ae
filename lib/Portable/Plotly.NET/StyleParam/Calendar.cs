namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “calendar”.</summary>
    public sealed class Calendar : IPlotlyValue
    {
        private readonly object _value;

        private Calendar(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>gregorian</c>.</summary>
        public static Calendar Gregorian { get; } = new("gregorian");

        /// <summary>Plotly's <c>chinese</c>.</summary>
        public static Calendar Chinese { get; } = new("chinese");

        /// <summary>Plotly's <c>coptic</c>.</summary>
        public static Calendar Coptic { get; } = new("coptic");

        /// <summary>Plotly's <c>discworld</c>.</summary>
        public static Calendar Discworld { get; } = new("discworld");

        /// <summary>Plotly's <c>ethiopian</c>.</summary>
        public static Calendar Ethiopian { get; } = new("ethiopian");

        /// <summary>Plotly's <c>hebrew</c>.</summary>
        public static Calendar Hebrew { get; } = new("hebrew");

        /// <summary>Plotly's <c>islamic</c>.</summary>
        public static Calendar Islamic { get; } = new("islamic");

        /// <summary>Plotly's <c>julian</c>.</summary>
        public static Calendar Julian { get; } = new("julian");

        /// <summary>Plotly's <c>mayan</c>.</summary>
        public static Calendar Mayan { get; } = new("mayan");

        /// <summary>Plotly's <c>nanakshahi</c>.</summary>
        public static Calendar Nanakshahi { get; } = new("nanakshahi");

        /// <summary>Plotly's <c>nepali</c>.</summary>
        public static Calendar Nepali { get; } = new("nepali");

        /// <summary>Plotly's <c>persian</c>.</summary>
        public static Calendar Persian { get; } = new("persian");

        /// <summary>Plotly's <c>jalali</c>.</summary>
        public static Calendar Jalali { get; } = new("jalali");

        /// <summary>Plotly's <c>taiwan</c>.</summary>
        public static Calendar Taiwan { get; } = new("taiwan");

        /// <summary>Plotly's <c>thai</c>.</summary>
        public static Calendar Thai { get; } = new("thai");

        /// <summary>Plotly's <c>ummalqura</c>.</summary>
        public static Calendar Ummalqura { get; } = new("ummalqura");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
