namespace SmallData;

/// <summary>Numbers as every view writes them, whatever the language of the machine.</summary>
internal static class InWords
{
    /// <summary>Such as "12,500".</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A share from 0 to 1 as "97.5 %"; empty where there is none.</summary>
    public static string Share(double? share) => share?.ToString("P1", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Such as "12.3 s" or "4.5 min".</summary>
    public static string Time(double seconds) => seconds < 90 ? Invariant($"{seconds:0.#} s") : Invariant($"{seconds / 60:0.0} min");
}
