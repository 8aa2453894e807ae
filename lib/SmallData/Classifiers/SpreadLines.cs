using Plotly.NET;
using Chart = Plotly.NET.CSharp.Chart;

namespace SmallData.Classifiers;

/// <summary>A mean with a thin line one standard deviation above and below it.</summary>
internal static class SpreadLines
{
    // Two of Okabe and Ito's colours, the same as the training curves'.
    public static readonly Color Blue = Color.fromHex("#0072B2"), Orange = Color.fromHex("#D55E00");

    public static IEnumerable<GenericChart> Of<T>(T[] x, IEnumerable<Spread> spreads, string name, Color colour, StyleParam.DrawingStyle dash)
        where T : IConvertible
    {
        Spread[] all = [.. spreads];
        yield return Chart.Line<T, double, string>(x, all.Select(one => one.Mean).ToArray(),
            Name: name, ShowMarkers: true, LineColor: colour, LineDash: dash, LineWidth: 2.5);
        foreach (int side in (int[])[1, -1])
        {
            // No score lies above 1.
            yield return Chart.Line<T, double, string>(x, all.Select(one => Math.Min(1, one.Mean + side * one.Std)).ToArray(),
                Name: side > 0 ? name + " + one std" : name + " − one std", ShowLegend: false, ShowMarkers: false, LineColor: colour,
                LineDash: StyleParam.DrawingStyle.Dot, LineWidth: 1, Opacity: 0.6);
        }
    }
}
