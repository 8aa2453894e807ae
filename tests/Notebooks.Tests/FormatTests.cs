using System.Net;
using SmallData.Book.Display;
using SmallData.Book.Hosting;

namespace Notebooks.Tests;

public class FormatTests
{
    [Theory]
    [InlineData(1.5, "1.5")]
    [InlineData(0.1f, "0.1")]
    [InlineData(true, "True")]
    [InlineData("a\nb", "a\nb")]
    [InlineData(DayOfWeek.Friday, "Friday")]
    public void Scalars_are_plain_text(object value, string text) =>
        Assert.Equal(new Rendering(text, text, RenderingKind.Text), ValueFormatter.Format(value));

    [Fact]
    public void Null_is_quiet() => Assert.Equal("", ValueFormatter.Format(null).Html);

    [Fact]
    public void A_type_is_written_as_in_CSharp() =>
        Assert.Equal("Dictionary<string, (int, float[])>", ValueFormatter.Format(typeof(Dictionary<string, (int, float[])>)).Text);

    [Fact]
    public void A_list_of_objects_is_a_table_with_a_column_for_each_property()
    {
        var html = ValueFormatter.Format(new[] { new { Name = "cats", Count = 3 }, new { Name = "dogs", Count = 4 } }).Html;
        Assert.Contains("<th scope=\"col\">Name</th><th scope=\"col\">Count</th>", html);
        Assert.Contains("<td>dogs</td><td class=\"number\">4</td>", html);
    }

    [Fact]
    public void A_short_row_inside_a_table_is_one_cell() =>
        Assert.Contains("<td>[32, 148, 148]</td>", ValueFormatter.Format(new { Shape = new[] { 32, 148, 148 } }).Html);

    [Fact]
    public void A_long_list_is_cut_and_counted()
    {
        var html = ValueFormatter.Format(Enumerable.Range(0, 1020).ToList()).Html;
        Assert.Contains("… and 1,000 more", html);
        Assert.Contains("<td class=\"number\">19</td>", html);
        Assert.DoesNotContain(">20<", html);
    }

    [Fact]
    public void An_endless_sequence_ends() => Assert.Contains("… and more", ValueFormatter.Format(Endless()).Html);

    [Fact]
    public void A_dictionary_is_a_table_of_keys() =>
        Assert.Contains("<th scope=\"row\">cats</th><td class=\"number\">3</td>", ValueFormatter.Format(new Dictionary<string, int> { ["cats"] = 3 }).Html);

    [Fact]
    public void A_record_shows_its_properties_and_one_that_throws_says_why()
    {
        var html = ValueFormatter.Format(new Fragile(7)).Html;
        Assert.Contains("<th scope=\"row\">N</th><td class=\"number\">7</td>", html);
        Assert.Contains("(too fragile)", html);
    }

    [Fact]
    public void An_object_with_text_of_its_own_shows_that() => Assert.Equal("3.1.12", ValueFormatter.Format(new Version(3, 1, 12)).Text);

    [Fact]
    public void An_object_that_holds_itself_ends()
    {
        var loop = new Loop();
        loop.Next = loop;
        Assert.Contains("Loop", WebUtility.HtmlDecode(ValueFormatter.Format(loop).Html));
    }

    [Fact]
    public void ToHtml_wins_and_ToText_speaks_for_it() =>
        Assert.Equal(new Rendering("<b>1</b>", "one", RenderingKind.Html), ValueFormatter.Format(new Bold()));

    [Fact]
    public void A_plotly_figure_is_a_picture()
    {
        var html = ValueFormatter.Format(Plotly.NET.CSharp.Chart.Line<int, int, string>(new[] { 1, 2 }, new[] { 3, 4 }, Name: "loss")).Html;
        Assert.Contains("<svg", html);
        Assert.Contains("loss", html);
    }

    [Fact]
    public void A_formatter_source_named_by_convention_is_asked_for_subclasses_too() =>
        Assert.Equal("<p>made</p>", ValueFormatter.Format(new Derived()).Html);

    [Fact]
    public void An_exception_in_ToHtml_is_the_cells_own() =>
        Assert.Equal("no html", Assert.Throws<InvalidOperationException>(() => ValueFormatter.Format(new Refusing())).Message);

    private static IEnumerable<int> Endless()
    {
        for (var i = 0; ; i++)
        {
            yield return i;
        }
    }

    private sealed record Fragile(int N)
    {
        public int Broken => throw new InvalidOperationException("too fragile");
    }

    private sealed class Loop
    {
        public Loop? Next { get; set; }
    }

    private sealed class Bold : List<int>
    {
        public string ToHtml() => "<b>1</b>";

        public string ToText() => "one";
    }

    private sealed class Refusing
    {
        public string ToHtml() => throw new InvalidOperationException("no html");
    }

    [TypeFormatterSource(typeof(Source))]
    private class Based;

    private sealed class Derived : Based;

    private sealed class TypeFormatterSourceAttribute(Type type) : Attribute
    {
        public Type FormatterSourceType { get; } = type;
    }

    private sealed class Source
    {
        public IEnumerable<object> CreateTypeFormatters() => [new PlainFormatter(), new HtmlFormatter()];
    }

    private sealed class PlainFormatter
    {
        public string MimeType => "text/plain";

        public bool Format(object value, TextWriter writer) => throw new InvalidOperationException("plain text was asked for");
    }

    private sealed class HtmlFormatter
    {
        public string MimeType => "text/html";

        public bool Format(object value, TextWriter writer)
        {
            writer.Write("<p>made</p>");
            return true;
        }
    }
}
