using SmallData.Charts;
using SmallData.Training;

namespace SmallData.Tests.Charts;

public sealed class CurvesTests
{
    private static History Run(params double[] losses) => new(losses.Select((loss, at) => new Epoch(at + 1, loss, 0.5, loss, 0.5, 1)));

    [Fact]
    public void One_run_shows_training_and_validation() =>
        Assert.Contains("training", Curves.Of(("net", Run(0.7, 0.6))).ToAltText(), StringComparison.Ordinal);

    [Fact]
    public void Of_three_runs_only_validation_is_shown()
    {
        string words = Curves.Of(("a", Run(0.7, 0.6)), ("b", Run(0.7, 0.6)), ("c", Run(0.7, 0.6))).ToAltText();
        Assert.DoesNotContain("training", words, StringComparison.Ordinal);
        Assert.Contains("c falls from 0.7 to 0.6", words, StringComparison.Ordinal);
    }

    [Fact]
    public void One_loss_out_of_line_does_not_press_the_others_to_the_bottom()
    {
        double[] losses = [.. Enumerable.Range(0, 40).Select(at => at == 20 ? 60 : 0.7 - at * 0.01)];
        Assert.Contains("the largest are cut off", Curves.Of(("net", Run(losses))).ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Losses_in_line_keep_their_whole_axis() =>
        Assert.DoesNotContain("cut off", Curves.Of(("net", Run(0.7, 0.6, 0.9, 1.1))).ToHtml(), StringComparison.Ordinal);

    [Fact]
    public void A_descent_that_leaves_the_chart_ends_at_its_edge()
    {
        string words = DescentChart.Of(weight => weight * weight, -1, 1, ("away", [0.5, -0.9, 3, 0.2])).ToAltText();
        Assert.Contains("away falls from 0.25 to 0.81".Replace("falls", "rises", StringComparison.Ordinal), words, StringComparison.Ordinal);
    }
}
