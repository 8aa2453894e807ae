using System.Globalization;
using System.Text.RegularExpressions;

namespace SmallData.Datasets;

/// <summary>Lists the photos of a folder in a stable order.</summary>
internal static partial class PhotoFiles
{
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase) { ".jpg", ".jpeg", ".png" };

    /// <summary>Every photo directly in a folder. Numbers in names count as numbers: cat.2 comes before cat.10.</summary>
    public static string[] In(string folder) =>
    [
        .. Directory.EnumerateFiles(folder)
            .Where(path => Extensions.Contains(Path.GetExtension(path)) && !Path.GetFileName(path).StartsWith('.'))
            .OrderBy(path => Numbered(Path.GetFileName(path)), StringComparer.Ordinal),
    ];

    // Zero-padding each number makes ordinal order the natural one.
    private static string Numbered(string name) =>
        Digits().Replace(name, match => match.Value.PadLeft(12, '0').ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
