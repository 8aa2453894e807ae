using SmallData.Results;
using SmallData.Training;
using static TorchSharp.torch;

namespace SmallData.Tests;

public sealed class ScoreboardTests
{
    private static RunResult Record(string run, int right) =>
        Scoreboard.Record(run, "D linear SVM", "300 photos", (right, 1000), crossValidation: 0.8, seconds: 12.5, parameters: 25_089);

    [Fact]
    public void What_is_recorded_is_read_back()
    {
        using var folder = new TestFolder();
        Record("linear SVM", 758);

        RunResult read = Assert.Single(Scoreboard.Read());

        Assert.Equal(
            ("linear SVM", "D linear SVM", 0.758, 1000, 0.8, 12.5, 25_089L), (read.Run, read.Row, read.Test, read.TestSamples, read.CrossValidation, read.Seconds, read.Parameters));
    }

    [Fact]
    public void A_repeated_run_replaces_its_figure()
    {
        using var folder = new TestFolder();
        Record("linear SVM", 500);
        Record("linear SVM", 758);

        Assert.Equal(0.758, Assert.Single(Scoreboard.Read()).Test);
    }

    [Fact]
    public void Half_a_file_hides_no_other_result()
    {
        using var folder = new TestFolder();
        Record("linear SVM", 758);
        File.WriteAllText(Path.Combine(Settings.WorkRoot, "results", "cut.json"), "{ \"run\": \"net");

        Assert.Equal("linear SVM", Assert.Single(Scoreboard.Read()).Run);
    }

    [Theory]
    [InlineData("\"test\": 0.758", "\"test\": 7.58")]
    [InlineData("\"testSamples\": 1000", "\"testSamples\": 0")]
    [InlineData("\"run\": \"linear SVM\"", "\"run\": null")]
    public void A_damaged_result_is_left_out(string written, string damaged)
    {
        using var folder = new TestFolder();
        Record("linear SVM", 758);
        string file = Assert.Single(Directory.GetFiles(Path.Combine(Settings.WorkRoot, "results")));
        string text = File.ReadAllText(file);
        Assert.Contains(written, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(written, damaged, StringComparison.Ordinal));

        Assert.Empty(Scoreboard.Read());
    }

    private static readonly History Three = new(
        [new Epoch(1, 0.7, 0.5, 0.6, 0.70, 2), new Epoch(2, 0.5, 0.7, 0.5, 0.80, 2), new Epoch(3, 0.3, 0.9, 0.6, 0.75, 2)]);

    [Fact]
    public void The_best_and_the_last_epoch_of_a_net_are_kept_apart()
    {
        using var folder = new TestFolder();
        using var net = nn.Linear(3, 1);

        RunResult kept = Scoreboard.Record("net", "A baseline", "photos", net, Three, before: 4);

        Assert.Equal((0.80, 0.75, null, 4L, 10.0), (kept.BestValidation, kept.LastValidation, kept.Test, kept.Parameters, kept.Seconds));
    }

    [Fact]
    public void A_published_validation_figure_stands_beside_the_last_epoch()
    {
        using var folder = new TestFolder();
        using var net = nn.Linear(3, 1);

        Assert.Equal(0.75, Scoreboard.Record("net", "A baseline", "photos", net, Three).On(Measure.Validation));
    }

    [Fact]
    public void Results_go_to_a_second_folder_where_one_is_named()
    {
        using var folder = new TestFolder();
        string second = Path.Combine(folder.Root, "reference");
        Environment.SetEnvironmentVariable(Settings.ResultsVariable, second);

        Record("linear SVM", 758);

        string text = File.ReadAllText(Assert.Single(Directory.GetFiles(second)));
        Assert.Contains("\"torchSharp\": \"" + RunMachine.This().TorchSharp, text, StringComparison.Ordinal);
        Assert.Equal(0.758, Assert.Single(Scoreboard.Read()).Test);
    }

    [Fact]
    public void A_machine_names_the_libtorch_that_the_packages_bring() => Assert.Matches(@"^\d+\.\d+\.\d+$", RunMachine.This().Libtorch);

