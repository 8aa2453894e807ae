using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SmallData.Book.Binding;
using SmallData.Book.Documents;
using SmallData.Book.Running;

namespace Notebooks.Tests;

/// <summary>The glossary: complete, in order, and each term linked to the section that explains it.</summary>
public sealed partial class GlossaryTests
{
    private sealed record Entry(string Letter, string Term, string Meaning, string Chapter, string Anchor)
    {
        /// <summary>The term without what tells it apart, such as "(padding)".</summary>
        public string Word => Term.Split(" (")[0];
    }

    private static readonly string Text = File.ReadAllText(Path.Combine(Headings.Course.Folder, "glossary.md")).ReplaceLineEndings("\n");

    private static readonly List<Entry> Entries = Read();

    private static List<Entry> Read()
    {
        var entries = new List<Entry>();
        foreach (Match letter in Letter().Matches(Text))
        {
            foreach (Match entry in Term().Matches(letter.Groups["entries"].Value))
            {
                entries.Add(new Entry(letter.Groups["letter"].Value, entry.Groups["term"].Value, entry.Groups["meaning"].Value,
                    entry.Groups["chapter"].Value, entry.Groups["anchor"].Value));
            }
        }

        return entries;
    }

    [Fact]
    public void Every_heading_has_a_meaning_and_a_link() => Assert.Equal(Regex.Count(Text, "(?m)^### "), Entries.Count);

    [Fact]
    public void Terms_are_in_order_and_none_comes_twice() =>
        Assert.Equal(Entries.Select(entry => entry.Term).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase), Entries.Select(entry => entry.Term));

    [Fact]
    public void A_term_stands_under_its_letter() =>
        Assert.All(Entries, entry => Assert.Equal(entry.Letter, entry.Term[..1].ToUpperInvariant()));

    [Fact]
    public void A_meaning_is_three_sentences_at_most() =>
        Assert.All(Entries, entry => Assert.InRange(Regex.Count(entry.Meaning, @"[.!?](\s|$)"), 1, 3));

    [Fact]
    public void The_section_that_a_term_leads_to_uses_it()
    {
        var chapters = Entries.Select(entry => entry.Chapter).Distinct().ToDictionary(chapter => chapter, Headings.Of);
        Assert.All(Entries, entry =>
        {
            Assert.True(chapters[entry.Chapter].TryGetValue(entry.Anchor, out var section), $"{entry.Term}: {entry.Chapter} has no section '{entry.Anchor}'.");
            Assert.Contains(entry.Word, Space().Replace(section, " "), StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public void Every_term_that_a_chapter_sets_in_bold_is_explained()
    {
        var terms = Entries.Select(entry => entry.Word).ToList();
        var missing = Headings.Course.Chapters.SelectMany(chapter => Bold(chapter).Select(words => (chapter.Number, words)))
            .Where(bold => !terms.Any(term => IsPart(bold.words, term) || IsPart(term, bold.words)));
        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("train", "Training set", true)]
    [InlineData("mean", "Meaning by the way", true)]
    [InlineData("rain", "Training set", false)]
    [InlineData("C", "Classifier", false)]
    public void A_part_begins_where_a_word_begins(string part, string whole, bool expected) => Assert.Equal(expected, IsPart(part, whole));

    /// <summary>Bold words that name a thing: not a sentence, the number of an exercise, or the title of a list.</summary>
    private static IEnumerable<string> Bold(Chapter chapter) =>
        from cell in DibReader.ReadFile(chapter.Path).Cells
        where cell.IsMarkdown
        from bold in MarkdownText.Parse(cell.Text).Descendants<EmphasisInline>()
        where bold.DelimiterCount == 2
        let words = MarkdownText.PlainText(bold)
        where words != "What you will learn" && !words.EndsWith('.') && !char.IsAsciiDigit(words[0])
        select words;

    /// <summary>Whether words begin in other words, at the beginning of one; a single letter must be a word of its own.</summary>
    private static bool IsPart(string part, string whole) =>
        Regex.IsMatch(whole, $@"\b{Regex.Escape(part)}{(part.Length == 1 ? @"\b" : "")}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"(?m)^## (?<letter>[A-Z])\n(?<entries>(?:(?!^## ).*\n?)*)")]
    private static partial Regex Letter();

    [GeneratedRegex(@"### (?<term>.+)\n\n(?<meaning>.+) \[Chapter (?<number>\d\d)\]\((?<chapter>\k<number>-[^)#]+\.dib)(?:#(?<anchor>[^)]+))?\)")]
    private static partial Regex Term();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
