using System.Globalization;

namespace SmallData.Results;

/// <summary>Results beside the published figures: a table for each lesson, and the experiments that have not been run yet.</summary>
public sealed class ScoreboardTable : NotebookView
{
    private static readonly string[] Header = ["run", "accuracy", "measured on", "published", "time", "parameters", "data", "profile", "seed"];

    private static readonly HashSet<int> Numbers = [1, 4, 5, 8];

    private readonly IReadOnlyList<RunResult> results;

    private ScoreboardTable(IReadOnlyList<RunResult> results) => this.results = results;

    /// <summary>Lays results out.</summary>
    /// <param name="results">As <see cref="Scoreboard.Read"/> gives them.</param>
    public static ScoreboardTable Of(IReadOnlyList<RunResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return new ScoreboardTable(results);
    }

    /// <summary>The experiments without a result.</summary>
    public IReadOnlyList<PublishedExperiment> Missing =>
        [.. PublishedExperiment.All.Where(experiment => !results.Any(result => result.Row == experiment.Row))];

    /// <inheritdoc/>
    public override string ToHtml()
    {
        IEnumerable<string> tables = Groups().Select(group => Html.Table(Header, group.Results.Select(Cells), Numbers, group.Title));
        return $"<div style=\"overflow-x:auto\">{string.Concat(tables)}</div>{(Missing.Count == 0 ? "" : Note.Attention(MissingText()).ToHtml())}";
    }

    /// <inheritdoc/>
    public override string ToText() => string.Join(
        "\n\n", Groups().Select(group => $"{group.Title}\n{Html.TextTable(Header, group.Results.Select(Cells), Numbers)}").Append(Missing.Count == 0 ? "" : MissingText())).Trim();

    private IEnumerable<(string Title, IEnumerable<RunResult> Results)> Groups()
    {
        foreach ((string letter, string source) in PublishedExperiment.Lessons)
        {
            RunResult[] own = [.. results.Where(result => PublishedExperiment.All.Any(one => one.Row == result.Row && one.Row.StartsWith(letter, StringComparison.Ordinal)))];
            if (own.Length > 0)
            {
                yield return ($"{letter} · {source}", own);
            }
        }

        RunResult[] beyond = [.. results.Where(result => PublishedExperiment.All.All(one => one.Row != result.Row))];
        if (beyond.Length > 0)
        {
            yield return ("Beyond the published lessons", beyond);
        }
    }

    private string MissingText() =>
        "Not run yet: " + string.Join("; ", Missing.GroupBy(one => one.Chapter).Select(group => $"chapter {group.Key} ({string.Join(", ", group.Select(one => one.Row))})")) + ".";

    private static string[] Cells(RunResult result) =>
    [
        result.Run,
        result.Accuracy.ToString("P1", CultureInfo.InvariantCulture),
        result.Measured,
        result.Published,
        Time(result.Seconds),
        result.Parameters.ToString("N0", CultureInfo.InvariantCulture),
        result.Data,
        result.Profile.ToString().ToLowerInvariant(),
        result.Seed.ToString(CultureInfo.InvariantCulture),
    ];

    private static string Time(double seconds) => seconds < 90
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0.#} s")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0.0} min");
}
