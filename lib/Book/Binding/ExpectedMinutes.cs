using System.Globalization;
using System.Text.RegularExpressions;
using SmallData.Book.Documents;

namespace SmallData.Book.Binding;

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
