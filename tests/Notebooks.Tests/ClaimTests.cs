using System.Text.RegularExpressions;
using SmallData.Book.Documents;

namespace Notebooks.Tests;

/// <summary>
/// What a chapter says of outcomes is computed where it is said: a run on other photos, or with another seed, must not contradict the text. Sentences with
/// a share or a comparison are listed with their reason in allowed-claims.txt; any other must become code.
/// </summary>
public sealed partial class ClaimTests
{
    private static readonly string List = Path.Combine(Headings.Course.Folder, "..", "tests", "Notebooks.Tests", "allowed-claims.txt");

    private static IEnumerable<string> Allowed => File.ReadLines(List).Where(line => line.Length > 0 && line[0] != '#');

    private static IEnumerable<string> Claims =>
        from chapter in Headings.Course.Chapters
        from cell in DibReader.ReadFile(chapter.Path).Cells
        where cell.IsMarkdown
        from sentence in Sentences(cell.Text)
        where Claim().IsMatch(sentence)
        select $"{chapter.Number} {sentence}";

    [Fact]
    public void A_sentence_with_a_figure_or_a_comparison_is_computed_or_listed_with_its_reason() => Assert.Empty(Claims.Except(Allowed));

    [Fact]
    public void The_list_holds_no_sentence_that_is_gone() => Assert.Empty(Allowed.Except(Claims));

    [Theory]
    [InlineData("The frozen base is right 97 % of the time.", true)]
    [InlineData("It is hard to beat.", true)]
    [InlineData("The tuned net is better.", true)]
    [InlineData("Labels follow the alphabet.", false)]
    public void A_claim_is_told_from_other_sentences(string sentence, bool expected) => Assert.Equal(expected, Claim().IsMatch(sentence));

    [Fact]
    public void Code_and_headings_are_no_sentences() =>
        Assert.Equal(["One.", "Two, with `x`."], Sentences("# 50 % better\n\nOne. Two, with `x`.\n\n```csharp\n// 7 % better\n```"));

    private static IEnumerable<string> Sentences(string markdown) =>
        from line in Fence().Replace(markdown, "").Split('\n').Select(line => line.Trim())
        where line.Length > 0 && line[0] != '#'
        from sentence in SentenceEnd().Split(line)
        select sentence;

    [GeneratedRegex(
        @"\d ?%|\bpoints\b|\b(better|worse|best|worst|higher|highest|lower|lowest|faster|slower|cheap|cheaper|cheapest|beats?|wins?|winners?|overfits|gains?|improves?|rises?|falls?"
        + @"|upwards|emptier|almost entirely|worth more|as good as|helps? most|more than|less than)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Claim();

    [GeneratedRegex("(?s)```.*?```")]
    private static partial Regex Fence();

    [GeneratedRegex("(?<=[.!?:])\\s+(?=[A-Z`*\"])")]
    private static partial Regex SentenceEnd();
}
