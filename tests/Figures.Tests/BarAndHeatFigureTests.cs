using System.Xml.Linq;

namespace Figures.Tests;

public class BarAndHeatFigureTests
{
    private const string Columns = """
        {"data":[{"type":"bar","name":"published","x":["a","b"],"y":[10,20],"orientation":"v","text":["ten","twenty"]},
                 {"type":"bar","name":"here","x":["a","b"],"y":[5,40],"orientation":"v"}],"layout":{"barmode":"$MODE"}}
        """;

    private const string Confusion = """
        {"data":[{"type":"heatmap","x":["cat","dog"],"y":["cat","dog"],"z":[[412,88],[61,439]],"colorscale":"Greys","showscale":false}],
         "layout":{"yaxis":{"autorange":"reversed","title":{"text":"truth"}},"xaxis":{"title":{"text":"predicted"}},
                   "annotations":[{"x":0,"y":0,"text":"412","showarrow":false},{"x":1,"y":0,"text":"88","showarrow":false}]}}
        """;

    private static IReadOnlyList<XElement> Bars(string mode) => new Svg(Columns.Replace("$MODE", mode)).Tipped("rect");

    [Fact]
    public void Heights_are_in_proportion()
    {
        var bars = Bars("group");
        Assert.Equal(2, Svg.Number(bars[1], "height") / Svg.Number(bars[0], "height"), 0.02);
    }

    [Fact]
    public void Grouped_bars_stand_side_by_side()
    {
        var bars = Bars("group");
        Assert.True(Svg.Number(bars[0], "x") + Svg.Number(bars[0], "width") <= Svg.Number(bars[2], "x"));
    }

    [Fact]
    public void Stacked_bars_stand_on_one_another()
    {
        var bars = Bars("stack");
        Assert.Equal(Svg.Number(bars[0], "y"), Svg.Number(bars[2], "y") + Svg.Number(bars[2], "height"), 0.02);
    }

    [Fact]
    public void A_bar_names_its_value() => Assert.Equal("here\nb: 40", Svg.Tip(Bars("group")[3]));

    [Fact]
    public void Texts_stand_over_their_bars() => Assert.Equal(["ten", "twenty"], new Svg(Columns.Replace("$MODE", "group")).Texts("sd-value"));

    [Fact]
    public void Lying_bars_grow_to_the_right()
    {
        var bars = new Svg("""{"data":[{"type":"bar","y":["a","b"],"x":[1,3],"orientation":"h"}],"layout":{}}""").Tipped("rect");
        Assert.Equal(3, Svg.Number(bars[1], "width") / Svg.Number(bars[0], "width"), 0.02);
    }

    [Fact]
    public void A_long_name_is_shortened_and_kept_in_a_tooltip()
    {
        string name = new('x', 200);
        var label = new Svg("""{"data":[{"type":"bar","y":["$NAME"],"x":[1],"orientation":"h"}],"layout":{}}""".Replace("$NAME", name)).Styled("sd-tick").Last();
        Assert.True(Svg.Words(label).EndsWith('…') && Svg.Tip(label) == name);
    }

    [Fact]
    public void A_histogram_counts()
    {
        var bars = new Svg("""{"data":[{"type":"histogram","x":[0.1,0.2,0.3,1.5,2.5,2.6],"xbins":{"start":0,"end":3,"size":1}}],"layout":{}}""").Tipped("rect");
        Assert.Equal(["0 to 1: 3", "1 to 2: 1", "2 to 3: 2"], bars.Select(Svg.Tip));
    }

    [Fact]
    public void A_histogram_of_shares_sums_to_one()
    {
        var bars = new Svg("""{"data":[{"type":"histogram","x":[0.1,0.2,1.5,1.6],"histnorm":"probability","xbins":{"start":0,"size":1}}],"layout":{}}""").Tipped("rect");
        Assert.Equal(["0 to 1: 0.5", "1 to 2: 0.5"], bars.Select(Svg.Tip));
    }

    [Fact]
    public void Cells_take_their_colour_from_the_scale()
    {
        var cells = new Svg(Confusion).Tipped("rect");
        Assert.Equal(["fill:#000000", "fill:#ffffff"], new[] { cells[2], cells[3] }.Select(c => c.Attribute("style")!.Value));
    }

    [Fact]
    public void Reversed_rows_start_at_the_top()
    {
        var cells = new Svg(Confusion).Tipped("rect");
        Assert.True(Svg.Number(cells[0], "y") < Svg.Number(cells[2], "y"));
    }

    [Fact]
    public void A_cell_names_its_row_column_and_value() =>
        Assert.Equal("truth: cat\npredicted: dog\nvalue: 88", Svg.Tip(new Svg(Confusion).Tipped("rect")[1]));

    [Fact]
    public void A_text_on_a_cell_contrasts_with_it()
    {
        var texts = new Svg(Confusion).Styled("sd-cell").Select(t => t.Attribute("style")!.Value).ToArray();
        Assert.EndsWith("fill:#111", texts[0]);
        Assert.EndsWith("fill:#fff", texts[1]);
    }

    [Fact]
    public void Equal_values_have_one_colour_and_no_error() =>
        Assert.Single(new Svg("""{"data":[{"type":"heatmap","z":[[5,5],[5,5]],"showscale":true}],"layout":{}}""").Tipped("rect").Select(c => c.Attribute("style")!.Value).Distinct());
}
