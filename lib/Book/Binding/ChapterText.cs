using System.Globalization;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using SmallData.Book.Documents;
using SmallData.Book.Running;

namespace SmallData.Book.Binding;

/// <summary>A chapter's title and what it says of itself first.</summary>
/// <param name="Number">Its two digits.</param>
/// <param name="Title">Its title, without the number.</param>
/// <param name="Summary">The first sentences of its first paragraph.</param>
internal sealed partial record ChapterText(string Number, string Title, string Summary)
{
    private const int LongestSummary = 200;

    /// <summary>Reads them from the chapter's first cell of text.</summary>
    public static ChapterText Of(Chapter chapter, IEnumerable<DibCell> cells)
    {
        var first = cells.FirstOrDefault(cell => cell.IsMarkdown);
        var blocks = first is null ? [] : MarkdownText.Parse(first.Text).ToList();
        var title = blocks.OfType<HeadingBlock>().FirstOrDefault(heading => heading.Level == 1);
        var summary = blocks.OfType<ParagraphBlock>().FirstOrDefault();
        var words = title is null ? chapter.Name[3..].Replace('-', ' ') : WithoutNumber(MarkdownText.PlainText(title.Inline));
        return new ChapterText(chapter.Number, words, Shorten(MarkdownText.PlainText(summary?.Inline)));
    }

    /// <summary>Takes the title out of a document, whose page sets it apart from the text.</summary>
    public static void RemoveTitle(MarkdownDocument document)
    {
        if (document.FirstOrDefault() is HeadingBlock { Level: 1 } title)
        {
            document.Remove(title);
        }
    }

    /// <summary>Whole sentences, one at least, and no more than a card holds.</summary>
    private static string Shorten(string paragraph)
    {
        var end = 0;
        foreach (var sentence in Sentence().EnumerateMatches(paragraph))
        {
            if (end > 0 && sentence.Index + sentence.Length > LongestSummary)
            {
                break;
            }

            end = sentence.Index + sentence.Length;
        }

        var summary = end == 0 ? paragraph : paragraph[..end].TrimEnd();
        // What a colon announces is not on the card.
        return summary.EndsWith(':') ? summary[..^1] + "." : summary;
    }

    private static string WithoutNumber(string title) => LeadingNumber().Replace(title, "") is { Length: > 0 } words ? words : title;

    [GeneratedRegex(@"^(Chapter\s+)?\d{1,2}\s*[·.:—–-]?\s+")]
    private static partial Regex LeadingNumber();

    [GeneratedRegex(@"\S.*?[.!?…:](?=\s|$)")]
    private static partial Regex Sentence();
}

/// <summary>How long a chapter says that it runs, by profile.</summary>
/// <param name="Lesson">Minutes in the profile <c>lesson</c>.</param>
/// <param name="Full">Minutes in the profile <c>full</c>.</param>
internal sealed partial record ExpectedMinutes(double Lesson, double Full)
{
    // Less than this many minutes are not worth counting.
    private const double Seconds = 0.5;

    /// <summary>Reads them from the cell that begins the lesson; null where a chapter does not say.</summary>
    public static ExpectedMinutes? In(IEnumerable<DibCell> cells) =>
        cells.Where(cell => cell.IsCSharp).Select(cell => Begin().Match(cell.Text)).FirstOrDefault(match => match.Success) is { } found
            ? new ExpectedMinutes(Number(found.Groups["lesson"]), Number(found.Groups["full"]))
            : null;

    /// <summary>In words, such as "lesson 2 min, full 1.5 h".</summary>
    public override string ToString() => Full < Seconds ? "seconds in every profile" : $"lesson {Words(Lesson)}, full {Words(Full)}";

    private static string Words(double minutes) => minutes switch
    {
        < Seconds => "seconds",
        < 90 => string.Create(CultureInfo.InvariantCulture, $"{minutes:0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:0.#} h"),
    };

    private static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"minutes:\s*\(Quick:\s*[\d.]+,\s*Lesson:\s*(?<lesson>[\d.]+),\s*Full:\s*(?<full>[\d.]+)\)")]
    private static partial Regex Begin();
}
