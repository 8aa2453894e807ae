using Plotly.NET;
using Plotly.NET.CSharp;
using SmallData.Charts;
using Chart = Plotly.NET.CSharp.Chart;

namespace SmallData.Results;

/// <summary>Accuracy against training time, one point a run: what a minute buys. Named are the runs that no cheaper one beats.</summary>
public static class ScoreboardChart
{
    // Okabe and Ito's colours, as in the training curves.
    private static readonly string[] Colours = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"];

    // Names above and below in turn: the best runs often end close together.
    private static readonly StyleParam.TextPosition[] Positions = [StyleParam.TextPosition.TopCenter, StyleParam.TextPosition.BottomCenter];

    /// <summary>Draws the results that took any time, one colour a lesson, time on a logarithmic axis.</summary>
    /// <param name="results">As <see cref="Scoreboard.Read"/> gives them.</param>
    /// <exception cref="SmallDataException">There is no result to draw.</exception>
    public static ChartHtml Of(IReadOnlyList<RunResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        RunResult[] timed = [.. results.Where(result => result.Seconds > 0)];
        if (timed.Length == 0)
        {
            throw new SmallDataException("The scoreboard is empty. Run a chapter first: each leaves its results for this one.");
        }

        IEnumerable<GenericChart> points = timed
            .GroupBy(Lesson)
            .OrderBy(lesson => lesson.Key, StringComparer.Ordinal)
            .Select((lesson, i) => Chart.Scatter<double, double, string>(
                lesson.Select(result => result.Seconds).ToArray(),
                lesson.Select(result => result.Accuracy).ToArray(),
                StyleParam.Mode.Markers,
                Name: lesson.Key,
                MultiText: lesson.Select(result => result.Run).ToArray(),
                MarkerColor: Color.fromHex(Colours[i % Colours.Length])));
        RunResult[] best = Unbeaten(timed);
        GenericChart names = Chart.Scatter<double, double, string>(
            best.Select(result => result.Seconds).ToArray(),
            best.Select(result => result.Accuracy).ToArray(),
            StyleParam.Mode.Text,
            ShowLegend: false,
            MultiText: best.Select(result => result.Run).ToArray(),
            MultiTextPosition: best.Select((_, run) => Positions[run % Positions.Length]).ToArray());
        // On a logarithmic axis the range is given as powers of ten; half a decade on either side leaves room for the names.
        Tuple<double, double> decades = new(
            Math.Log10(timed.Min(result => result.Seconds)) - 0.5, Math.Log10(timed.Max(result => result.Seconds)) + 0.5);
        return new ChartHtml(Chart.Combine(points.Append(names))
            .WithXAxisStyle<double, double, string>(TitleText: "seconds of training", AxisType: StyleParam.AxisType.Log, MinMax: decades)
            .WithAxes(y: "accuracy")
            .WithSize(1000, 520));
    }

    /// <summary>The runs that are better than every cheaper one, cheapest first.</summary>
    private static RunResult[] Unbeaten(IEnumerable<RunResult> timed)
    {
        var unbeaten = new List<RunResult>();
        foreach (RunResult result in timed.OrderBy(result => result.Seconds))
        {
            if (unbeaten.Count == 0 || result.Accuracy > unbeaten[^1].Accuracy)
            {
                unbeaten.Add(result);
            }
        }

        return [.. unbeaten];
    }

    private static string Lesson(RunResult result) =>
        PublishedExperiment.All.Any(one => one.Row == result.Row) ? $"lesson {result.Row[0]}" : "beyond";
}
