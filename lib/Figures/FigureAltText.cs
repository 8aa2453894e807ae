using System.Text;

namespace Figures;

/// <summary>Says in words what a figure shows, with figures from its data.</summary>
internal static class FigureAltText
{
    private const int MostTraces = 8, MostValues = 8;

    /// <summary>For instance: “Line chart ‘loss’: train falls from 0.69 to 0.05 over 30 epochs; validation …”.</summary>
    public static string Of(Figure figure)
    {
        if (figure.Traces.Count == 0) return "An empty chart.";
        var parts = figure.Subplots.Select(s => Part(s, s.Title ?? (figure.Subplots.Count == 1 ? figure.Title : s.Y.Title)));
        string text = string.Join(" ", parts);
        return figure.Subplots.Count > 1 && figure.Title is { } title ? $"{title}. {text}" : text;
    }

    private static string Part(Subplot plot, string? title)
    {
        string kind = plot.Traces[0].Kind switch
        {
            "scatter" => plot.Traces[0].HasLines ? "Line chart" : "Scatter chart",
            "bar" => "Bar chart",
            "histogram" => "Histogram",
            "heatmap" => "Heat map",
            var other => $"Chart ({other})",
        };
        var said = plot.Traces.Take(MostTraces).Select(t => Say(t, plot)).ToList();
        if (plot.Traces.Count > MostTraces) said.Add($"and {plot.Traces.Count - MostTraces} more");
        return $"{kind}{(title is null ? "" : $" “{title}”")}: {string.Join("; ", said)}.";
    }

    private static string Say(FigureTrace trace, Subplot plot) => trace.Kind switch
    {
        "scatter" => SayLine(trace, plot),
        "bar" => SayBars(trace),
        "histogram" => SaySample(trace),
        "heatmap" => SayCells(trace, plot),
        _ => trace.Name ?? trace.Kind,
    };

    private static string SayLine(FigureTrace trace, Subplot plot)
    {
        double[] y = [.. trace.Y.Where(d => !d.IsGap && d.Name is null).Select(d => d.Number)];
        string name = trace.Name ?? plot.Y.Title ?? "the values";
        if (y.Length == 0) return $"{name} without values";
        if (!trace.HasLines && !trace.HasMarkers && trace.HasTexts) return $"named are {string.Join(", ", trace.Texts)}";
        if (y.Length == 1) return $"{name} is {N(y[0])}";
        if (!trace.HasLines) return $"{name}, {y.Length} points from {N(y.Min())} to {N(y.Max())}";
        string unit = plot.X.Title is { Length: > 1 } x && x.All(char.IsAsciiLetterLower) ? x.EndsWith('s') ? x : x + "s" : "points";
        string way = y[^1] > y[0] ? "rises" : y[^1] < y[0] ? "falls" : "goes";
        var text = new StringBuilder($"{name} {way} from {N(y[0])} to {N(y[^1])} over {y.Length} {unit}");
        // The turning point that the ends do not show: for instance the lowest validation loss.
        int low = Array.IndexOf(y, y.Min()), high = Array.IndexOf(y, y.Max());
        if (low > 0 && low < y.Length - 1) text.Append($", lowest {N(y[low])} at {At(trace, low)}");
        if (high > 0 && high < y.Length - 1) text.Append($", highest {N(y[high])} at {At(trace, high)}");
        return text.ToString();
    }

    private static string At(FigureTrace trace, int index) => index < trace.X.Count ? trace.X[index].ToString() : $"{index}";

    private static string SayBars(FigureTrace trace)
    {
        var (keys, values) = trace.IsHorizontal ? (trace.Y, trace.X) : (trace.X, trace.Y);
        var pairs = values.Select((v, i) => $"{(i < keys.Count ? keys[i].ToString() : $"{i}")} {v}").Take(MostValues).ToList();
        if (values.Count > MostValues) pairs.Add($"and {values.Count - MostValues} more");
        return (trace.Name is null ? "" : trace.Name + " ") + string.Join(", ", pairs);
    }

    private static string SaySample(FigureTrace trace)
    {
        var data = trace.IsHorizontal ? trace.Y : trace.X;
        double[] numbers = [.. data.Where(d => !d.IsGap && d.Name is null).Select(d => d.Number)];
        string name = trace.Name is null ? "" : trace.Name + ", ";
        return numbers.Length == 0 ? $"{name}{data.Count} values" : $"{name}{numbers.Length} values from {N(numbers.Min())} to {N(numbers.Max())}, mean {N(numbers.Average())}";
    }

    private static string SayCells(FigureTrace trace, Subplot plot)
    {
        var z = trace.Z;
        string size = $"{z.Count} rows by {(z.Count == 0 ? 0 : z.Max(r => r.Count))} columns";
        if (z.Sum(r => r.Count) is 0 or > 16) return $"{size}, values from {N(z.SelectMany(r => r).DefaultIfEmpty(0).Min())} to {N(z.SelectMany(r => r).DefaultIfEmpty(0).Max())}";
        string Name(IReadOnlyList<Datum> names, int i) => i < names.Count ? names[i].ToString() : $"{i}";
        return string.Join(", ", z.SelectMany((row, r) => row.Select((v, c) =>
            $"{plot.Y.Title ?? "row"} {Name(trace.Y, r)} and {plot.X.Title ?? "column"} {Name(trace.X, c)}: {N(v)}")));
    }

    private static string N(double value) => Math.Abs(value) is >= 0.001 and < 10
        ? Math.Round(value, Math.Abs(value) < 0.1 ? 3 : 2).ToString("0.###", System.Globalization.CultureInfo.InvariantCulture)
        : Datum.NumberText(Math.Round(value, 1));
}
