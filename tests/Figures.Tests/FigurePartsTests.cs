using Figures;

namespace Figures.Tests;

public class FigurePartsTests
{
    [Theory]
    [InlineData(0, 1, 5, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0, 30, 6, "0 5 10 15 20 25 30")]
    [InlineData(-0.03, 0.031, 3, "-0.02 0.00 0.02")]
    [InlineData(0, 50000, 5, "0 10,000 20,000 30,000 40,000 50,000")]
    [InlineData(0, 4e7, 4, "0 1e+7 2e+7 3e+7 4e+7")]
    public void Ticks_are_round(double low, double high, int about, string labels) =>
        Assert.Equal(labels, string.Join(' ', Ticks.Linear(low, high, about, false, null).Select(t => t.Label)));

    [Fact]
    public void Whole_numbers_are_not_divided() =>
        Assert.Equal(["1", "2", "3"], Ticks.Linear(1, 3, 10, true, null).Select(t => t.Label));

    [Fact]
    public void Powers_of_ten() =>
        Assert.Equal(["0.01", "0.1", "1", "10", "100"], Ticks.Log(-2, 2, 6).Select(t => t.Label));

    [Fact]
    public void Within_a_decade_twos_and_fives() =>
        Assert.Equal(["1", "2", "5", "10"], Ticks.Log(0, 1, 6).Select(t => t.Label));

    [Theory]
    [InlineData(0.256, ".0%", "26 %")]
    [InlineData(0.256, ".1%", "25.6 %")]
    [InlineData(0.256, ".2f", "0.26")]
    [InlineData(12345, ",", "12,345")]
    [InlineData(7, "d", "7")]
    public void Formats(double value, string format, string label) => Assert.Equal(label, Ticks.Label(value, 0.001, format));

    [Fact]
    public void A_short_text_is_kept() => Assert.Equal("epoch", TextFit.Shorten("epoch", 14, 100));

    [Fact]
    public void A_long_text_fits_after_shortening() =>
        Assert.True(TextFit.Width(TextFit.Shorten(new string('m', 80), 14, 100), 14) <= 100);

    [Fact]
    public void Lines_break_between_words() => Assert.Equal(["two words", "and two"], TextFit.Wrap("two words and two", 14, 80, 2));

    [Theory]
    [InlineData(0, "#000000")]
    [InlineData(0.25, "#404040")]
    [InlineData(1, "#ffffff")]
    [InlineData(7, "#ffffff")]
    [InlineData(double.NaN, "#000000")]
    public void Scale_colours(double at, string color) => Assert.Equal(color, Scale("\"Greys\"").At(at).ToString());

    [Fact]
    public void Scale_of_stops() => Assert.Equal("#800080", Scale("""[[0,"#ff0000"],[1,"rgb(0, 0, 255)"]]""").At(0.5).ToString());

    [Fact]
    public void Reversed_scale() => Assert.Equal("#ffffff", ColorScale.From(Json("\"Greys\""), reversed: true).At(0).ToString());

    [Theory]
    [InlineData("#ffff00", "#111")]
    [InlineData("#00008b", "#fff")]
    public void Ink_contrasts(string color, string ink) => Assert.Equal(ink, Rgb.Parse(color).Ink);

    [Fact]
    public void Every_palette_colour_contrasts_with_white() => Assert.All(FigureStyle.Series, color =>
    {
        double Linear(double p) => p / 255 <= 0.04045 ? p / 255 / 12.92 : Math.Pow((p / 255 + 0.055) / 1.055, 2.4);
        var c = Rgb.Parse(color);
        double luminance = 0.2126 * Linear(c.R) + 0.7152 * Linear(c.G) + 0.0722 * Linear(c.B);
        Assert.True(1.05 / (luminance + 0.05) >= 3);
    });

    private static ColorScale Scale(string json) => ColorScale.From(Json(json), reversed: false);

    private static System.Text.Json.JsonElement Json(string json) => System.Text.Json.JsonDocument.Parse(json).RootElement;
}
