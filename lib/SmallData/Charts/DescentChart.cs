using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace SmallData.Charts;

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
