using System.Globalization;

namespace SmallData.Results;

/// <summary>Results beside the published figures: a table for each lesson, and the experiments that have not been run yet.</summary>
public sealed class ScoreboardTable : NotebookView
{
    private static readonly string[] Header = ["run", "accuracy", "measured on", "published", "time", "parameters", "data", "profile", "seed"];

    private static readonly HashSet<int> Numbers = [1, 4, 5, 8];

    /// <summary>From this column on stands what the runs of a lesson usually share: data, profile and seed.</summary>
    private const int Circumstances = 6;

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
        IEnumerable<string> tables = Groups().Select(group => Html.Table(Columns(Header, group), group.Results.Select(result => Columns(Cells(result), group)), Numbers, Title(group)));
        return $"<div style=\"overflow-x:auto\">{string.Concat(tables)}</div>{(Missing.Count == 0 ? "" : Note.Attention(MissingText()).ToHtml())}";
    }

    /// <inheritdoc/>
    public override string ToText() => string.Join(
        "\n\n", Groups().Select(group => $"{Title(group)}\n{Html.TextTable(Columns(Header, group), group.Results.Select(result => Columns(Cells(result), group)), Numbers)}").Append(Missing.Count == 0 ? "" : MissingText())).Trim();

    // What all runs of a group share is said once, in its title.
    private static string Title((string Title, RunResult[] Results) group) => !Alike(group.Results)
        ? group.Title
        : string.Create(CultureInfo.InvariantCulture, $"{group.Title} ({group.Results[0].Data}; profile {Cells(group.Results[0])[7]}, seed {group.Results[0].Seed})");

    private static string[] Columns(string[] cells, (string Title, RunResult[] Results) group) => Alike(group.Results) ? cells[..Circumstances] : cells;

    private static bool Alike(RunResult[] results) => results.Select(result => (result.Data, result.Profile, result.Seed)).Distinct().Count() == 1;

    private IEnumerable<(string Title, RunResult[] Results)> Groups()
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
