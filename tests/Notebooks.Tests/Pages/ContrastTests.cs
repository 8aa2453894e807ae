using System.Globalization;
using System.Text.RegularExpressions;
using SmallData.Book.Binding;

namespace Notebooks.Tests;

/// <summary>The style sheet's colours against WCAG's contrast of 4.5 for text.</summary>
public partial class ContrastTests
{
    private static readonly Dictionary<string, (string Light, string Dark)> Colours = Read();

    public static TheoryData<string, string> Pairs()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var text in (string[])["ink", "soft", "accent", "good", "bad", "keyword", "string", "number", "comment", "type", "method"])
        {
            pairs.Add(text, "paper");
            pairs.Add(text, "raised");
        }

        pairs.Add("bad", "bad-ground");
        pairs.Add("soft", "bad-ground");
        pairs.Add("ink", "bad-ground");
        pairs.Add("ink", "mark");
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Text_can_be_read_on_its_ground(string text, string ground)
    {
        Assert.InRange(Contrast(Colours[text].Light, Colours[ground].Light), 4.5, 21);
        Assert.InRange(Contrast(Colours[text].Dark, Colours[ground].Dark), 4.5, 21);
    }

    private static double Contrast(string a, string b)
    {
        var (one, two) = (Luminance(a), Luminance(b));
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Channel(int at)
        {
            var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);
    }

    private static Dictionary<string, (string, string)> Read()
    {
        using var stream = typeof(BookBinder).Assembly.GetManifestResourceStream("book.css")!;
        var css = new StreamReader(stream).ReadToEnd();
        return Variable().Matches(css).ToDictionary(m => m.Groups["name"].Value, m => (m.Groups["light"].Value, m.Groups["dark"].Value));
    }

    [GeneratedRegex(@"--(?<name>[\w-]+): light-dark\((?<light>#\w{6}), (?<dark>#\w{6})\);")]
    private static partial Regex Variable();
}
