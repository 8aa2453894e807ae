using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace SmallData.Classifiers;

/// <summary>Several grid searches on one picture: accuracy on samples held back over C, one line a search. Where a line is flat, the choice of C does not matter.</summary>
public static class GridSearchChart
{
    private static readonly string[] Colours = ["#0072B2", "#D55E00", "#009E73", "#CC79A7"];

    /// <summary>Draws.</summary>
    /// <param name="searches">What each was run on, and what it found.</param>
    public static ChartHtml Of(params (string Name, GridSearch Search)[] searches)
    {
        ArgumentOutOfRangeException.ThrowIfZero(searches.Length);
        return new ChartHtml(Chart.Combine(searches.Select((one, i) => Chart.Line<double, double, string>(
                one.Search.Points.Select(point => point.C).ToArray(), one.Search.Points.Select(point => point.Validation.Mean).ToArray(),
                Name: one.Name, ShowMarkers: true, LineColor: Color.fromHex(Colours[i % Colours.Length]), LineWidth: 2.5)))
            .WithXAxisStyle<double, double, string>(TitleText: "C", AxisType: StyleParam.AxisType.Log)
            .WithAxes(y: "accuracy, photos held back")
            .WithSize(760, 400));
    }
}
