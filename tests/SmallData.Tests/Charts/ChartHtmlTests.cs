using System.Text.Json;
using System.Text.RegularExpressions;
using Plotly.NET;
using SmallData.Charts;
using Plot = Plotly.NET.CSharp.Chart;

namespace SmallData.Tests.Charts;

public class ChartHtmlTests
{
    private static readonly GenericChart Chart =
        Plot.Line<int, double, string>(new[] { 1, 2 }, new[] { 0.5, 0.7 }).WithTitle("</script><b>accuracy");

    [Fact]
    public void Shows_the_picture_at_once() => Assert.Contains("<svg xmlns", new ChartHtml(Chart).ToHtml());

    [Fact]
    public void Holds_a_second_picture_for_a_phone() => Assert.Equal(1, new ChartHtml(Chart).ToHtml().Split("class=\"sd-figure sd-narrow\"").Length - 1);

    [Fact]
    public void Opening_it_requests_nothing() =>
        Assert.DoesNotMatch("""(src|href)\s*=\s*["']|url\(|@import""", new ChartHtml(Chart).ToHtml());

    [Fact]
    public void Carries_the_figure()
    {
        string json = Regex.Match(new ChartHtml(Chart).ToHtml(), "<script type=\"application/json\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value;
        Assert.Equal("</script><b>accuracy", JsonDocument.Parse(json).RootElement.GetProperty("layout").GetProperty("title").GetProperty("text").GetString());
    }

    [Fact]
    public void A_title_cannot_end_the_script() => Assert.Equal(2, new ChartHtml(Chart).ToHtml().Split("</script>").Length - 1);

    [Fact]
    public void The_same_chart_twice_in_a_page_has_two_ids()
    {
        var chart = new ChartHtml(Chart);
        string Id() => Regex.Match(chart.ToHtml(), "<figure class=\"sd-chart\" id=\"(.*?)\"").Groups[1].Value;
        Assert.NotEqual(Id(), Id());
    }

    [Fact]
    public void The_button_stays_hidden_without_scripts() => Assert.Contains("<button type=\"button\" hidden", new ChartHtml(Chart).ToHtml());

    [Fact]
    public void Tries_the_book_before_the_public_address() =>
        Assert.Contains("[\"assets/plotly.min.js\",\"https://cdn.plot.ly/plotly-2.28.0.min.js\"]", new ChartHtml(Chart).ToHtml());

    // Comparing by content costs sixty milliseconds a chart, four times a second while a net trains.
    [Fact]
    public void A_figure_is_written_without_comparing_its_parts()
    {
        GenericChart chart = Plot.Line<int, double, string>(new[] { 1, 2 }, new[] { 0.5, 0.7 });
        GenericChart.getLayout(chart).SetProperty("outer", new Incomparable(new Incomparable(null)));
        Assert.Contains("\"outer\":{\"inner\":{\"inner\":null}}", new ChartHtml(chart).ToHtml());
    }

    private sealed class Incomparable : DynamicObj.DynamicObj
    {
        public Incomparable(object? inner) => SetProperty("inner", inner);

        public override bool Equals(object? obj) => throw new InvalidOperationException("compared");

        public override int GetHashCode() => throw new InvalidOperationException("compared");
    }
}
