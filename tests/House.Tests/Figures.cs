using SmallData.Results;

namespace House.Tests;

/// <summary>The figures that runs of the course have left in <c>notebooks/results</c>.</summary>
internal static class Figures
{
    private static readonly string Folder = Path.Combine(Repository.Root, "notebooks", "results");

    /// <summary>Reference runs: chapters in the profile <c>full</c>, on real pictures.</summary>
    public static IReadOnlyList<RunResult> Reference { get; } = Scoreboard.Read(Folder);

    /// <summary>Some of them with another seed, or with the same one once more.</summary>
    public static IReadOnlyList<RunResult> Again { get; } = Scoreboard.Read(Path.Combine(Folder, "again"));

    /// <summary>Runs of <c>tests/Benchmarks -- story</c>: the profile <c>lesson</c>, three seeds, on <c>drawn</c> pictures and on <c>real</c> photos.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<RunResult>> Story { get; } =
        new[] { "drawn", "real" }.ToDictionary(kind => kind, kind => Scoreboard.Read(Path.Combine(Folder, "story", kind)), StringComparer.Ordinal);
}
