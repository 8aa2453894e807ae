using System.Globalization;
using System.Text.Json;

namespace House.Tests;

/// <summary>The figures that runs of the course have left in <c>notebooks/results</c>.</summary>
internal static class Figures
{
    private static readonly string Folder = Path.Combine(Repository.Root, "notebooks", "results");

    /// <summary>Reference runs: every chapter in the profile <c>full</c>, on real pictures.</summary>
    public static IReadOnlyList<Run> Reference { get; } = Read(Folder);

    /// <summary>Runs of <c>tests/Benchmarks -- story</c>: the profile <c>lesson</c>, several seeds.</summary>
    /// <param name="kind"><c>drawn</c> or <c>real</c>.</param>
    public static IReadOnlyList<Run> Story(string kind) => Read(Path.Combine(Folder, "story", kind));

    public static string Share(double share) => share.ToString("0.0 %", CultureInfo.InvariantCulture);

    private static Run[] Read(string folder) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)
            .Select(file => JsonSerializer.Deserialize<Run>(File.ReadAllBytes(file), JsonSerializerOptions.Web)!),
    ];

    /// <summary>What is written here of a run; see SmallData's RunResult.</summary>
    public sealed record Run(
        string Name, string Row, double? Test, int TestSamples, double? BestValidation, double? LastValidation, double? CrossValidation,
        double Seconds, long Parameters, string Profile, int Seed, Machine Machine)
    {
        [System.Text.Json.Serialization.JsonPropertyName("run")]
        public string Name { get; init; } = Name;

        public IEnumerable<double> Shares => new[] { Test, BestValidation, LastValidation, CrossValidation }.OfType<double>();
    }

    public sealed record Machine(string Device, bool Kernels);
}
