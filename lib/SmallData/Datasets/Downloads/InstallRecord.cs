using System.Text.Json;

namespace SmallData.Datasets.Downloads;

/// <summary>What a data set's folder says of itself, in the hidden file <c>.dataset.json</c>: written last, so its presence means "complete".</summary>
/// <param name="Name">The data set's name.</param>
/// <param name="Terms">Its terms.</param>
/// <param name="Home">Where it is described.</param>
/// <param name="Files">The addresses of its files.</param>
/// <param name="Fetched">When it was fetched.</param>
internal sealed record InstallRecord(string Name, string Terms, string Home, IReadOnlyList<string> Files, DateTimeOffset Fetched)
{
    private const string FileName = ".dataset.json";
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true };

    /// <summary>The record of a folder; null if it has none that can be read.</summary>
    public static InstallRecord? Read(string folder)
    {
        string file = Path.Combine(folder, FileName);
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<InstallRecord>(File.ReadAllText(file)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Write(string folder) => File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Format));
}
