using Figures;

namespace Figures.Tests;

/// <summary>The picture for a phone.</summary>
public class NarrowFigureTests
{
    private const string TwoPlots = """
        {"data":[{"type":"scatter","mode":"lines","x":[1,2],"y":[0.5,0.7],"xaxis":"x","yaxis":"y"},
                 {"type":"scatter","mode":"lines","x":[1,2],"y":[0.9,0.4],"xaxis":"x2","yaxis":"y2"}],
         "layout":{"width":1000,"height":400,"grid":{"rows":1,"columns":2,"pattern":"independent"},
                   "xaxis":{"title":{"text":"epoch"}},"xaxis2":{"title":{"text":"step"}}}}
        """;

    [Fact]
    public void Is_a_phone_wide() => Assert.Equal(400, Svg.Number(new Svg(TwoPlots, narrow: true).Root, "width"));

    [Fact]
    public void Is_not_wider_than_a_small_figure_asks_for() => Assert.Equal(
        300, Svg.Number(new Svg("""{"data":[{"type":"bar","x":["a"],"y":[1]}],"layout":{"width":300,"height":200}}""", narrow: true).Root, "width"));

    [Fact]
    public void Plots_side_by_side_stand_below_each_other()
    {
        var titles = new Svg(TwoPlots, narrow: true).Styled("sd-axis").ToDictionary(Svg.Words);
        Assert.Equal(Svg.Number(titles["epoch"], "x"), Svg.Number(titles["step"], "x"), tolerance: 10);
        Assert.True(Svg.Number(titles["step"], "y") > Svg.Number(titles["epoch"], "y") + 150);
    }

    [Fact]
    public void Every_plot_of_a_grid_with_shared_axes_has_its_own_labels()
    {
        const string shared = """
            {"data":[{"type":"scatter","mode":"lines","x":[1,2],"y":[0,1],"xaxis":"x","yaxis":"y"},
                     {"type":"scatter","mode":"lines","x":[1,2],"y":[0,1],"xaxis":"x2","yaxis":"y"}],
             "layout":{"grid":{"rows":1,"columns":2,"pattern":"coupled"},"yaxis":{"title":{"text":"share"}}}}
            """;
        Assert.Equal(["share"], new Svg(shared).Texts("sd-axis"));
        Assert.Equal(["share", "share"], new Svg(shared, narrow: true).Texts("sd-axis"));
    }

    [Fact]
    public void Lies_all_inside_its_frame()
    {
        var svg = new Svg(TwoPlots, narrow: true);
        double height = Svg.Number(svg.Root, "height");
        Assert.All(svg.All("text"), text => Assert.InRange(Svg.Number(text, "y"), 0, height));
    }

    [Fact]
    public void Bars_keep_their_height()
    {
        const string bars = """{"data":[{"type":"bar","orientation":"h","x":[1,2],"y":["a","b"]}],"layout":{"width":800,"height":700}}""";
        Assert.InRange(Svg.Number(new Svg(bars, narrow: true).Root, "height"), 700, 760);
    }
}
