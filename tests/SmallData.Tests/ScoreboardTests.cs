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
