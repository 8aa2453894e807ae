using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace Figures.Tests;

/// <summary>Grids as Plotly.NET makes them.</summary>
public class SubplotTests
{
    private static GenericChart Curve(double end, string title) =>
        Chart.Line<int, double, string>(new[] { 1, 2, 3 }, new[] { 0.5, 0.6, end }, Name: title, LineColor: Color.fromString("#123456"));

    private static Svg Pair() => new(GenericChart.toFigureJson(
        Chart.Grid([Curve(0.9, "run"), Curve(0.1, "run")], 1, 2, SubPlotTitles: new[] { "accuracy", "loss" }, Pattern: StyleParam.LayoutGridPattern.Independent)
            .WithSize(1000, 400)));

    [Fact]
    public void Each_subplot_has_its_title() => Assert.Equal(["accuracy", "loss"], Pair().Texts("sd-subtitle"));

    [Fact]
    public void The_second_stands_right_of_the_first()
    {
        var lines = Pair().Styled("sd-line").Where(l => l.Attribute("d")!.Value.Contains('L')).Select(l => Svg.Course(l)[0]).ToArray();
        Assert.True(lines[0].Max(p => p.X) + 20 < lines[1].Min(p => p.X));
    }

    [Fact]
    public void Subplots_of_the_same_run_name_it_once() => Assert.Equal(["run"], Pair().Texts("sd-legend"));

    [Fact]
    public void Rows_stand_below_one_another()
    {
        var svg = new Svg(GenericChart.toFigureJson(Chart.SingleStack(
            [Curve(0.9, "a"), Curve(0.1, "b")], Pattern: StyleParam.LayoutGridPattern.Independent).WithSize(600, 600)));
        var lines = svg.Styled("sd-line").Where(l => l.Attribute("d")!.Value.Contains('L')).Select(l => Svg.Course(l)[0]).ToArray();
        Assert.True(lines[0].Max(p => p.Y) + 20 < lines[1].Min(p => p.Y));
    }

    [Fact]
    public void Shared_axes_are_labelled_once()
    {
        var svg = new Svg(GenericChart.toFigureJson(Chart.Grid(
            [Curve(0.9, "a").WithYAxisStyle<double, double, string>(TitleText: "accuracy"), Curve(0.1, "b")], 1, 2, Pattern: StyleParam.LayoutGridPattern.Coupled).WithSize(1000, 400)));
        Assert.Single(svg.Texts("sd-axis"), "accuracy");
    }
}
