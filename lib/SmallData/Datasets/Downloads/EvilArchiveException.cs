namespace SmallData.Datasets.Downloads;

/// <summary>An archive that reaches for something outside its folder, or for the whole disk.</summary>
internal sealed class EvilArchiveException(string entry, string reason) : Exception($"its entry '{Printable(entry)}' {reason}")
{
    private static string Printable(string name) =>
        new([.. (name.Length > 120 ? name[..120] + "…" : name).Select(letter => char.IsControl(letter) ? '?' : letter)]);
}
