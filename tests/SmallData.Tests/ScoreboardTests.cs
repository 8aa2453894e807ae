using SmallData.Results;

namespace SmallData.Tests;

public sealed class ScoreboardTests
{
    private static RunResult Record(string run, double accuracy) =>
        Scoreboard.Record(run, "A baseline", accuracy, "validation, best epoch", "70-72 %", 12.5, 3_453_121, "2,000 photos");

    [Fact]
    public void What_is_recorded_is_read_back()
    {
        using var folder = new TestFolder();
        Record("net A", 0.758);

        RunResult read = Assert.Single(Scoreboard.Read());

        Assert.Equal(("net A", "A baseline", 0.758, "70-72 %", 12.5, 3_453_121L), (read.Run, read.Row, read.Accuracy, read.Published, read.Seconds, read.Parameters));
    }

    [Fact]
    public void A_repeated_run_replaces_its_figure()
    {
        using var folder = new TestFolder();
        Record("net A", 0.5);
        Record("net A", 0.758);

        Assert.Equal(0.758, Assert.Single(Scoreboard.Read()).Accuracy);
    }

    [Fact]
    public void Half_a_file_hides_no_other_result()
    {
        using var folder = new TestFolder();
        Record("net A", 0.758);
        File.WriteAllText(Path.Combine(Settings.WorkRoot, "results", "cut.json"), "{ \"run\": \"net");

        Assert.Equal("net A", Assert.Single(Scoreboard.Read()).Run);
    }

    [Theory]
    [InlineData(75.8)]
    [InlineData(double.NaN)]
    public void A_percentage_is_refused(double accuracy)
    {
        using var folder = new TestFolder();

        Assert.Throws<ArgumentOutOfRangeException>(() => Record("net A", accuracy));
    }
}

public sealed class ScoreboardTableTests
{
    private static RunResult Result(string run, string row, int seed = 42) => new()
    {
        Run = run, Row = row, Accuracy = 0.758, Measured = "test", Published = "70-72 %", Seconds = 242, Parameters = 3_453_121,
        Data = "photos", Profile = Profile.Full, Seed = seed, Ended = DateTimeOffset.UnixEpoch,
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
            Run = name, Row = "A baseline", Accuracy = accuracy, Measured = "test", Published = "", Seconds = seconds, Parameters = 1,
            Data = "photos", Profile = Profile.Full, Seed = 42, Ended = DateTimeOffset.UnixEpoch,
        };

        string picture = ScoreboardChart.Of([Run("slow and best", 90, 0.9), Run("cheapest", 1, 0.6), Run("beaten", 50, 0.55)]).ToAltText();

        Assert.EndsWith("named are cheapest, slow and best.", picture, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_chart_says_what_to_do() =>
        Assert.Contains("Run a chapter first", Assert.Throws<SmallDataException>(() => ScoreboardChart.Of([])).Message, StringComparison.Ordinal);
}
