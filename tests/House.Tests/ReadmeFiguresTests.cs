using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SmallData.Results;

namespace House.Tests;

/// <summary>What README says of accuracy was measured by a run whose figures lie in the repository.</summary>
public sealed partial class ReadmeFiguresTests
{
    private static readonly string Readme = Path.Combine(Repository.Root, "README.md");

    private static readonly (string Chapter, string Run)[] Story =
    [
        ("00", "net B"), ("00", "net C"), ("00", "improved small net"),
        ("02", "net A"), ("03", "net A, beside augmentation"), ("03", "net A, augmented"), ("03", "better net"),
        ("04", "frozen base, ResNet-18"), ("04", "frozen base, ResNet-18, larger picture"), ("06", "fine-tuned, ResNet-18"),
    ];

    /// <summary>Set the environment variable WRITE_FIGURES to 1 to have the tables written.</summary>
    [Theory]
    [InlineData("reference")]
    [InlineData("story")]
    public void The_tables_are_made_of_the_runs(string table) =>
        WrittenPart.Check(Readme, table, table == "reference" ? ReferenceTable() : StoryTable(), "WRITE_FIGURES");

    [Fact]
    public void Every_accuracy_in_README_is_a_run_s_or_a_published_one()
    {
        var known = new HashSet<string>(
            Figures.Reference.Concat(Figures.Again).Concat(Figures.Story.Values.SelectMany(runs => runs)).SelectMany(Shares)
                .Concat(PublishedExperiment.All.SelectMany(one => Share().Matches(one.Figure + " %").Select(match => match.Value))));
        string[] invented = [.. Share().Matches(File.ReadAllText(Readme)).Select(match => match.Value).Where(share => !known.Contains(share))];
        Assert.True(invented.Length == 0, $"README says {string.Join(", ", invented)}, which is in no file of notebooks/results.");
    }

    private static string ReferenceTable()
    {
        var table = new StringBuilder("\n\n| experiment | run | published | validation, last epoch (best) | test | minutes |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (RunResult run in Figures.Reference.OrderBy(run => run.Row, StringComparer.Ordinal).ThenBy(run => run.Run, StringComparer.Ordinal))
        {
            string validation = run.LastValidation is { } last ? $"{SmallData.InWords.Share(last)} ({SmallData.InWords.Share(run.BestValidation!.Value)})"
                : run.CrossValidation is { } folds ? $"{SmallData.InWords.Share(folds)}, cross-validation" : "";
            string test = run.Test is { } share ? string.Create(CultureInfo.InvariantCulture, $"{SmallData.InWords.Share(share)} of {run.TestSamples:N0}") : "";
            string minutes = string.Create(CultureInfo.InvariantCulture, $"{run.Seconds / 60:0.0}{(run.Machine.Device == "cuda" ? ", GPU" : "")}");
            table.Append(CultureInfo.InvariantCulture, $"| {run.Row} | {run.Run} | {run.Published} | {validation} | {test} | {minutes} |\n");
        }

        return table.Append('\n').ToString();
    }

    private static string StoryTable()
    {
        var table = new StringBuilder("\n\n| chapter | run | drawn, seed 42 | 1 | 2 | real photos, seed 42 | 1 | 2 |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach ((string chapter, string name) in Story)
        {
            IEnumerable<string> shares = Figures.Story.Values.SelectMany(runs => new[] { 42, 1, 2 }.Select(seed => Test(runs, name, seed)));
            table.Append(CultureInfo.InvariantCulture, $"| {chapter} | {name} | {string.Join(" | ", shares)} |\n");
        }

        return table.Append('\n').ToString();
    }

    // Chapter 00 asks about clothes, so it has no run on photos of cats and dogs.
    private static string Test(IReadOnlyList<RunResult> runs, string name, int seed) =>
        runs.SingleOrDefault(run => run.Run == name && run.Seed == seed) is { } run ? SmallData.InWords.Share(run.Test!.Value) : "";

    private static IEnumerable<string> Shares(RunResult run) =>
        new[] { run.Test, run.BestValidation, run.LastValidation, run.CrossValidation }.OfType<double>().Select(share => SmallData.InWords.Share(share));

    [GeneratedRegex(@"\d+(\.\d)? %")]
    private static partial Regex Share();
}
