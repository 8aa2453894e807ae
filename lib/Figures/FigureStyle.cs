namespace Figures;

/// <summary>
/// How figures look. A page recolours them with the CSS variables <c>--figure-ink</c>, <c>--figure-paper</c>, <c>--figure-font</c> and
/// <c>--figure-series-1</c> to <c>-8</c>; in VS Code and Jupyter the theme's own variables hold.
/// </summary>
internal static class FigureStyle
{
    public const double TickSize = 14, TitleSize = 19, SubtitleSize = 16, AxisTitleSize = 15, LegendSize = 15;

    /// <summary>Screens up to this width show a chart's narrow picture.</summary>
    private const string NarrowScreen = "40em";

    /// <summary>Colours of traces that name none: apart for colour-blind readers and at least 3:1 against white.</summary>
    public static readonly string[] Series = ["#2563eb", "#d9480f", "#2b8a3e", "#9333ea", "#0c8599", "#c2255c", "#7a5c00", "#5c636a"];

    public const string Ink = "var(--figure-ink,var(--vscode-editor-foreground,var(--jp-content-font-color1,#1f2933)))";
    public const string Paper = "var(--figure-paper,var(--vscode-editor-background,var(--jp-layout-color0,#fff)))";

    /// <summary>The colour of the n-th trace (0 is the first), as CSS.</summary>
    public static string SeriesColor(int index)
    {
        int n = index % Series.Length;
        return $"var(--figure-series-{n + 1},{Series[n]})";
    }

    public const string Css = $$"""
        .sd-figure{display:block;max-width:100%;height:auto;background:{{Paper}};font-family:var(--figure-font,system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif)}
        .sd-figure.sd-narrow{display:none}
        @media(max-width:{{NarrowScreen}}){.sd-figure:has(~.sd-narrow){display:none}.sd-figure.sd-narrow{display:block} }
        .sd-figure text{fill:{{Ink}};font-size:14px}
        .sd-figure .sd-title{font-size:19px;font-weight:600}.sd-figure .sd-subtitle{font-size:16px;font-weight:600}
        .sd-figure .sd-axis,.sd-figure .sd-legend{font-size:15px}.sd-figure .sd-tick{opacity:.85}
        .sd-figure .sd-value,.sd-figure .sd-cell{font-weight:600}.sd-figure .sd-note{font-weight:500}
        .sd-figure .sd-grid{stroke:{{Ink}};stroke-opacity:.14}.sd-figure .sd-base{stroke:{{Ink}};stroke-opacity:.55;stroke-width:1.2}
        .sd-figure .sd-line{fill:none;stroke-linejoin:round;stroke-linecap:round}
        .sd-figure .sd-point{stroke:{{Paper}};stroke-width:1}.sd-figure .sd-touch{fill:transparent;stroke:none}
        .sd-figure .sd-touch:hover{fill:{{Ink}};fill-opacity:.25}.sd-figure .sd-point:hover,.sd-figure .sd-bar:hover{stroke:{{Ink}};stroke-width:2}
        .sd-figure .sd-arrow,.sd-figure .sd-shape{stroke:{{Ink}};stroke-width:1.4;fill:none}.sd-figure .sd-dot{fill:{{Ink}}}
        """;
}
