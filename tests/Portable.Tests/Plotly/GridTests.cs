using System.Text.Json;
using Plotly.NET;
using Chart = Plotly.NET.Chart;
using Chart2D = Plotly.NET.Chart2D.Chart;

namespace Portable.Tests.Plotly;

/// <summary>Grids of subplots: axes of their own or shared, and titles over the cells.</summary>
public class GridTests
{
    private static GenericChart Cell(string title) => Chart2D.Line<int, int, string>(new[] { 1 }, new[] { 2 }, UseDefaults: false)
        .WithXAxisStyle(Title.init(Text: title));

    private static JsonElement Figure(GenericChart chart) => JsonDocument.Parse(GenericChart.toFigureJson(chart)).RootElement;

    [Fact]
    public void Each_cell_has_axes_of_its_own()
    {
        var grid = Chart.Grid<string[], GenericChart[]>(1, 2).Invoke([Cell("a"), Cell("b")]);
        Assert.Equal(
            """{"xaxis":{"title":{"text":"a"}},"yaxis":{},"xaxis2":{"title":{"text":"b"}},"yaxis2":{},"annotations":[],"grid":{"rows":1,"columns":2,"roworder":"top to bottom","pattern":"independent"}}""",
            Figure(grid).GetProperty("layout").GetRawText());
    }

    [Fact]
    public void Traces_name_their_axes()
    {
        var second = Figure(Chart.Grid<string[], GenericChart[]>(1, 2).Invoke([Cell("a"), Cell("b")])).GetProperty("data")[1];
        Assert.Equal(("x2", "y2"), (second.GetProperty("xaxis").GetString(), second.GetProperty("yaxis").GetString()));
    }

    [Fact]
    public void Coupled_cells_share_the_axes_of_their_row_and_column()
    {
        var grid = Chart.Grid<string[], GenericChart[]>(2, 2, Pattern: StyleParam.LayoutGridPattern.Coupled)
            .Invoke([Cell("a"), Cell("b"), Cell("c"), Cell("d")]);
        var last = Figure(grid).GetProperty("data")[3];
        Assert.Equal(("x2", "y2"), (last.GetProperty("xaxis").GetString(), last.GetProperty("yaxis").GetString()));
    }

    [Fact]
    public void Titles_stand_over_the_middle_of_their_cells()
    {
        var grid = Chart.Grid<string[], GenericChart[]>(2, 2, SubPlotTitles: new[] { "1,1", "1,2", "2,1", "2,2" })
            .Invoke([Cell("a"), Cell("b"), Cell("c"), Cell("d")]);
        Assert.Equal(
            """{"x":0.7777777777777778,"y":0.4117647058823529,"showarrow":false,"text":"2,2","xanchor":"center","xref":"paper","yanchor":"bottom","yref":"paper"}""",
            Figure(grid).GetProperty("layout").GetProperty("annotations")[3].GetRawText());
    }

    [Fact]
    public void Short_rows_are_filled_with_empty_cells()
    {
        var grid = Chart.Grid<string[], GenericChart[][], GenericChart[]>().Invoke([[Cell("a"), Cell("b")], [Cell("c")]]);
        Assert.Equal("""{"xaxis":"x4","yaxis":"y4"}""", Figure(grid).GetProperty("data")[3].GetRawText());
    }

    [Fact]
    public void A_stack_has_one_column()
    {
        var grid = Figure(Chart.SingleStack<string[], GenericChart[]>().Invoke([Cell("a"), Cell("b"), Cell("c")]))
            .GetProperty("layout").GetProperty("grid");
        Assert.Equal((3, 1), (grid.GetProperty("rows").GetInt32(), grid.GetProperty("columns").GetInt32()));
    }
}
