using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace SmallData.Results;

/// <summary>Accuracy against time, one panel a problem, a point and its 95 % interval for each run: what a minute buys. Shown is the test; a problem without a test set
/// shows the last epoch's validation, which no one has chosen. Named are the best of the runs that no cheaper one beats.</summary>
public static class ScoreboardChart
{
    // The first two are the points and their intervals, the others the named runs, the best last.
    private static readonly Color[] Colours = [.. Curves.Colours.Select(Color.fromHex)];

    /// <summary>The problems that have results with both a time and a figure that was not chosen by itself, in the order of the lessons.</summary>
    /// <param name="results">As <see cref="Scoreboard.Read()"/> gives them.</param>
    public static IReadOnlyList<(string Problem, ChartHtml Chart)> Of(IReadOnlyList<RunResult> results)
    {
        return [.. PublishedExperiment.Lessons.Select(lesson => lesson.Problem).Distinct()
            .Select(problem => (Problem: problem, Runs: Fair(results.Where(result => ProblemOf(result) == problem))))
            .Where(panel => panel.Runs.Length > 0)
            .Select(panel => (panel.Problem, Panel(panel.Problem, panel.Runs)))];
    }

    /// <summary>The problem that a run is about: the first letter of its row is its lesson's.</summary>
    private static string ProblemOf(RunResult result) =>
        PublishedExperiment.Lessons.FirstOrDefault(lesson => result.Row.StartsWith(lesson.Letter + " ", StringComparison.Ordinal)).Problem ?? PublishedExperiment.Lessons[0].Problem;

    private static RunResult[] Fair(IEnumerable<RunResult> results)
    {
        RunResult[] timed = [.. results.Where(result => result.Seconds > 0)];
        RunResult[] tested = [.. timed.Where(result => result.Test is not null)];
        return tested.Length > 0 ? tested : [.. timed.Where(result => result.LastValidation is not null)];
    }

    private static ChartHtml Panel(string problem, RunResult[] runs)
    {
        bool tested = runs[0].Test is not null;
        double Figure(RunResult run) => (tested ? run.Test : run.LastValidation)!.Value;

        var layers = new List<GenericChart>();
        foreach (RunResult run in runs.Where(run => run.Interval is not null))
        {
            layers.Add(Chart.Line<double, double, string>(
                new[] { run.Seconds, run.Seconds }, new[] { run.Interval!.Value.Low, run.Interval.Value.High },
                Name: "95 % interval", ShowLegend: layers.Count == 0, ShowMarkers: false, LineColor: Colours[1], LineWidth: 2, Opacity: 0.5));
        }

        layers.Add(Chart.Scatter<double, double, string>(
            runs.Select(run => run.Seconds).ToArray(), runs.Select(Figure).ToArray(), StyleParam.Mode.Markers,
            Name: tested ? "test" : "validation, last epoch", MultiText: runs.Select(run => run.Run).ToArray(), MarkerColor: Colours[0]));
        // In the legend, where no name lies on a point or on another name.
        foreach ((RunResult run, Color color) in Unbeaten(runs, Figure).TakeLast(Colours.Length - 2).Zip(Colours.Skip(2)))
        {
            layers.Add(Chart.Scatter<double, double, string>(
                new[] { run.Seconds }, new[] { Figure(run) }, StyleParam.Mode.Markers, Name: run.Run, ShowLegend: true, MultiText: new[] { run.Run }, MarkerColor: color));
        }

        // On a logarithmic axis the range is given as powers of ten; half a decade on either side leaves room.
        Tuple<double, double> decades = new(Math.Log10(runs.Min(run => run.Seconds)) - 0.5, Math.Log10(runs.Max(run => run.Seconds)) + 0.5);
        return new ChartHtml(Chart.Combine(layers)
            .WithXAxisStyle<double, double, string>(TitleText: "seconds, features included", AxisType: StyleParam.AxisType.Log, MinMax: decades)
            .WithAxes(y: tested ? "accuracy on test" : "accuracy on validation, last epoch")
            .WithTitle(problem)
            .WithSize(1000, 420));
    }

    /// <summary>The runs that are better than every cheaper one, cheapest first.</summary>
    private static RunResult[] Unbeaten(IEnumerable<RunResult> runs, Func<RunResult, double> figure)
    {
        var unbeaten = new List<RunResult>();
        foreach (RunResult run in runs.OrderBy(run => run.Seconds))
        {
            if (unbeaten.Count == 0 || figure(run) > figure(unbeaten[^1]))
            {
                unbeaten.Add(run);
            }
        }

        return [.. unbeaten];
    }
}