    [Fact]
    public void More_right_answers_than_questions_are_refused()
    {
        using var folder = new TestFolder();

        Assert.Throws<ArgumentOutOfRangeException>(() => Record("linear SVM", 1001));
    }
}

public sealed class ScoreboardTableTests
{
    private static RunResult Result(string run, string row, int seed = 42) => new()
    {
        Run = run, Row = row, LastValidation = 0.758, Seconds = 242, Parameters = 3_453_121,
        Data = "photos", Profile = Profile.Full, Seed = seed, Machine = RunMachine.This(), Ended = DateTimeOffset.UnixEpoch,
    };

    [Fact]
    public void An_experiment_with_a_result_is_not_missing() =>
        Assert.DoesNotContain(ScoreboardTable.Of([Result("net A", "A baseline")]).Missing, one => one.Row == "A baseline");

    [Fact]
    public void An_empty_scoreboard_names_the_chapters_to_run() =>
        Assert.Contains("chapter 05 (D dense, D average pooling, D linear SVM)", ScoreboardTable.Of([]).ToText(), StringComparison.Ordinal);

    [Fact]
    public void A_run_of_no_published_experiment_stands_apart()
    {
        string text = ScoreboardTable.Of([Result("residual net", "improved"), Result("net A", "A baseline")]).ToText();

        Assert.True(text.IndexOf("net A", StringComparison.Ordinal) < text.IndexOf("Beyond the published lessons", StringComparison.Ordinal));
        Assert.True(text.IndexOf("Beyond the published lessons", StringComparison.Ordinal) < text.IndexOf("residual net", StringComparison.Ordinal));
    }

    [Fact]
    public void What_all_runs_share_is_said_once()
    {
        string[] lines = ScoreboardTable.Of([Result("net A", "A baseline"), Result("net A, augmented", "A augmented")]).ToText().Split('\n');
        Assert.Contains("seed ", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("seed", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_differs_between_runs_stands_beside_each()
    {
        RunResult first = Result("net A", "A baseline"), other = Result("net A once more", "A baseline", seed: 43);
        Assert.EndsWith("seed", ScoreboardTable.Of([first, other]).ToText().Split('\n')[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Minutes_are_shown_as_minutes() => Assert.Contains("4.0 min", ScoreboardTable.Of([Result("net A", "A baseline")]).ToText(), StringComparison.Ordinal);

    [Fact]
    public void The_chart_names_the_runs_that_no_cheaper_one_beats()
    {
        static RunResult Run(string name, double seconds, double accuracy) => new()
        {
            Run = name, Row = "A baseline", Test = accuracy, TestSamples = 100, Seconds = seconds, Parameters = 1,
            Data = "photos", Profile = Profile.Full, Seed = 42, Machine = RunMachine.This(), Ended = DateTimeOffset.UnixEpoch,
        };

        string picture = Assert.Single(ScoreboardChart.Of([Run("slow and best", 90, 0.9), Run("cheapest", 1, 0.6), Run("beaten", 50, 0.55)])).Chart.ToAltText();

        Assert.EndsWith("test, 3 points from 0.55 to 0.9; cheapest is 0.6; slow and best is 0.9.", picture, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_run_stands_beside_the_same_run_here()
    {
        RunResult here = Result("net A", "A baseline");
        RunResult full = new()
        {
            Run = "net A", Row = "A baseline", LastValidation = 0.736, Seconds = 1, Parameters = 1, Data = "photos", Profile = Profile.Full, Seed = 42,
            Machine = here.Machine, Ended = here.Ended,
        };

        Assert.Contains("73.6 %", ScoreboardTable.Of([here], [full]).ToText(), StringComparison.Ordinal);
        Assert.DoesNotContain("73.6 %", ScoreboardTable.Of([here]).ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_problem_has_a_panel_of_its_own() =>
        Assert.Equal(["Cats and dogs", "Horses or humans"], ScoreboardChart.Of([Result("net D", "C baseline"), Result("net A", "A baseline")]).Select(panel => panel.Problem));

    [Fact]
    public void Without_results_there_is_no_panel() => Assert.Empty(ScoreboardChart.Of([]));
}
