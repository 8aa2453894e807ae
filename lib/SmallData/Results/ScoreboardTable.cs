namespace SmallData.Results;

/// <summary>Results beside the published figures, like beside like: a table for each lesson, and the experiments that have not been run yet. Test, the best epoch's
/// validation and the last epoch's stand in columns of their own; the column before them is the one that the author measured.</summary>
public sealed class ScoreboardTable : NotebookView
{
    private static readonly string[] Header =
        ["run", "published", "the same here", "reference", "test (95 % interval)", "best epoch", "last epoch", "time", "parameters", "data", "profile", "seed"];

    private static readonly HashSet<int> Numbers = [2, 3, 4, 5, 6, 7, 8, 11];

    /// <summary>From this column on stands what the runs of a lesson usually share: data, profile and seed.</summary>
    private const int Circumstances = 9;

    private readonly IReadOnlyList<RunResult> results;
    private readonly IReadOnlyList<RunResult> reference;

    private ScoreboardTable(IReadOnlyList<RunResult> results, IReadOnlyList<RunResult> reference) => (this.results, this.reference) = (results, reference);

    /// <summary>Lays results out.</summary>
    /// <param name="results">As <see cref="Scoreboard.Read()"/> gives them.</param>
    /// <param name="reference">As <see cref="Scoreboard.Reference"/> gives them: the same runs with the published settings on real photos; none if null.</param>
    public static ScoreboardTable Of(IReadOnlyList<RunResult> results, IReadOnlyList<RunResult>? reference = null) =>
        new ScoreboardTable(results, reference ?? []);

    /// <summary>The experiments without a result.</summary>
    public IReadOnlyList<PublishedExperiment> Missing =>
        [.. PublishedExperiment.All.Where(experiment => !results.Any(result => result.Row == experiment.Row))];

    /// <inheritdoc/>
    public override string ToHtml()
    {
        IEnumerable<string> tables = Groups().Select(group => Lay(group).ToHtml());
        return $"<div style=\"overflow-x:auto\">{string.Concat(tables)}</div>{(Missing.Count == 0 ? "" : Note.Attention(MissingText()).ToHtml())}";
    }

    /// <inheritdoc/>
    public override string ToText() => string.Join(
        "\n\n", Groups().Select(group => Lay(group).ToText()).Append(Missing.Count == 0 ? "" : MissingText())).Trim();

    private HtmlTable Lay((string Title, RunResult[] Results) group) =>
        new(Columns(Header, group), group.Results.Select(result => Columns(Cells(result), group)), Numbers, Title(group));

    // What all runs of a group share is said once, in its title.
    private static string Title((string Title, RunResult[] Results) group) => !Alike(group.Results)
        ? group.Title
        : Invariant($"{group.Title} ({group.Results[0].Data}; profile {group.Results[0].Profile.ToString().ToLowerInvariant()}, seed {group.Results[0].Seed})");

    private static string[] Columns(string[] cells, (string Title, RunResult[] Results) group) => Alike(group.Results) ? cells[..Circumstances] : cells;

    private static bool Alike(RunResult[] results) => results.Select(result => (result.Data, result.Profile, result.Seed)).Distinct().Count() == 1;

    private IEnumerable<(string Title, RunResult[] Results)> Groups()
    {
        foreach ((string letter, string source, string problem) in PublishedExperiment.Lessons)
        {
            RunResult[] own = [.. results.Where(result => PublishedExperiment.Find(result.Row) is not null && result.Row.StartsWith(letter, StringComparison.Ordinal))];
            if (own.Length > 0)
            {
                yield return ($"{letter} · {problem} · {source}", own);
            }
        }

        RunResult[] beyond = [.. results.Where(result => PublishedExperiment.Find(result.Row) is null)];
        if (beyond.Length > 0)
        {
            yield return ("Beyond the published lessons", beyond);
        }
    }

    private string MissingText() =>
        "Not run yet: " + string.Join("; ", Missing.GroupBy(one => one.Chapter).Select(group => $"chapter {group.Key} ({string.Join(", ", group.Select(one => one.Row))})")) + ".";

    private string[] Cells(RunResult result)
    {
        Measure measure = PublishedExperiment.Find(result.Row)?.On ?? Measure.Test;
        RunResult? full = reference.LastOrDefault(one => one.Run == result.Run && one.Row == result.Row);
        return
        [
            result.Run,
            result.Published,
            InWords.Share(result.On(measure)),
            InWords.Share(full?.On(measure)),
            result.Interval is { } interval ? $"{InWords.Share(result.Test)} ({interval})" : "",
            InWords.Share(result.BestValidation),
            InWords.Share(result.LastValidation),
            InWords.Time(result.Seconds),
            InWords.Count(result.Parameters),
            result.Data,
            result.Profile.ToString().ToLowerInvariant(),
            result.Seed.ToString(CultureInfo.InvariantCulture),
        ];
    }
}
