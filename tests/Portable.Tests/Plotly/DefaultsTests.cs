using System.Text.Json;
using Plotly.NET;
using Chart2D = Plotly.NET.Chart2D.Chart;

namespace Portable.Tests.Plotly;

/// <summary>What a chart has that sets nothing: size, template, configuration, and the page around it.</summary>
public class DefaultsTests
{
    private static GenericChart One() => Chart2D.Line<int, int, string>(new[] { 1 }, new[] { 1 });

    private static JsonElement Template() =>
        JsonDocument.Parse(GenericChart.toFigureJson(One())).RootElement.GetProperty("layout").GetProperty("template");

    [Fact]
    public void Size_is_600() => Assert.Contains("\"layout\":{\"width\":600,\"height\":600,\"template\":", GenericChart.toFigureJson(One()));

    [Fact]
    public void Configuration_is_responsive() => Assert.EndsWith("\"config\":{\"responsive\":true}}", GenericChart.toJson(One()));

    [Fact]
    public void Template_axis() => Assert.Equal(
        """{"title":{"standoff":15},"ticks":"","automargin":"height+width+left+right+top+bottom","linecolor":"rgba(255, 255, 255, 1.0)","gridcolor":"rgba(255, 255, 255, 1.0)","zerolinecolor":"rgba(255, 255, 255, 1.0)","zerolinewidth":2.0}""",
        Template().GetProperty("layout").GetProperty("xaxis").GetRawText());

    [Fact]
    public void Template_of_bars() => Assert.Equal(
        """[{"marker":{"line":{"color":"rgba(229, 236, 246, 1.0)","width":0.5},"pattern":{"fillmode":"overlay","size":10,"solidity":0.2}},"error_x":{"color":"rgba(42, 63, 95, 1.0)"},"error_y":{"color":"rgba(42, 63, 95, 1.0)"}}]""",
        Template().GetProperty("data").GetProperty("bar").GetRawText());

    [Fact]
    public void Template_colours() => Assert.Equal("rgba(239, 85, 59, 1.0)", Template().GetProperty("layout").GetProperty("colorway")[1].GetString());

    [Fact]
    public void Sequential_scale_has_ninths() =>
        Assert.Equal("[0.1111111111111111,\"#46039f\"]", Template().GetProperty("data").GetProperty("heatmap")[0].GetProperty("colorscale")[1].GetRawText());

    [Fact]
    public void Template_can_be_changed() => Assert.Contains(
        "\"template\":{\"layout\":{\"paper_bgcolor\":\"white\",\"plot_bgcolor\":\"white\",\"xaxis\":{\"showline\":true,\"zeroline\":true}",
        GenericChart.toFigureJson(One().WithTemplate(ChartTemplates.light)));

    [Fact]
    public void Html_draws_into_its_div()
    {
        string html = GenericChart.toChartHTML(One());
        string id = html.Split("<div id=\"")[1].Split('"')[0];
        Assert.Contains($"Plotly.newPlot('{id}', data, layout, config);", html);
    }

    [Fact]
    public void A_text_cannot_end_the_script() =>
        Assert.DoesNotContain("</script><b>", GenericChart.toChartHTML(One().WithTitle("</script><b>")));

    [Fact]
    public void The_page_loads_the_version_that_the_package_names() =>
        Assert.Contains("https://cdn.plot.ly/plotly-2.27.1.min.js", GenericChart.toEmbeddedHTML(One()));

    [Theory]
    [InlineData("#12")]
    [InlineData("#12345g")]
    public void A_bad_colour_is_refused(string hex) => Assert.ThrowsAny<Exception>(() => Color.fromHex(hex));
}
