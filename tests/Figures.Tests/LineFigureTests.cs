using Figures;

namespace Figures.Tests;

public class LineFigureTests
{
    private const string Loss = """
        {"data":[{"type":"scatter","name":"train","mode":"lines","x":[1,2,3],"y":[0.6,0.4,0.2]},
                 {"type":"scatter","name":"validation","mode":"lines+markers","x":[1,2,3],"y":[0.6,"NaN",0.5],"line":{"dash":"dash","color":"#ff0000"}}],
         "layout":{"title":{"text":"loss"},"width":800,"height":400,"xaxis":{"title":{"text":"epoch"}},"yaxis":{"title":{"text":"cross-entropy"}}}}
        """;

    [Fact]
    public void A_line_is_straight_where_its_data_are()
    {
        var course = Svg.Course(new Svg(Loss).Styled("sd-line").First(p => p.Attribute("d")!.Value.Contains('L')));
        var (a, b, c) = (course[0][0], course[0][1], course[0][2]);
        Assert.Equal((c.X - b.X, c.Y - b.Y), (b.X - a.X, b.Y - a.Y), (p, q) => Math.Abs(p.Item1 - q.Item1) < 0.03 && Math.Abs(p.Item2 - q.Item2) < 0.03);
    }

    [Fact]
    public void Larger_values_stand_higher()
    {
        var points = Svg.Course(new Svg(Loss).Styled("sd-line").First(p => p.Attribute("d")!.Value.Contains('L')))[0];
        Assert.True(points[0].Y < points[1].Y && points[1].Y < points[2].Y);
    }

    [Fact]
    public void A_missing_value_interrupts_the_line() =>
        Assert.Equal(2, Svg.Course(new Svg(Loss).Styled("sd-line").Last()).Length);

    [Fact]
    public void A_single_epoch_is_a_dot_over_its_number()
    {
        var svg = new Svg("""{"data":[{"type":"scatter","mode":"lines","x":[1],"y":[0.5]}],"layout":{}}""");
        var dot = Svg.Course(svg.Styled("sd-line").Single()).Single();
        var label = svg.Styled("sd-tick").Single(t => Svg.Words(t) == "1");
        Assert.All(dot, end => Assert.Equal(Svg.Number(label, "x"), end.X));
    }

    [Fact]
    public void A_dashed_line_of_its_own_colour() =>
        Assert.Contains(new Svg(Loss).Styled("sd-line"), p => p.Attribute("style")!.Value is "stroke:#ff0000;stroke-width:2.5;stroke-dasharray:9 5");

    [Fact]
    public void A_trace_without_a_colour_takes_the_palettes() =>
        Assert.Contains(new Svg(Loss).Styled("sd-line"), p => p.Attribute("style")!.Value.StartsWith("stroke:var(--figure-series-1,#2563eb)"));

    [Fact]
    public void The_legend_names_the_traces() => Assert.Equal(["train", "validation"], new Svg(Loss).Texts("sd-legend"));

    [Fact]
    public void One_trace_needs_no_legend() =>
        Assert.Empty(new Svg("""{"data":[{"type":"scatter","name":"a","y":[1,2]}],"layout":{}}""").Texts("sd-legend"));

    [Fact]
    public void A_points_name_stands_on_the_side_that_it_asks_for()
    {
        var svg = new Svg("""{"data":[{"type":"scatter","mode":"markers+text","x":[1,2],"y":[5,5],"text":["over","under"],"textposition":["top center","bottom center"]}],"layout":{}}""");
        double Height(string name) => Svg.Number(svg.Styled("sd-tick").Single(text => Svg.Words(text) == name), "y");

        Assert.True(Height("over") + 20 < Height("under"));
    }

    [Fact]
    public void Axes_have_titles() => Assert.Equal(["epoch", "cross-entropy"], new Svg(Loss).Texts("sd-axis"));

    [Fact]
    public void Whole_numbers_get_whole_ticks() =>
        Assert.Equal(["1", "2", "3"], new Svg(Loss).Texts("sd-tick").Take(3));

    [Fact]
    public void A_point_names_its_values() =>
        Assert.Contains("validation\nepoch: 3\ncross-entropy: 0.5", new Svg(Loss).Styled("sd-point").Select(Svg.Tip));

    [Fact]
    public void A_point_of_a_bare_line_can_be_touched() =>
        Assert.Contains("train\nepoch: 2\ncross-entropy: 0.4", new Svg(Loss).Styled("sd-touch").Select(Svg.Tip));

    [Fact]
    public void A_logarithmic_axis_has_equal_decades()
    {
        var course = Svg.Course(new Svg("""{"data":[{"type":"scatter","mode":"lines","x":[0.01,0.1,1,10,100],"y":[1,2,3,4,5]}],"layout":{"xaxis":{"type":"log"}}}""").Styled("sd-line").Single())[0];
        Assert.All(course.Zip(course.Skip(1)), pair => Assert.Equal(course[1].X - course[0].X, pair.Second.X - pair.First.X, 0.02));
    }

    [Fact]
    public void A_range_that_is_given_holds()
    {
        var svg = new Svg("""{"data":[{"type":"scatter","mode":"lines","x":[1,2],"y":[0.7,0.8]}],"layout":{"yaxis":{"range":[0,1],"tickformat":".0%"}}}""");
        Assert.Superset(new HashSet<string> { "0 %", "50 %", "100 %" }, svg.Texts("sd-tick").ToHashSet());
    }

    [Fact]
    public void Five_thousand_points_are_drawn_without_tooltips()
    {
        string data = string.Join(',', Enumerable.Range(0, 5000));
        Assert.Empty(new Svg("""{"data":[{"type":"scatter","mode":"lines","x":[$DATA],"y":[$DATA]}],"layout":{}}""".Replace("$DATA", data)).Styled("sd-touch"));
    }

    [Fact]
    public void The_same_figure_gives_the_same_picture() => Assert.Equal(FigureSvg.Render(Loss), FigureSvg.Render(Loss));

    [Fact]
    public void Markup_in_names_is_text() =>
        Assert.Equal("<script>", new Svg("""{"data":[{"type":"scatter","y":[1]}],"layout":{"title":{"text":"<script>"}}}""").Texts("sd-title").Single());

    [Fact]
    public void An_empty_figure_is_drawn() => Assert.Empty(new Svg("""{"data":[],"layout":{}}""").Styled("sd-line"));

    [Theory]
    [InlineData("not json")]
    [InlineData("[1,2")]
    public void What_is_no_figure_is_refused(string json) => Assert.Throws<FormatException>(() => FigureSvg.Render(json));

    [Fact]
    public void A_kind_that_cannot_be_drawn_is_named() =>
        Assert.Contains("pie", new Svg("""{"data":[{"type":"pie","values":[1,2]}],"layout":{}}""").Texts("sd-note").Single());
}
