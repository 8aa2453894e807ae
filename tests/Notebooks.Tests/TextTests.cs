using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SmallData.Book.Binding;
using SmallData.Book.Documents;
using SmallData.Book.Running;
using SmallData.Book.Terminal;

namespace Notebooks.Tests;

public partial class TextTests
{
    private const string Code =
        """"
        #r "../lib/bin/SmallData.dll"
        using static TorchSharp.torch; // one < two
        /* many
           lines */
        var net = Lesson.Begin<int>($"a {1 + 2:0.0} <b>", size: 150)!;
        string text = @"quoted ""twice""" + 'c' + """raw""";
        foreach (List<Photo> photo in photos) { Show(photo is Cat cat ? cat : (Dog)null); }
        broken(
        """";

    [Fact]
    public void Highlighting_loses_no_character() =>
        Assert.Equal(Code, WebUtility.HtmlDecode(Tag().Replace(CSharpHighlighter.Highlight(Code), "")));

    [Theory]
    [InlineData("var x = 1;", "k", "var")]
    [InlineData("Lesson.Begin()", "t", "Lesson")]
    [InlineData("Lesson.Begin()", "m", "Begin")]
    [InlineData("new Trainer(net)", "t", "Trainer")]
    [InlineData("List<Photo> all;", "t", "Photo")]
    [InlineData("double rate = 1e-4;", "n", "1e-4")]
    [InlineData("Show(\"<a>\")", "s", "&quot;&lt;a&gt;&quot;")]
    [InlineData("x // why", "c", "// why")]
    [InlineData("#!import setup.dib", "d", "#!import setup.dib")]
    public void Tokens_get_their_class(string code, string kind, string token) =>
        Assert.Contains($"<span class=\"{kind}\">{token}</span>", CSharpHighlighter.Highlight(code));

    [Fact]
    public void Variables_get_none() => Assert.Equal("photos.Count", CSharpHighlighter.Highlight("photos.Count"));

    [Theory]
    [InlineData(@"\frac{1}{N}", "<mfrac><mrow><mn>1</mn></mrow><mrow><mi>N</mi></mrow></mfrac>")]
    [InlineData("x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>")]
    [InlineData(@"\sum_{i=1}^{n}", "<munderover><mo>∑</mo>")]
    [InlineData(@"\sqrt{2}", "<msqrt><mrow><mn>2</mn></mrow></msqrt>")]
    [InlineData(@"\alpha \le 1", "<mi>α</mi><mo>≤</mo><mn>1</mn>")]
    [InlineData("a < b", "<mo>&lt;</mo>")]
    [InlineData(@"\mystery", @"<mtext>\mystery</mtext>")]
    public void Formulas_become_MathML(string tex, string expected) => Assert.Contains(expected, TexMath.ToMathML(tex, display: false));

    [Theory]
    [InlineData(@"\frac{1}{N")]
    [InlineData("x_")]
    [InlineData(@"\left( x")]
    [InlineData("}")]
    [InlineData(@"\text{a & <b>}^{\hat y}")]
    [InlineData(@"\")]
    public void Any_formula_ends_and_is_well_formed(string tex) => Assert.Equal("math", XElement.Parse(TexMath.ToMathML(tex, display: true)).Name.LocalName);

    [Fact]
    public void A_chapter_is_summed_up_by_its_first_sentences()
    {
        var text = ChapterText.Of(
            new Chapter("/x/02-net.dib"), [new DibCell("markdown", "# 02 · A *small* net\n\nIt learns. It forgets, say `x`.\n\nMore.", 1)]);
        Assert.Equal(new ChapterText("02", "A small net", "It learns. It forgets, say x."), text);
    }

    [Fact]
    public void A_chapter_without_a_heading_is_called_by_its_file() =>
        Assert.Equal("two words", ChapterText.Of(new Chapter("/x/02-two-words.dib"), []).Title);

    [Theory]
    [InlineData(0.0004, "0 ms")]
    [InlineData(0.0424, "42 ms")]
    [InlineData(1.26, "1.3 s")]
    [InlineData(59.9, "59 s")]
    [InlineData(185, "3 min 05 s")]
    [InlineData(3720, "1 h 02 min")]
    public void Durations_read_well(double seconds, string text) => Assert.Equal(text, Durations.Format(TimeSpan.FromSeconds(seconds)));

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
