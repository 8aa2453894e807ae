using Microsoft.FSharp.Core;
using Plotly.NET.LayoutObjects;

namespace Plotly.NET;

public partial class Chart
{
    /// <summary>A function that lays charts out in a grid, row by row. Rows and columns may share axes (<paramref name="Pattern"/> coupled) or not.</summary>
    public static FSharpFunc<T2, GenericChart> Grid<T1, T2>(
        int nRows, int nCols, FSharpOption<T1>? SubPlotTitles = null, FSharpOption<Font>? SubPlotTitleFont = null,
        FSharpOption<double>? SubPlotTitleOffset = null,
        FSharpOption<Tuple<StyleParam.LinearAxisId, StyleParam.LinearAxisId>[][]>? SubPlots = null,
        FSharpOption<StyleParam.LinearAxisId[]>? XAxes = null, FSharpOption<StyleParam.LinearAxisId[]>? YAxes = null,
        FSharpOption<StyleParam.LayoutGridRowOrder>? RowOrder = null, FSharpOption<StyleParam.LayoutGridPattern>? Pattern = null,
        FSharpOption<double>? XGap = null, FSharpOption<double>? YGap = null, FSharpOption<Domain>? Domain = null,
        FSharpOption<StyleParam.LayoutGridXSide>? XSide = null, FSharpOption<StyleParam.LayoutGridYSide>? YSide = null)
        where T1 : IEnumerable<string> where T2 : IEnumerable<GenericChart>
    {
        var pattern = Pattern?.Value ?? StyleParam.LayoutGridPattern.Independent;
        var rowOrder = RowOrder?.Value ?? StyleParam.LayoutGridRowOrder.TopToBottom;
        bool shared = pattern == StyleParam.LayoutGridPattern.Coupled;
        double xGap = XGap?.Value ?? (shared ? 0.1 : 0.2), yGap = YGap?.Value ?? (shared ? 0.1 : 0.3);
        var titles = SubPlotTitles is null ? [] : Subplots.Titles(SubPlotTitles.Value, SubPlotTitleFont, SubPlotTitleOffset?.Value ?? 0,
            nRows, nCols, xGap, yGap, bottomUp: rowOrder == StyleParam.LayoutGridRowOrder.BottomToTop).ToArray();
        var grid = new LayoutGrid().Set("subplots", SubPlots).Set("xaxes", XAxes).Set("yaxes", YAxes).Put("rows", nRows).Put("columns", nCols)
                .Put("roworder", rowOrder).Put("pattern", pattern).Set("xgap", XGap).Set("ygap", YGap).Set("domain", Domain)
                .Set("xside", XSide).Set("yside", YSide);
        return Function<T2>(charts => Subplots.Combine(charts, nRows, nCols, shared).WithAnnotations(titles).WithLayoutGrid(grid));
    }

    /// <summary>A function that lays rows of charts out in a grid; shorter rows are filled up with empty cells.</summary>
    public static FSharpFunc<T2, GenericChart> Grid<T1, T2, T3>(
        FSharpOption<T1>? SubPlotTitles = null, FSharpOption<Font>? SubPlotTitleFont = null,
        FSharpOption<double>? SubPlotTitleOffset = null,
        FSharpOption<Tuple<StyleParam.LinearAxisId, StyleParam.LinearAxisId>[][]>? SubPlots = null,
        FSharpOption<StyleParam.LinearAxisId[]>? XAxes = null, FSharpOption<StyleParam.LinearAxisId[]>? YAxes = null,
        FSharpOption<StyleParam.LayoutGridRowOrder>? RowOrder = null, FSharpOption<StyleParam.LayoutGridPattern>? Pattern = null,
        FSharpOption<double>? XGap = null, FSharpOption<double>? YGap = null, FSharpOption<Domain>? Domain = null,
        FSharpOption<StyleParam.LayoutGridXSide>? XSide = null, FSharpOption<StyleParam.LayoutGridYSide>? YSide = null)
        where T1 : IEnumerable<string> where T2 : IEnumerable<T3> where T3 : IEnumerable<GenericChart> =>
        Function<T2>(rows =>
        {
            int columns = rows.Max(row => row.Count());
            var cells = rows.SelectMany(row => row.Concat(Enumerable.Range(row.Count(), columns - row.Count()).Select(_ => Invisible())));
            return Grid<T1, IEnumerable<GenericChart>>(
                rows.Count(), columns, SubPlotTitles: SubPlotTitles, SubPlotTitleFont: SubPlotTitleFont,
                SubPlotTitleOffset: SubPlotTitleOffset, SubPlots: SubPlots, XAxes: XAxes, YAxes: YAxes, RowOrder: RowOrder,
                Pattern: Pattern, XGap: XGap, YGap: YGap, Domain: Domain, XSide: XSide, YSide: YSide).Invoke(cells);
        });

    /// <summary>A function that lays charts out below one another.</summary>
    public static FSharpFunc<T2, GenericChart> SingleStack<T1, T2>(
        FSharpOption<T1>? SubPlotTitles = null, FSharpOption<Font>? SubPlotTitleFont = null,
        FSharpOption<double>? SubPlotTitleOffset = null,
        FSharpOption<Tuple<StyleParam.LinearAxisId, StyleParam.LinearAxisId>[][]>? SubPlots = null,
        FSharpOption<StyleParam.LinearAxisId[]>? XAxes = null, FSharpOption<StyleParam.LinearAxisId[]>? YAxes = null,
        FSharpOption<StyleParam.LayoutGridRowOrder>? RowOrder = null, FSharpOption<StyleParam.LayoutGridPattern>? Pattern = null,
        FSharpOption<double>? XGap = null, FSharpOption<double>? YGap = null, FSharpOption<Domain>? Domain = null,
        FSharpOption<StyleParam.LayoutGridXSide>? XSide = null, FSharpOption<StyleParam.LayoutGridYSide>? YSide = null)
        where T1 : IEnumerable<string> where T2 : IEnumerable<GenericChart> =>
        Function<T2>(charts => Grid<T1, T2>(
            charts.Count(), 1, SubPlotTitles: SubPlotTitles, SubPlotTitleFont: SubPlotTitleFont, SubPlotTitleOffset: SubPlotTitleOffset,
            SubPlots: SubPlots, XAxes: XAxes, YAxes: YAxes, RowOrder: RowOrder, Pattern: Pattern, XGap: XGap, YGap: YGap, Domain: Domain,
            XSide: XSide, YSide: YSide).Invoke(charts));

    private static FSharpFunc<TCharts, GenericChart> Function<TCharts>(Converter<TCharts, GenericChart> layOut) =>
        FSharpFunc<TCharts, GenericChart>.FromConverter(layOut);
}
