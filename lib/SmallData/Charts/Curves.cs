using Microsoft.FSharp.Core;
using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace SmallData.Charts;

/// <summary>Training curves: accuracy on the left, loss on the right, training dashed, validation solid, one colour a run. Of three runs or more only validation is
/// shown: it is what they are compared by, and twelve lines are no picture.</summary>
public static class Curves
{
    // Okabe and Ito's colours: told apart by colour-blind readers and on a projector.
    internal static readonly string[] Colours = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"];

    // Runs beside which training curves are still read.
    private const int MostWithTraining = 2;

    // A loss so many times as large as nearly all others would press them to the bottom.
    private const double Outlier = 2.5, NearlyAll = 0.95;

    /// <summary>Draws one or more runs on the same axes.</summary>
    public static ChartHtml Of(params (string Name, History History)[] runs)
    {
        GenericChart accuracy = Side(runs, epoch => epoch.Accuracy, epoch => epoch.ValidationAccuracy, showLegend: true)
            .WithAxes("epoch", "accuracy");
        GenericChart loss = Side(runs, epoch => epoch.Loss, epoch => epoch.ValidationLoss, showLegend: false)
            .WithAxes("epoch", "loss");
        double? top = TopOfLoss(runs);
        if (top is { } end)
        {
            loss = loss.WithYAxisStyle<double, double, string>(MinMax: Tuple.Create(0.0, end));
        }

        GenericChart both = Chart.Grid([accuracy, loss], 1, 2,
                SubPlotTitles: new[] { "Accuracy", top is null ? "Loss" : "Loss (the largest are cut off)" },
                Pattern: StyleParam.LayoutGridPattern.Independent)
            .WithSize(1000, runs.Length <= 2 ? 400 : 520);   // more runs need more room
        return new ChartHtml(both);
    }

    private static GenericChart Side(
        (string Name, History History)[] runs, Func<Epoch, double> training, Func<Epoch, double> validation, bool showLegend)
    {
        var lines = new List<GenericChart>();
        for (int run = 0; run < runs.Length; run++)
        {
            (string name, History history) = runs[run];
            Color colour = Color.fromHex(Colours[run % Colours.Length]);
            int[] numbers = [.. history.Epochs.Select(epoch => epoch.Number)];
            string prefix = runs.Length == 1 ? "" : name + ", ";
            // Beside other runs, what matters is validation: training steps back.
            if (runs.Length <= MostWithTraining)
            {
                lines.Add(Line(numbers, history, training, prefix + "training", colour, StyleParam.DrawingStyle.Dash, runs.Length == 1 ? 2.5 : 1.4, showLegend));
            }

            lines.Add(Line(numbers, history, validation, runs.Length > MostWithTraining ? name : prefix + "validation", colour, StyleParam.DrawingStyle.Solid, 2.5, showLegend));
        }

        return Chart.Combine(lines);
    }

    /// <summary>Where the axis of the loss must end for the curves to be read; null where no loss is out of line.</summary>
    private static double? TopOfLoss((string Name, History History)[] runs)
    {
        double[] shown =
        [
            .. runs.SelectMany(run => run.History.Epochs).SelectMany(epoch => runs.Length <= MostWithTraining ? new[] { epoch.Loss, epoch.ValidationLoss } : [epoch.ValidationLoss])
                .Where(double.IsFinite).Order(),
        ];
        if (shown.Length == 0)
        {
            return null;
        }

        double usual = shown[(int)(NearlyAll * (shown.Length - 1))];
        return shown[^1] > Outlier * usual ? 1.2 * usual : null;
    }

    private static GenericChart Line(
        int[] numbers, History history, Func<Epoch, double> figure, string name, Color colour, StyleParam.DrawingStyle dash, double width, bool showLegend) =>
        Chart.Line<int, double, string>(
            numbers, history.Epochs.Select(figure).ToArray(),
            Name: name, ShowLegend: showLegend, LineColor: colour, LineDash: dash, LineWidth: width);
}

/// <summary>The loss over a single weight as a curve, and on it the steps that a few descents took: what the learning rate and the start decide.</summary>
public static class DescentChart
{
    private const int Points = 200;

    /// <summary>Draws the curve and the descents.</summary>
    /// <param name="loss">The loss for a value of the weight.</param>
    /// <param name="low">Smallest weight shown; steps beyond either end are left out.</param>
    /// <param name="high">Largest weight shown.</param>
    /// <param name="descents">Each descent's name and the weights that it went through.</param>
    public static ChartHtml Of(Func<double, double> loss, double low, double high, params (string Name, double[] Weights)[] descents)
    {
        double[] weights = [.. Enumerable.Range(0, Points + 1).Select(at => low + (high - low) * at / Points)];
        var lines = new List<GenericChart>
        {
            Chart.Line<double, double, string>(weights, weights.Select(loss).ToArray(), Name: "loss", LineColor: Color.fromHex("#888888"), LineWidth: 1.5),
        };
        for (int descent = 0; descent < descents.Length; descent++)
        {
            double[] taken = [.. descents[descent].Weights.TakeWhile(weight => weight >= low && weight <= high)];
            lines.Add(Chart.Line<double, double, string>(
                taken, taken.Select(loss).ToArray(), Name: descents[descent].Name, ShowMarkers: true,
                LineColor: Color.fromHex(Curves.Colours[descent % Curves.Colours.Length]), LineWidth: 1.5));
        }

        return new ChartHtml(Chart.Combine(lines).WithAxes("weight", "loss").WithSize(900, 420));
    }
}
