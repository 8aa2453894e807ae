using System.Globalization;

namespace SmallData.Models.Weights;

/// <summary>Lists of names in messages.</summary>
internal static class Names
{
    /// <summary>The first three, and how many more there are.</summary>
    public static string Few(IEnumerable<string> names)
    {
        string[] all = [.. names];
        string shown = string.Join(", ", all.Take(3).Select(name => name.Length > 80 ? name[..80] + "…" : name));
        return all.Length switch
        {
            0 => "nothing",
            <= 3 => shown,
            _ => string.Create(CultureInfo.InvariantCulture, $"{shown} and {all.Length - 3} more"),
        };
    }
}
