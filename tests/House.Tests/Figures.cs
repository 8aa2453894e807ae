using SmallData.Results;

namespace House.Tests;

/// <summary>The figures that runs of the course have left in <c>notebooks/results</c>.</summary>
internal static class Figures
{
    private static readonly string Folder = Path.Combine(Repository.Root, "notebooks", "results");

    /// <summary>Reference runs: chapters in the profile <c>full</c>, on real pictures.</summary>
    public static IReadOnlyList<RunResult> Reference { get; } = Scoreboard.Read(Folder);

    /// <summary>Runs of <c>tests/Benchmarks -- story</c>: the profile <c>lesson</c>, drawn pictures, three seeds.</summary>
    public static IReadOnlyList<RunResult> Story { get; } = Scoreboard.Read(Path.Combine(Folder, "story", "drawn"));
}
